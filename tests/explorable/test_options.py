"""The values of a control, as authors write them: each is read, or refused with the cause and what to write instead."""

import itertools
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from explainers.explorable import Choice, ExplorableError, Slider
from explainers.explorable.options import find, listed, text_of, token_of


def relu(x):
    return max(x, 0.0)


def step(x):
    return float(x > 0)


def made_inside(power):
    return lambda x: x**power


class Model:
    """As a fitted estimator: no text of its own."""


class Color(Enum):
    RED = 1
    BLUE = 2


SQUARE, CUBE, MODEL = made_inside(2), made_inside(3), Model()


@pytest.mark.parametrize(
    ("values", "start", "texts", "tokens"),
    [
        ({relu: "ReLU", step: "step"}, relu, ["ReLU", "step"], ["ReLU", "step"]),
        ([relu, step], step, ["relu", "step"], ["relu", "step"]),
        ({SQUARE: "x²", CUBE: "x³"}, CUBE, ["x²", "x³"], ["x²", "x³"]),
        ([np.sin, np.cos], np.cos, ["sin", "cos"], ["sin", "cos"]),
        ({MODEL: "fitted", None: "none"}, MODEL, ["fitted", "none"], ["fitted", "None"]),
        ({partial(relu, 1): "one", relu: "all"}, relu, ["one", "all"], ["one", "all"]),
        ([[0, 1], [0, 2]], [0, 2], ["[0, 1]", "[0, 2]"], ["[0, 1]", "[0, 2]"]),
        ([{"a": 1}, {"a": 2}], {"a": 2}, ["{'a': 1}", "{'a': 2}"], ["{'a': 1}", "{'a': 2}"]),
        ([np.zeros(2), np.ones(2)], np.ones(2), ["[0, 0]", "[1, 1]"], ["[0, 0]", "[1, 1]"]),
        ([(0.1 + 0.2, 1), (0.5, 1)], (0.5, 1), ["(0.3, 1)", "(0.5, 1)"], ["(0.3, 1)", "(0.5, 1)"]),
        ([(np.float64(0.5), np.int64(1))], (0.5, 1), ["(0.5, 1)"], ["(0.5, 1)"]),
        ([None, 1], None, ["None", "1"], ["None", "1"]),
        ([False, True], True, ["False", "True"], ["False", "True"]),
        (Color, Color.BLUE, ["Color.RED", "Color.BLUE"], ["Color.RED", "Color.BLUE"]),
        ([date(2020, 1, 1), date(2021, 1, 1)], date(2021, 1, 1), ["2020-01-01", "2021-01-01"], ["2020-01-01", "2021-01-01"]),
        (np.arange("2020-01", "2020-03", dtype="datetime64[M]"), np.datetime64("2020-02"), ["2020-01", "2020-02"], ["2020-01", "2020-02"]),
        ([Fraction(1, 3), Fraction(1, 2)], 0.5, ["1/3", "1/2"], ["1/3", "1/2"]),
        ([Decimal("0.1"), Decimal("0.2")], 0.2, ["0.1", "0.2"], ["0.1", "0.2"]),
        ([1, 2, np.inf], np.inf, ["1", "2", "∞"], ["1", "2", "inf"]),
        ([3, 1, 2], 1, ["3", "1", "2"], ["3", "1", "2"]),
        ((i for i in range(3)), 1, ["0", "1", "2"], ["0", "1", "2"]),
        ({1: "one", 2: "two"}, 2, ["one", "two"], ["1", "2"]),
        (np.linspace(0.1, 0.3, 3, dtype=np.float32), 0.1, ["0.1", "0.2", "0.3"], ["0.1", "0.2", "0.3"]),
    ],
)
def test_what_an_author_may_offer(values, start, texts, tokens):
    if not isinstance(values, dict | type):
        values = list(values)
    for made in (Slider("k", values, start=start), Choice("k", values, start=start)):
        assert list(made.texts) == texts
        assert list(made.tokens) == tokens
        assert not any("0x" in token for token in made.tokens)
        chosen = made.values[made.start]
        assert chosen is start or np.all(np.isclose(float(chosen), start) if isinstance(start, float) else chosen == start)


