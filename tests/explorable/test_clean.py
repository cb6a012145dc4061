"""Clean frames: nothing lost but what a page does not need."""

import io
import re
from collections import Counter
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from explainers.explorable.clean import _looks, clean, relative_path


def written(draw) -> ET.Element:
    """What matplotlib writes."""
    stream = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        figure = Figure()
        draw(figure.subplots())
        figure.savefig(stream, format="svg")
    return ET.fromstring(stream.getvalue())


def cleaned(draw) -> ET.Element:
    return clean(written(draw), "a")


def looks(style: str) -> dict[str, str]:
    return {key.strip(): value.strip() for key, value in (part.split(":") for part in style.split(";") if part.strip())}


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


def test_a_frame_has_the_pages_font_and_no_style():
    svg = cleaned(lambda ax: (ax.plot([1, 2], label="a"), ax.set_title("b", style="italic", weight="bold"), ax.legend()))
    markup = ET.tostring(svg, encoding="unicode")
    for absent in ("DejaVu", " style=", "<style", "metadata", "xmlns", "clipPath_", "figure_1"):
        assert absent not in markup
    (title,) = (text for text in svg.iter("text") if text.text == "b")
    assert (title.get("font-size"), title.get("font-style"), title.get("font-weight")) == ("12", "italic", "700")


def draw_much(ax):
    ax.plot([1, 2, 3], "o--", alpha=0.5, dash_capstyle="round", solid_joinstyle="miter", markeredgecolor="k")
    ax.bar([1], [1], hatch="//", edgecolor="r")
    ax.scatter([1, 2], [1, 2], c=[1, 2])
    ax.text(1, 1, "a", style="oblique", weight="bold", variant="small-caps", stretch="condensed", ha="right", alpha=0.3)
    ax.text(1, 2, r"$x^2$")
    ax.imshow([[1, 2]], interpolation="none")
    ax.tripcolor([0, 1, 0], [0, 0, 1], [0, 1, 2], shading="gouraud")


def test_no_look_but_the_family_of_the_font_is_lost():
    raw = written(draw_much)
    declared = [looks(element.get("style")) for element in raw.iter() if element.get("style")]
    assert len({key for element in declared for key in element}) > 12
    clean_one = clean(written(draw_much), "a")
    kept = [dict(element.attrib) for element in clean_one.iter()]
    for key in {key for element in declared for key in element} - {"font-family", "fill", "stroke", "stop-color", "font-size"}:
        wanted = Counter(element[key] for element in declared if key in element)
        found = Counter(element[key] for element in kept[1:] if key in element)
        assert wanted <= found, key


def test_a_property_that_is_no_attribute_is_an_error():
    svg = ET.fromstring('<svg xmlns="http://www.w3.org/2000/svg"><path style="mix-blend-mode: multiply"/></svg>')
    with pytest.raises(ValueError, match="mix-blend-mode: multiply, which SVG has no attribute for"):
        clean(svg, "a")


def test_every_reference_in_a_frame_leads_somewhere(declare):
    (svg,) = declare().frame(0)
    markup = ET.tostring(svg, encoding="unicode")
    identifiers = {element.get("id") for element in svg.iter() if element.get("id")}
    referred = set(re.findall(r'(?:url\(|href=")#([\w-]+)', markup))
    assert identifiers
    assert referred == identifiers
    assert all(identifier.startswith("a-wave-0-") for identifier in identifiers)


@pytest.mark.parametrize(
    ("font", "looks"),
    [
        ("10px 'DejaVu Sans', sans-serif", {}),
        ("oblique 7.5px 'DejaVu Sans'", {"font-style": "oblique"}),
        ("italic small-caps 700 12px 'DejaVu Sans'", {"font-style": "italic", "font-variant": "small-caps", "font-weight": "700"}),
        ("300 12px 'A 900 B'", {"font-weight": "300"}),
    ],
)
def test_a_font_that_is_written_in_one_is_taken_apart(font, looks):
    assert _looks(f"font: {font}; text-anchor: middle") == {
        **looks,
        "font-size": re.search(r"[\d.]+px", font)[0],
        "text-anchor": "middle",
    }
