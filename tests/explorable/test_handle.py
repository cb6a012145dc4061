import re

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.explorable import ExplorableError, Handle
from explainers.explorable.fold import table
from explainers.explorable.states import draw_all


def canvas(**limits) -> Figure:
    figure = Figure(figsize=(4.8, 3.0))
    ax = figure.add_axes((0.25, 0.2, 0.5, 0.6))
    ax.set(xlim=(0, 2), ylim=(0, 1), **limits)
    return figure


def test_its_place_is_where_the_axes_put_the_values():
    # the axes reach from 25 % to 75 % of 345.6 points, and from 20 % to 80 % of 216 points, counted from below
    assert Handle("x", "y").place(canvas(), {"x": 0, "y": 0}) == (86.4, 172.8)
    assert Handle("x", "y").place(canvas(), {"x": 1, "y": 1}) == (172.8, 43.2)
    assert Handle("x", at=lambda x, y: (2 * x, y / 2)).place(canvas(), {"x": 1, "y": 1}) == (259.2, 108.0)


def test_logarithmic_axes_are_followed():
    figure = Figure(figsize=(4.8, 3.0))
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(1, 100), ylim=(0, 1), xscale="log")
    assert Handle("x", "y").place(figure, {"x": 10, "y": 0.5}) == (172.8, 108.0)


@pytest.mark.parametrize(
    ("arguments", "keywords", "said"),
    [
        ((), {}, "it moves no control"),
        (("x",), {}, "give at"),
        (("x",), {"at": 3}, "at is 3"),
    ],
)
def test_a_handle_that_cannot_stand_anywhere_is_refused(arguments, keywords, said):
    with pytest.raises(ExplorableError, match=re.escape(said)):
        Handle(*arguments, **keywords)


@pytest.mark.parametrize(
    ("handle", "said"),
    [
        (Handle("x", at=lambda x: x), "its place is 1"),
        (Handle("x", at=lambda x: (x, np.nan)), "two finite numbers"),
        (Handle("x", at=lambda x: (x, 0), axes=2), "none with number 2"),
    ],
)
def test_a_place_that_is_none_is_named(handle, said):
    with pytest.raises(ExplorableError, match=re.escape(said)):
        handle.place(canvas(), {"x": 1})


@pytest.mark.parametrize(
    ("handles", "said"),
    [
        ([Handle("z", at=lambda **state: (0, 0))], "a handle moves 'z', which is no control"),
        ([Handle("k", at=lambda **state: (0, 0), panel=1)], "a handle stands on panel 1"),
        ([7], "7 is no handle"),
        (Handle("k", at=lambda **state: (0, 0)), "give a list: handles=[Handle(…)]"),
    ],
)
def test_a_figure_names_handles_that_it_cannot_have(declare, handles, said):
    with pytest.raises(ExplorableError, match=re.escape(said)):
        declare(handles=handles)


def test_every_state_knows_where_its_handle_stands(declare):
    figure = declare(handles=[Handle("k", at=lambda k, sign, seed: (k / 3, 1 if sign == "up" else -1))])
    places = np.array([stand[0] for stand in draw_all(figure).places])
    states = [figure.grid.state(number) for number in range(figure.grid.size)]
    for name, axis, rises in (("k", 0, 1), ("sign", 1, -1)):
        values = [{"up": 1, "down": -1}.get(state[name], state[name]) for state in states]
        slope, _ = np.polyfit(values, places[:, axis], 1)
        assert np.sign(slope) == rises
        np.testing.assert_allclose(places[:, axis], np.polyval(np.polyfit(values, places[:, axis], 1), values), atol=0.1)


def test_the_table_has_the_places_once_for_each_value_of_a_control():
    x = [str(i % 3) for i in range(12)]
    folded = table([], ["a"] * 12, handles=[{"panel": 0, "controls": [1], "x": x, "y": ["7"] * 12}])
    (handle,) = folded["handles"]
    for values, which, wanted in ((*handle["x"], x), (*handle["y"], ["7"] * 12)):
        assert [values[i] for i in (folded["which"][which] if which >= 0 else range(12))] == wanted
    assert "handles" not in table([], ["a"])


def test_a_handle_names_controls_as_python_does():
    assert Handle("\u00b5", "k").controls == ("\u03bc", "k")
    with pytest.raises(ExplorableError, match="handle of k, k: it names a control twice; name each once"):
        Handle("k", "k")