@pytest.mark.parametrize(
    ("values", "what", "remedy"),
    [
        (["a", "a", "b"], "'a' and 'a', are equal", "give each value once"),
        ([0, 1, True], "1 and True, are equal", "give each value once"),
        ([1, 1.0], "1 and 1.0, are equal", "give each value once"),
        ([0.0, -0.0], "are equal", "give each value once"),
        ([[1], [1]], "[1] and [1], are equal", "give each value once"),
        ({"a": "same", "b": "same"}, "'a' and 'b', read alike, 'same'", "{value: text, …}"),
        ([1, "1"], "1 and '1', read alike, '1'", "{value: text, …}"),
        ([0.1, 0.1 + 1e-9], "read alike, '0.1'", "more digits"),
        ([1, np.nan], "one of its values is NaN", "leave it out"),
        (["", "a"], "'' has an empty text", "{value: text, …}"),
        ({"a": " "}, "'a' has an empty text", "{value: text, …}"),
        ({"Adam": 0.1}, "the text of 'Adam' is 0.1, no string", "the value first"),
        ([SQUARE, relu], "has no text that is the same in every run", "name it: {value: text, …}"),
        ([partial(relu, 1)], "has no text that is the same in every run", "name it"),
        ([MODEL], "has no text that is the same in every run", "name it"),
        ([(MODEL, 1)], "has no text that is the same in every run", "name it"),
        ("abc", "its values are 'abc'", "give a list"),
        (5, "its values are 5", "give a list"),
        ({"a", "b"}, "a set, whose order is not the same in every run", "give a list"),
        ([], "it has no values", "at least one"),
        (itertools.count(), "more than 10000 values", "not so many"),
        ([1, 2], "start 'none of them' is not among its values, 1, 2", "start at one of them"),
        (["a", " a"], "'a' and ' a', read alike, 'a'", "{value: text, …}"),
        (["\u00e9", "e\u0301"], "read alike, '\u00e9'", "{value: text, …}"),
        (["a\x0bb"], "the text of its value 'a\\x0bb' has the control character '\\x0b'", "leave it out"),
        (np.array(3), "its values are array(3)", "give a list"),
        (list(range(100)), "is not among its values, 0, 1, 2, 3, 4, 5, 6, 7 and 92 more", "start at one"),
    ],
)
def test_what_an_author_may_not_offer(values, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        Choice("k", values, start="none of them")
    assert str(caught.value).startswith("control 'k': ")
    assert what in str(caught.value)
    assert remedy in str(caught.value).rpartition("; ")[2]


def test_the_remedy_works():
    assert Choice("f", {SQUARE: "x²", relu: "ReLU"}, start=relu).texts == ("x²", "ReLU")
    assert Slider("k", [0.1, 0.1 + 1e-9], start=0.1, format=".10f").texts == ("0.1000000000", "0.1000000010")
    assert Choice("k", {"": "none", "a": "a"}, start="").tokens == ("", "a")


def test_a_zero_that_is_one_but_for_rounding_is_zero():
    values, _ = listed("control 'k'", np.arange(-1, 1, 0.1))
    assert 0.0 in values
    assert Slider("k", np.arange(-1, 1, 0.1), start=0).texts[10] == "0"
    small = np.logspace(-12, 3, 6)
    assert listed("control 'k'", small)[0] == list(small), "small is not rounding"


@pytest.mark.parametrize(
    ("values", "wanted", "position"),
    [
        (np.arange(0, 1, 0.1), 0.3, 3),
        ([0.1, 0.3], 0.1 + 0.2, 1),
        (np.arange(0, 1, 0.1), 0.31, None),
        (np.logspace(-12, 0, 13), 1e-12, 0),
        ([1, 2], np.int64(2), 1),
        ([1, 2], np.array(2), 1),
        ([1, 2], "2", None),
        (["1", "2"], 2, None),
        ([1, 2], [2], None),
        ([1, np.inf], np.inf, 1),
        ([1.0, 2.0], np.nan, None),
        ([MODEL, None], Model(), None),
    ],
)
def test_a_value_is_found_up_to_rounding_and_no_further(values, wanted, position):
    values = list(values)
    tokens = [token_of(value, f"text {i}") for i, value in enumerate(values)]
    assert find(values, tokens, wanted) == position


def test_text_and_token():
    assert text_of(-1 / 3) == "−0.333333"
    assert text_of(-np.inf) == "−∞"
    assert text_of(SimpleNamespace(a=relu)) is None
    assert text_of("info") == "info"
    assert token_of(1 / 3, "") == "0.333333333333"
    assert token_of(relu, "ReLU") == "ReLU"


def test_a_number_is_no_text_and_the_message_says_so():
    with pytest.raises(ExplorableError, match="start 1 is not among its values, 1, 2, of type str and not int; start at one"):
        Slider("k", ["1", "2"], start=1)
    with pytest.raises(ExplorableError, match="start '2' is not among its values, 1, 2, of type int and not str; start at one"):
        Slider("k", [1, 2], start="2")


def test_an_accent_may_be_written_in_two_ways():
    assert Choice("k", ["a", "\u00e9"], start="e\u0301").start == 1


def test_whole_numbers_beyond_all_floats():
    control = Slider("k", [10**400, 1], start=10**400)
    assert (control.start, control.position(1), control.position(2)) == (0, 1, None)
