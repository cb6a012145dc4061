"""A figure asks for a drawing; where it is drawn and what is true come from the figure itself, in every rendering."""

import json
import re

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.explorable import Drawing, ExplorableError
from explainers.explorable.drawing import Field, drawing_table, told
from explainers.explorable.live import Live
from explainers.explorable.static import render

X = [-0.5, 0.0, 0.5]


def asks(**changes: object) -> Drawing:
    return Drawing(**({"text": "How does it go on?", "x": X, "answer": lambda r: np.interp(X, r.x, r.y), "at": {"k": 3}} | changes))


def carried(html: str) -> dict:
    return json.loads(re.search(r'class="explorable-table">(.*?)</script>', html, re.DOTALL).group(1))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "it asks nothing; give the question"),
        ({"x": 3}, "its x is 3; give 2 to 20 numbers"),
        ({"x": [1]}, "give 2 to 20 numbers, each greater than the one before"),
        ({"x": [1, 1]}, "each greater than the one before"),
        ({"x": ["a", "b"]}, "give 2 to 20 numbers"),
        ({"x": range(21)}, "give 2 to 20 numbers"),
        ({"answer": [1, 2, 3]}, "give a function of the result"),
        ({"at": 3}, "give the values that the figure goes to"),
        ({"names": "{y}"}, "give a template of x"),
        ({"names": ["left", "right"]}, "or a name for each x"),
        ({"names": "here"}, "gives two points one name"),
        ({"unit": 3}, "unit is 3; give a string"),
        ({"within": (1, 0)}, "give the lowest and the highest y, two numbers"),
        ({"within": (0, 1, 2)}, "give the lowest and the highest y, two numbers"),
        ({"within": "ab"}, "give the lowest and the highest y, two numbers"),
        ({"digits": 0}, "give the number of significant digits"),
    ],
)
def test_a_drawing_of_the_wrong_kind_is_refused(changes, message):
    with pytest.raises(ExplorableError, match=message):
        asks(**changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"at": {"k": 7}}, "moves 'k' to 7, which the control does not offer"),
        ({"at": {}}, "answered by the start state"),
        ({"panel": 1}, "its drawing is on panel 1; name one of 0 to 0"),
        ({"answer": lambda r: r.loss}, "answer of its drawing failed at k=3"),
        ({"answer": lambda r: [1, 2]}, "return 3 finite numbers"),
        ({"answer": lambda r: [1, 2, np.inf]}, "return 3 finite numbers"),
        ({"answer": lambda r: np.ma.masked_greater([1, 2, 3], 2)}, "return 3 finite numbers"),
    ],
)
def test_a_drawing_that_cannot_be_answered_is_refused(declare, changes, message):
    with pytest.raises(ExplorableError, match=message):
        declare(asks=asks(**changes))


def canvas(**limits: object) -> Figure:
    figure = Figure(figsize=(4.8, 3.0))
    figure.add_axes((0.25, 0.2, 0.5, 0.6)).set(**({"xlim": (-1, 1), "ylim": (0, 1)} | limits))
    return figure


def test_it_is_drawn_where_the_axes_put_it():
    width, height = 4.8 * 72, 3.0 * 72
    field = asks().field(canvas())
    assert field.x == pytest.approx([width * share for share in (0.375, 0.5, 0.625)], abs=0.06)
    assert field.y == pytest.approx((0.8 * height, 0.2 * height), abs=0.06)
    assert (field.ends, field.log) == ((0, 1), False)
    part = asks(within=(10, 100)).field(canvas(yscale="log", ylim=(1, 100)))
    assert part.y == pytest.approx((0.5 * height, 0.2 * height), abs=0.06)
    assert (part.ends, part.log) == ((10, 100), True)


@pytest.mark.parametrize(
    ("changes", "limits", "message"),
    [
        ({"axes": 1}, {}, "has 1 axes, and none with number 1"),
        ({}, {"yscale": "symlog"}, "'symlog'; draw it on a linear or a logarithmic axis"),
        ({}, {"xlim": (0, 1)}, "the x-axis, 0 to 1, ends before its points"),
        ({"within": (0, 2)}, {}, "stay within the axis"),
    ],
)
def test_axes_that_cannot_be_drawn_on_are_refused(changes, limits, message):
    with pytest.raises(ExplorableError, match=message):
        asks(**changes).field(canvas(**limits))


def test_axes_that_move_or_do_not_reach_the_answer_are_refused():
    here, there = (Field((1.0, 2.0, 3.0), (90.0, 10.0), ends, False) for ends in ((0.0, 1.0), (0.0, 2.0)))
    with pytest.raises(ExplorableError, match=r"y from 0 to 1\) than where it is answered \(0 to 2\); set xlim and ylim"):
        drawing_table(asks(), [0, 0, 0], [here, there], 0, 1)
    with pytest.raises(ExplorableError, match=r"the answer at x = 0\.5 is 3, and can be drawn from 0 to 1; set wider limits"):
        drawing_table(asks(), [0, 0, 3], [here, here], 0, 1)
    assert drawing_table(asks(), [0, 0, 1], [here, here, there], 0, 1)["where"] == ["1", "1", ""]


def test_the_page_carries_the_answer_that_was_computed(declare):
    figure = declare(asks=asks(names="at {x:g}", unit=" m"))
    html = render(figure)
    data = carried(html)["drawing"]
    result = figure.result(figure.grid.number([2, 0, 0]))
    assert data["answer"] == pytest.approx(np.interp(X, result.x, result.y), rel=1e-5)
    assert (data["names"], data["unit"], data["where"][0]) == (["at -0.5", "at 0", "at 0.5"], " m", ["1"])
    assert 'class="explorable-question explorable-draws"' in html
    assert 'data-at="[2, 0, 0]" hidden' in html
    assert f"<details><summary>How does it go on?</summary><p>{told(figure.asks, figure.drawn()[1])}</p></details></noscript>" in html
    assert "drawing" not in carried(render(declare()))


def test_points_may_be_named_one_by_one():
    assert [asks(names=["left", "middle", "right"]).name(x) for x in X] == ["left", "middle", "right"]


def test_values_are_said_with_their_unit():
    assert [asks(unit="%").said(y) for y in (-0.123, 12.34, 123456.0)] == ["−0.12%", "12%", "120,000%"]


def test_a_live_figure_shows_the_answer_in_words(declare):
    live = Live(declare(asks=asks()))
    live.show_answer()
    assert live.join(20)
    assert live.reply.value == told(live.explorable.asks, live.explorable.drawn()[1])
    assert "3 waves" in live.picture.value
    live.reset()
    assert live.join(20)
    assert live.reply.value == ""


def test_polar_axes_are_refused():
    figure = Figure()
    figure.add_subplot(projection="polar")
    with pytest.raises(ExplorableError, match="its axes are polar; draw it on axes with an x- and a y-axis"):
        asks(x=[0, 1]).field(figure)
