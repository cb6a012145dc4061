"""One frame a state, one SVG a panel, fit for a page."""

import pytest


def test_text_stays_text(declare):
    (svg,) = declare().frame(0)
    words = {element.text for element in svg.iter("text")}
    assert {"x", "y", "wave", "−1.0"} <= words


@pytest.mark.parametrize("count", [1, 2])
def test_one_svg_a_panel(declare, count):
    figure = declare(draw=[lambda ax, result: ax.plot(result.x, result.y)] * count)
    assert len(figure.frame(0)) == count
