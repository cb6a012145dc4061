"""What is declared wrongly is refused with its cause and its remedy, before anything is computed."""

from dataclasses import dataclass

import numpy as np
import pytest

from explainers.explorable import Choice, ExplorableError, Slider
from explainers.explorable.checks import (
    check_compute,
    check_height,
    check_name,
    checked_alts,
    checked_controls,
    checked_panels,
    checked_words,
)

K = Slider("k", [1, 2], start=1)


def draw(ax, result):
    """Draws nothing."""


@pytest.mark.parametrize("name", ["a", "a-wave", "a2-b3"])
def test_names(name):
    check_name(f"explorable {name!r}", name)


@pytest.mark.parametrize("name", ["A", "a_b", "", "-a", "a--b", "ä", 3, None])
def test_bad_names(name):
    with pytest.raises(ExplorableError, match="the name is not kebab-case; use small letters"):
        check_name(f"explorable {name!r}", name)


def test_controls_come_in_any_order_of_iteration():
    assert checked_controls("explorable 'a'", (c for c in [K])) == (K,)
    assert checked_controls("explorable 'a'", np.array([K], dtype=object)) == (K,)


@pytest.mark.parametrize(
    ("controls", "what", "remedy"),
    [
        (K, "its controls are one Slider", "controls=[Slider(…)]"),
        ({"k": (1, 5)}, "its controls are a mapping", "controls=[Slider('k', [1, 2, 3], start=1)]"),
        ({}, "its controls are a mapping", "controls=[Slider("),
        (None, "its controls are None", "give a list of Slider, Choice and Seed"),
        ("k", "its controls are 'k'", "give a list"),
        (["k"], "'k' is no control", "give a list"),
        ([Slider], "Slider'> is no control", "give a list"),
        ([], "it has no controls", "give it one"),
        ({K}, "its controls are a set", "give a list"),
        ([K, Choice("k", ["a"], start="a")], "two controls are called 'k'", "its own name"),
        ([Slider("\u00b5", [1], start=1), Slider("μ", [1], start=1)], "two controls are called 'μ'", "its own name"),
    ],
)
def test_bad_controls(controls, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        checked_controls("explorable 'a'", controls)
    assert str(caught.value).startswith("explorable 'a': ")
    assert what in str(caught.value)
    assert remedy in str(caught.value)


def test_draw_is_one_function_or_several():
    assert checked_panels("explorable 'a'", draw) == (draw,)
    assert checked_panels("explorable 'a'", (f for f in [draw, draw])) == (draw, draw)


@pytest.mark.parametrize(
    ("drawn", "what"),
    [
        ([], "it draws nothing"),
        (None, "it has neither draw nor draw_figure"),
        (3, "draw is 3, which cannot be called"),
        ("plot", "draw is 'plot'"),
        ({"left": draw}, "draw is {'left'"),
        ([draw, None], "panel 2 of draw is None, which cannot be called"),
    ],
)
def test_what_cannot_draw(drawn, what):
    with pytest.raises(ExplorableError) as caught:
        checked_panels("explorable 'a'", drawn)
    assert what in str(caught.value)
    assert "give draw one function draw(ax, result), or a list of them" in str(caught.value)


def test_alternative_text_is_one_for_all_panels_or_one_for_each():
    assert checked_alts("explorable 'a'", "A wave.", 2) == ("A wave.", "A wave.")
    assert checked_alts("explorable 'a'", ["A wave.", "Its error."], 2) == ("A wave.", "Its error.")


@pytest.mark.parametrize(
    ("alt", "what", "remedy"),
    [
        ("", "its alt is ''", "all that readers have who do not see the figure"),
        (" ", "its alt is ' '", "say in one sentence"),
        (None, "its alt is None", "say in one sentence"),
        ({"A wave.": 1}, "its alt is {'A wave.': 1}", "say in one sentence"),
        (b"A wave.", "its alt is b'A wave.'", "say in one sentence"),
        (["A wave.", ""], "its alt is ''", "say in one sentence"),
        (["A wave."], "it has 2 panels, and alt has 1 sentences", "or one for each panel"),
    ],
)
def test_bad_alternative_text(alt, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        checked_alts("explorable 'a'", alt, 2)
    assert what in str(caught.value)
    assert remedy in str(caught.value)


def test_heights():
    for height in (0.5, 3, np.float64(3.2), 40):
        check_height("explorable 'a'", height)


@pytest.mark.parametrize("height", [0, -1, np.nan, np.inf, 320, "3", None, True, [3]])
def test_bad_heights(height):
    with pytest.raises(ExplorableError, match=r"its height is .*in inches, such as 3\.2"):
        check_height("explorable 'a'", height)


@dataclass
class Made:
    k: int


@pytest.mark.parametrize("compute", [lambda k: k, lambda **all: all, lambda k, n=3: n, lambda *, k: k, dict, Made, max])
def test_computes(compute):
    check_compute("explorable 'a'", compute, {"k": 1})


async def later(k):
    return k


def one_by_one(k):
    yield k


@pytest.mark.parametrize("draws", [{"draw": later}, {"draw": [draw, one_by_one]}, {"draw": None, "draw_figure": one_by_one}])
def test_what_draws_nothing_when_it_is_called(draws):
    with pytest.raises(ExplorableError, match="is asynchronous, or a generator, so that calling it draws nothing; give a plain function"):
        checked_panels("explorable 'a'", **draws)


def test_a_words_name_is_read_as_python_does():
    assert checked_words("explorable 'a'", {"\u00b5": "{k}"}, ["k"]) == {"\u03bc": "{k}"}
    with pytest.raises(ExplorableError, match="a word and a control are both called"):
        checked_words("explorable 'a'", {"\u00b5": "{k}"}, ["\u03bc"])


@pytest.mark.parametrize(
    ("compute", "what", "remedy"),
    [
        (lambda: 1, "unexpected keyword argument 'k'", "one keyword for each control"),
        (lambda *all: 1, "unexpected keyword argument 'k'", "one keyword for each control"),
        (lambda k, /: 1, "positional", "one keyword for each control"),
        (lambda k, n, m: 1, "missing a required argument: 'n'", "a control or a default for n, m"),
        (np.zeros(3), "which cannot be called", "give a function"),
        (None, "compute is None", "give a function"),
        (later, "asynchronous, or a generator", "let it return"),
        (one_by_one, "asynchronous, or a generator", "let it return"),
    ],
)
def test_bad_computes(compute, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        check_compute("explorable 'a'", compute, {"k": 1})
    assert what in str(caught.value)
    assert remedy in str(caught.value)
