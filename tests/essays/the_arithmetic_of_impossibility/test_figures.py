"""The essay's figures by their data: what is drawn is what was computed, and nothing jumps between states."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.the_arithmetic_of_impossibility import context_learners, counting, covering, figures, smoothness
from explainers.look import palette

STATES: list[tuple[Callable[[Axes, Any], None], list[Any]]] = [
    (figures.draw_sequences, [counting.sequences(v, T) for v in (2, 100_000) for T in (1, 8_000)]),
    (figures.draw_contest, [context_learners.contest(world, 1000, T) for world in context_learners.WORLDS for T in (1, 16)]),
    (figures.draw_covering, [covering.covering(n, d) for n in (5e4, 1e14) for d in (2, 1000)]),
    (figures.draw_cell, [covering.covering(n, d) for n in (5e4, 1e14) for d in (2, 1000)]),
    (figures.draw_price, [smoothness.price(d, s) for d in (1, 43) for s in (1, 12)]),
]


def drawn(draw: Callable[[Axes, Any], None], result: Any) -> Axes:
    ax = Figure(figsize=(4.8, 3.2)).subplots()
    draw(ax, result)
    return ax


@pytest.mark.parametrize(("draw", "results"), STATES, ids=lambda part: getattr(part, "__name__", ""))
def test_limits_and_artists_stay(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    axes = [drawn(draw, result) for result in results]
    for ax in axes:
        assert (ax.get_xlim(), ax.get_ylim()) == (axes[0].get_xlim(), axes[0].get_ylim())
        assert [type(child) for child in ax.get_children()] == [type(child) for child in axes[0].get_children()]
        assert [len(line.get_xdata()) for line in ax.get_lines()] == [len(line.get_xdata()) for line in axes[0].get_lines()]
        assert ax.get_title() == "" and ax.get_xlabel() + ax.get_ylabel() != ""
        assert not any("$" in text.get_text() for text in ax.texts)


@pytest.mark.parametrize(("draw", "results"), STATES, ids=lambda part: getattr(part, "__name__", ""))
def test_colors_are_roles(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    lines = drawn(draw, results[0]).get_lines()
    assert len(lines) > 0
    assert all(line.get_color() in palette.BY_COLOR for line in lines)


@pytest.mark.parametrize(("draw", "results"), STATES, ids=lambda part: getattr(part, "__name__", ""))
def test_no_curve_is_cut_off_and_no_marker_halved(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    """Curves stay inside the axes, and single marks a little off their edges (half a large marker, 2% of the axis at least)."""
    for result in results:
        ax = drawn(draw, result)
        for line in ax.get_lines():
            data = np.column_stack([np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)])
            if len(data) == 1:
                (x, y) = ax.transAxes.inverted().transform(ax.transData.transform(data))[0]
                assert 0.02 < x < 0.98 and 0.02 < y < 0.98, (draw.__name__, line.get_label(), x, y)
            elif line.get_transform() == ax.transData:
                x, y = ax.transAxes.inverted().transform(ax.transData.transform(data)).T
                assert y.min() >= 0 and y.max() <= 1 and x.min() >= 0 and x.max() <= 1, (draw.__name__, line.get_label())


def test_the_cell_has_the_side_that_the_samples_allow_and_the_square_is_one() -> None:
    result = covering.covering(counting.SAMPLES["ImageNet"], 43)
    ax = drawn(figures.draw_cell, result)
    assert (ax.patches[1].get_width(), ax.patches[1].get_height()) == (result.side, result.side)
    ax.figure.draw_without_rendering()
    corner, right, top = ax.transData.transform([(0, 0), (1, 0), (0, 1)])
    assert right[0] - corner[0] == pytest.approx(top[1] - corner[1], rel=1e-3)


@pytest.mark.parametrize("dimension", [2, 3, 5, 8, 43, 1000])
def test_the_tick_of_the_square_stands_at_it_and_beside_the_word(dimension: int) -> None:
    ax = drawn(figures.draw_cell, covering.covering(5e4, dimension))
    ax.figure.draw_without_rendering()
    (tick,) = (label for label in ax.get_yticklabels() if label.get_text())
    word = next(text for text in ax.texts if text.get_text() == "a cell")
    box, corner = tick.get_window_extent(), ax.transData.transform((0, 1))
    assert 0 < corner[0] - box.x1 < 12
    assert not box.overlaps(word.get_window_extent())
    assert not ax.yaxis.label.get_window_extent().overlaps(word.get_window_extent())


def test_who_is_as_good_as_the_rule_does_not_hide_it() -> None:
    by_name = {line.get_label(): line for line in drawn(figures.draw_contest, context_learners.contest("grammar", 1000, 1)).get_lines()}
    np.testing.assert_allclose(by_name["last token alone"].get_ydata(), by_name["knows the rule"].get_ydata()[0])
    assert by_name["last token alone"].get_zorder() < by_name["knows the rule"].get_zorder() < by_name["table"].get_zorder()


def test_the_price_is_drawn_as_it_is() -> None:
    result = smoothness.price(43, 8)
    by_name = {line.get_label(): line for line in drawn(figures.draw_price, result).get_lines()}
    np.testing.assert_array_equal(by_name["numbers to learn"].get_ydata(), result.cells + result.coefficients)


def test_captions_of_counting() -> None:
    assert figures.describe_sequences(counting.sequences(50_000, 8_192)) == (
        "8,192 tokens from a vocabulary of 50,000: 10³⁸⁴⁹⁴ sequences; at most one in 10³⁸⁴⁸⁰ can have been seen. "
        "They outnumber the atoms from length 18 on."
    )
    assert "10¹⁴ sequences; at most 80% of them can have been seen." in figures.describe_sequences(counting.sequences(50_000, 3))
    assert figures.describe_sequences(counting.sequences(2, 1)).startswith(
        "1 token from a vocabulary of 2: 2 sequences; all of them could be seen."
    )


def test_lengths_are_said() -> None:
    assert figures.tokens(1, 8000) == {1: "1 token", 8000: "8,000 tokens"}


def test_captions_of_covering() -> None:
    assert figures.describe_covering(covering.covering(counting.SAMPLES["ImageNet"], 43)) == (
        "43 dimensions, 1,281,167 samples: cells of side 0.721; not even two cells fit along a coordinate. "
        "Cells of side one half take 10¹³ samples."
    )
    assert figures.describe_covering(covering.covering(1e14, 2)).startswith("2 dimensions, 10¹⁴ samples: ")
    assert "about 100 cells fit along each coordinate" in figures.describe_covering(covering.covering(1e4, 2))


def test_captions_of_the_price() -> None:
    assert figures.describe_price(smoothness.price(43, 8)) == (
        "43 dimensions, 8 bounded derivatives, error 0.1: 237,137 cells with 99,884,400 coefficients each, 2.4 × 10¹³ numbers to learn; "
        "ImageNet has too few images. The fewest, 1.9 × 10¹³, are at s = 7."
    )
    assert ": 100 cells with 1 coefficient each, 100 numbers to learn; ImageNet has enough images. " in figures.describe_price(
        smoothness.price(2, 1)
    )


def test_numbers_to_learn_say_themselves_whether_they_are_more_than_the_images() -> None:
    """1,100,000 and 1,498,613 are not both 10⁶, nor 1.2 and 1.4 cells both 1; the fewest of all is no more than the chosen one."""
    for d in DIMENSIONS:
        for s in smoothness.ORDERS:
            result = smoothness.price(d, s)
            caption = figures.describe_price(result)
            cells, numbers, least = (_number(caption, end) for end in (" cells", " numbers to learn", ", are at"))
            assert (numbers <= result.samples) == result.enough == ("enough images" in caption)
            assert least <= numbers and cells > 1
            assert cells * smoothness.coefficients(d, s) == pytest.approx(numbers, rel=0.06)


DIMENSIONS = (1, 2, 3, 5, 8, 10, 13, 20, 26, 35, 43)
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", ",")


def _number(caption: str, end: str) -> float:
    """The number before ``end``, such as 1,100,000 or 2.4 × 10¹³."""
    found = re.search(r"(?:([\d.,]+)|(?:([\d.]+) × )?10([⁰¹²³⁴⁵⁶⁷⁸⁹]+))" + end, caption)
    assert found is not None, (caption, end)
    plain, lead, power = (group and group.translate(DIGITS) for group in found.groups())
    return float(plain) if plain else float(lead or 1) * 10 ** int(power)


def test_captions_of_the_contest() -> None:
    caption = figures.describe_contest(context_learners.contest("coins", 1000, 16))
    assert caption.startswith(
        "1,000 sequences, 16 tokens of context: the table has seen 0% of what it is asked and is right 12% of the time;"
    )
