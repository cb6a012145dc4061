"""Controls, the grid they span, and addresses."""

from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.explorable import Choice, ExplorableError, Seed, Slider
from explainers.explorable.controls import Grid, format_number


def test_slider_texts_carry_the_unit_and_a_true_minus_sign():
    slider = Slider("width", [-1, 2, 0.25], start=2, unit="px")
    assert slider.texts == ("−1 px", "2 px", "0.25 px")
    assert slider.tokens == ("-1", "2", "0.25")
    assert slider.values[slider.start] == 2


def test_choice_takes_a_list_or_a_mapping():
    assert Choice("prior", ["flat", "steep"], start="steep").texts == ("flat", "steep")
    mapped = Choice("prior", {"flat": "all alike", "steep": "1/j²"}, start="flat")
    assert mapped.texts == ("all alike", "1/j²")
    assert mapped.values == ("flat", "steep")


def test_seed_counts_from_one_for_readers_and_from_zero_for_code():
    seed = Seed(3)
    assert seed.values == (0, 1, 2)
    assert seed.texts == ("sample 1 of 3", "sample 2 of 3", "sample 3 of 3")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Slider("width", [], start=1), "control 'width': it has no values"),
        (lambda: Choice("prior", {}, start="flat"), "control 'prior': it has no values"),
        (lambda: Seed(0), "control 'seed': its count of seeds is 0, so it has no values; give a whole number, 1 or more"),
        (lambda: Seed(2.5), "its count of seeds is 2.5"),
        (lambda: Seed(True), "its count of seeds is True"),
        (lambda: Slider("width", [1, 2], start=3), "start 3 is not among its values"),
        (lambda: Slider("width", [1, 1], start=1), "give each value once"),
        (lambda: Slider("a b", [1], start=1), "must be a Python identifier"),
        (lambda: Slider("", [1], start=1), "must be a Python identifier"),
        (lambda: Slider(3, [1], start=1), "control 3: the name must be a Python identifier"),
        (lambda: Slider("lambda", [1], start=1), "must be a Python identifier"),
        (lambda: Slider("hide", [1], start=1), "words of the address"),
        (lambda: Slider("_", [1], start=1), "its label is ''; give it a label"),
        (lambda: Slider("k", [1], start=1, label=3), "its label is 3; give it a label"),
        (lambda: Slider("k", [1], start=1, unit=3), "its unit is 3; give a string"),
        (lambda: Slider("k", [1], start=1, format=2), "its format is 2; give a string"),
        (lambda: Slider("k", [1], start=1, format="{:.1f}"), r"its format '{:.1f}' fails for 1: .*without braces, such as '.2f'"),
        (lambda: Slider("k", [0.5], start=0.5, format="d"), "its format 'd' fails for 0.5: Unknown format code"),
        (lambda: Slider("k", [0.01, 0.02], start=0.01, format=".1f"), r"0.01 and 0.02, read alike, '0.0'; .*a format with more digits"),
    ],
)
def test_bad_controls_say_what_is_wrong(make, message):
    with pytest.raises(ExplorableError, match=message):
        make()


@pytest.mark.parametrize(
    ("written", "name"),
    [("\u00b5", "μ"), ("ſ", "s"), ("ﬁt", "fit"), ("ª", "a"), ("Width_2", "Width_2"), ("_k", "_k"), ("class_", "class_")],
)
def test_a_name_is_normalized_as_python_does(written, name):
    control = Slider(written, [1, 2], start=1)
    assert control.name == name
    assert list(eval(f"lambda {written}: 0").__code__.co_varnames) == [name]


def test_a_seed_has_a_label():
    assert Seed(2, name="draw_of", label=None).texts == ("draw of 1 of 2", "draw of 2 of 2")
    assert Seed(np.int64(2)).values == (0, 1)


sizes = st.lists(st.integers(1, 5), min_size=1, max_size=4)


@given(sizes, st.data())
def test_numbers_and_positions_are_inverse(counts, data):
    grid = Grid(tuple(Slider(f"c{i}", range(n), start=0) for i, n in enumerate(counts)))
    number = data.draw(st.integers(0, grid.size - 1))
    assert grid.number(grid.positions(number)) == number


def test_last_control_runs_fastest():
    grid = Grid((Slider("a", [1, 2], start=2), Slider("b", [5, 6, 7], start=6)))
    assert [grid.state(i) for i in (0, 1, 3)] == [{"a": 1, "b": 5}, {"a": 1, "b": 6}, {"a": 2, "b": 5}]
    assert grid.state(grid.start) == {"a": 2, "b": 6}


@pytest.mark.parametrize("number", [-1, 6])
def test_a_state_that_does_not_exist_is_an_error(number):
    grid = Grid((Slider("a", [1, 2], start=2), Slider("b", [5, 6, 7], start=6)))
    with pytest.raises(ValueError, match="does not exist"):
        grid.positions(number)


def test_address_is_a_fragment_that_a_browser_can_read_back():
    grid = Grid((Slider("width", [0.5, 16], start=16), Choice("prior", ["1/j²", "flat & wide"], start="flat & wide")))
    address = grid.address("solution-ridge", grid.start)
    assert address.startswith("#solution-ridge?width=16&prior=")
    assert " " not in address
    query = urlsplit(address).fragment.partition("?")[2]
    assert parse_qs(query) == {"width": ["16"], "prior": ["flat & wide"]}


@given(sizes, st.data())
def test_two_states_never_share_an_address(counts, data):
    grid = Grid(tuple(Slider(f"c{i}", range(n), start=0) for i, n in enumerate(counts)))
    i, j = (data.draw(st.integers(0, grid.size - 1)) for _ in range(2))
    assert (grid.address("x", i) == grid.address("x", j)) == (i == j)


def test_format_number_by_specification():
    assert format_number(-0.12345, ".2f") == "−0.12"
    assert format_number(1 / 3) == "0.333333"
    assert format_number(-float("inf"), ".2f") == "−∞"
    assert format_number("info", "s") == "info"


@pytest.mark.parametrize("link", ["", 3])
def test_a_link_is_a_word(link):
    with pytest.raises(ExplorableError, match="give the word that it shares"):
        Slider("k", [1, 2], start=1, link=link)
