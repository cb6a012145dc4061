"""Clean frames: nothing lost but what a page does not need."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.explorable.frame import relative_path
from explainers.look import palette


def absolute_points(d: str) -> list[tuple[float, float]]:
    """The points of a relative path, read as the SVG grammar says."""
    here, opened, points, letter = (0.0, 0.0), (0.0, 0.0), [], ""
    tokens = re.findall(r"[mlcqz]|-?(?:\d+(?:\.\d+)?|\.\d+)", d)
    i = 0
    while i < len(tokens):
        if tokens[i].isalpha():
            letter = tokens[i]
            i += 1
            if letter == "z":
                here = opened
                continue
        size = {"m": 1, "l": 1, "c": 3, "q": 2}[letter]
        for _ in range(size):
            point = (here[0] + float(tokens[i]), here[1] + float(tokens[i + 1]))
            points.append(point)
            i += 2
        here = point
        if letter == "m":
            opened, letter = here, "l"
    return points


coordinate = st.floats(-1000, 1000).map(lambda v: round(v, 6))
pair = st.tuples(coordinate, coordinate)
segments = st.one_of(
    st.tuples(st.just("L"), st.tuples(pair)),
    st.tuples(st.just("C"), st.tuples(pair, pair, pair)),
    st.tuples(st.just("Q"), st.tuples(pair, pair)),
    st.tuples(st.just("z"), st.just(())),
    st.tuples(st.just("M"), st.tuples(pair)),
)


@given(pair, st.lists(segments, max_size=12))
def test_a_relative_path_has_the_points_of_the_absolute_one(begin, rest):
    parts = [("M", (begin,))]
    for letter, points in rest:  # matplotlib opens each piece with M
        parts += [(letter, points)] + ([("M", (begin,))] if letter == "z" else [])
    d = "\n".join(letter + " ".join(f" {x:f} {y:f}" for x, y in points) for letter, points in parts)
    wanted = [p for _, points in parts for p in points]
    found = absolute_points(relative_path(d))
    assert len(found) == len(wanted)
    # half a grid step, and what summing the steps in float64 adds
    assert all(abs(a - b) <= 0.05 + 1e-9 for p, q in zip(found, wanted, strict=True) for a, b in zip(p, q, strict=True))


def test_paths_are_short():
    assert relative_path("M 0 0 \nL 10.04 0 \nL 10.04 0.5 \nz\n") == "m0 0 10 0 0 .5z"


def test_frames_carry_roles_not_colors_and_the_pages_font(declare):
    (svg,) = declare().frame(0)
    markup = ET.tostring(svg, encoding="unicode")
    assert "var(--tmp-fit)" in markup
    assert "var(--tmp-data)" in markup
    assert not [role for role in palette.ROLES.values() if role.light in markup]
    for absent in ("font-family", "<style", "metadata", "xmlns", "clipPath_", "figure_1"):
        assert absent not in markup


def test_every_reference_in_a_frame_leads_somewhere(declare):
    (svg,) = declare().frame(0)
    markup = ET.tostring(svg, encoding="unicode")
    identifiers = {element.get("id") for element in svg.iter() if element.get("id")}
    referred = set(re.findall(r'(?:url\(|href=")#([\w-]+)', markup))
    assert identifiers
    assert referred == identifiers
    assert all(identifier.startswith("a-wave-0-") for identifier in identifiers)


def test_text_stays_text(declare):
    (svg,) = declare().frame(0)
    words = {element.text for element in svg.iter("text")}
    assert {"x", "y", "wave", "−1.0"} <= words


@pytest.mark.parametrize("count", [1, 2])
def test_one_svg_a_panel(declare, count):
    figure = declare(draw=[lambda ax, result: ax.plot(result.x, result.y)] * count)
    assert len(figure.frame(0)) == count
