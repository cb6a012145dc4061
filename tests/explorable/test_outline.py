"""Where things lie in matplotlib's SVG."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest

from explainers.explorable.outline import SVG, XLINK, box, outline, text_corners, transformed


def element(tag: str, **attributes: object) -> ET.Element:
    return ET.Element(SVG + tag, {key: str(value) for key, value in attributes.items()})


@pytest.mark.parametrize(
    ("transform", "wanted"),
    [
        ("", (3, 4)),
        ("translate(10 1)", (13, 5)),
        ("translate(10)", (13, 4)),
        ("scale(2)", (6, 8)),
        ("scale(1 -1) translate(0 -10)", (3, 6)),
        ("rotate(90)", (-4, 3)),
        ("rotate(90 3 4)", (3, 4)),
        ("matrix(0 1 -1 0 5 6)", (1, 9)),
        ("translate(100 50) rotate(-90)", (104, 47)),
    ],
)
def test_transforms_are_those_of_svg(transform, wanted):
    assert np.allclose(transformed(np.array([(3.0, 4.0)]), transform), [wanted])


def test_paths_markers_and_pictures_have_outlines_and_groups_have_none():
    marker = element("path", d="M -1 0 L 1 0 C 1 2 0 2 -1 0 z")
    used = element("use", x=10, y=20)
    used.set(XLINK + "href", "#m")
    assert outline(used, {"m": marker}).tolist() == [[9, 20], [11, 20], [11, 22], [10, 22], [9, 20]]
    picture = element("image", x=5, y=-30, width=10, height=20, transform="scale(1 -1) translate(0 -10)")
    assert box(outline(picture, {})).tolist() == [[5, 20], [15, 40]]
    assert outline(used, {}).shape == outline(element("g"), {}).shape == (0, 2)


@pytest.mark.parametrize(("anchor", "x"), [("middle", 50), ("end", 40), ("start", 60)])
def test_the_center_of_a_text_follows_its_anchor(anchor, x):
    group = element("g")
    text = ET.SubElement(group, SVG + "text", {"x": "50", "y": "20", "font-size": "10px", "text-anchor": anchor})
    text.text = "1234"
    assert np.allclose(text_corners(group, {}).mean(axis=0), (x, 16.5))
    assert np.allclose(np.ptp(text_corners(group, {}), axis=0), (20, 7))


def test_the_corners_of_a_formula_are_those_of_its_shapes():
    group = element("g")
    ET.SubElement(group, SVG + "use", {"x": "7", "y": "8", XLINK + "href": "#formula"})
    shapes = {"formula": element("path", d="M 0 0 L 20 0 L 20 -10")}
    assert text_corners(group, shapes).tolist() == [[7, 8], [27, 8], [27, -2], [7, -2]]
    assert text_corners(element("g"), {}) is None
