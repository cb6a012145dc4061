"""A figure with all it needs: it moves where scripts run, and is a picture with its caption where they do not."""

import base64
import re
import struct
from html import unescape

import pytest

from explainers.explorable import markup, standalone, static
from tests.explorable.read import sanitized, unfolded


def test_what_moves_travels_in_an_attribute_unchanged(declare):
    words = "</script> & 'k' = \"{k}\" --> {k}"
    html = static.render(declare(describe=words), numbers=False)
    assert unfolded(standalone.fragment(declare(describe=words))) == markup.style(html) + html + markup.script()


def test_it_is_one_line_so_that_markdown_takes_it_as_one_block(declare):
    assert "\n\n" in markup.script()
    assert "\n" not in standalone.fragment(declare())


def test_a_sanitizer_leaves_the_picture_and_its_caption(declare):
    text, images = sanitized(standalone.fragment(declare()))
    assert text == "2 waves that start up, −2"
    assert images == [f"data:image/png;base64,{declare().picture(declare().grid.start)}"]


def test_that_check_can_fail(declare):
    text, _ = sanitized(static.render(declare()))
    assert "−1.0" in text


def test_the_picture_has_its_alternative_text_and_the_width_of_its_panels(declare):
    png = declare().picture(0)
    pixels = struct.unpack(">I", base64.b64decode(png)[16:20])[0]
    shown = standalone.picture(png, 1, 'A "wave" & more.', "1 < 2")
    assert 'alt="A &quot;wave&quot; &amp; more."' in shown
    assert "<figcaption>1 &lt; 2</figcaption>" in shown
    width = int(re.search(r'width="(\d+)"', shown)[1])
    assert pixels / width == pytest.approx(160 / 96, rel=0.01)
    assert "figcaption" not in standalone.picture(png, 1, "A wave.")


def test_the_page_is_whole_and_the_frame_carries_it(declare):
    page = standalone.page(declare(alt="A wave & more."))
    assert page.startswith("<!doctype html><html")
    assert "<title>A wave &amp; more.</title>" in page
    assert page.count("<style>") == 2
    assert static.render(declare(alt="A wave & more."), numbers=False) in page
    (source,) = re.findall(r'srcdoc="([^"]*)"', standalone.frame(declare(alt="A wave & more.")))
    assert unescape(source) == page


def test_a_frame_is_the_higher_the_more_is_in_it(declare):
    def height(**changes):
        return int(re.search(r'height="(\d+)"', standalone.frame(declare(**changes)))[1])

    two = [lambda ax, result: ax.plot([0, 1])] * 2
    assert height(draw=two) == height() + round(96 * 3.2)


def test_nothing_is_asked_for_from_elsewhere(declare):
    for html in (standalone.fragment(declare()), standalone.page(declare()), standalone.frame(declare())):
        assert not re.search(r"(src|href)\s*=\s*.?https?:", unescape(html))
