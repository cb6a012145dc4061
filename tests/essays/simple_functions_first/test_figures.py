"""The drawings of *Simple functions first* hold the numbers they are given."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.simple_functions_first import experiments, figures
from explainers.essays.simple_functions_first.bayesian_sampler import Comparison
from explainers.essays.simple_functions_first.coins_and_networks import Lottery
from explainers.essays.simple_functions_first.fixed_ones import Order
from explainers.essays.simple_functions_first.guess_and_check import Guesses, Guessing
from explainers.essays.simple_functions_first.no_free_lunch import EveryTarget
from explainers.essays.simple_functions_first.perceptron import Ones
from explainers.essays.simple_functions_first.simplicity_bias import Bias
from explainers.look import style

BIAS = Bias(3, 1000, 40, np.array([0.4, 0.1, 0.01, 0.002]), np.array([3.0, 7.5, 10.5, 10.5]), np.array([0, 1, 3, 4]), 0.4, 5.0)
COMPARISON = Comparison(
    np.array([0.6, 0.3, 0.09, 0.01]), np.array([0.7, 0.29, 0.01, 0.0]), np.array([0.0, 0.5, 0.5, 1.0]), np.zeros(4), 300
)


@pytest.fixture
def ax() -> Axes:
    return Figure().subplots()


def test_bars_stand_where_the_function_is_one(ax):
    tables = np.array([[0, 1, 1, 0, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1], [0] * 8], bool)
    figures.draw_networks(ax, Lottery(tables, tables))
    x, y = (np.ma.getdata(values).reshape(-1, 3) for values in ax.get_lines()[-1].get_data(orig=True))
    assert [(row[0], bar[0], bar[1]) for bar, row in zip(x, y, strict=True)] == [(0, 1, 3), (0, 4, 5), (1, 0, 8)]


def test_ranks_and_shares(ax):
    figures.draw_rank(ax, BIAS)
    np.testing.assert_array_equal(ax.get_lines()[0].get_xdata(), [1, 2, 3, 4])
    np.testing.assert_array_equal(ax.get_lines()[0].get_ydata(), BIAS.frequency)


def test_no_function_lies_beyond_the_axis(ax):
    result = experiments.bias(7, 2, 1.0, 0.0)
    figures.draw_complexity(ax, result)
    dots, bound = ax.get_lines()
    assert max(dots.get_xdata()) < ax.get_xlim()[1] <= bound.get_xdata()[-1]
    assert bound.get_zorder() < dots.get_zorder()


def test_no_dot_lies_above_the_drawn_bound(ax):
    sure = replace(BIAS, frequency=BIAS.frequency[:3], complexity=BIAS.complexity[:3])
    figures.draw_complexity(ax, sure)
    dots, bound = ax.get_lines()
    K, share = getattr(dots, style.PLACES)
    line = np.interp(K, bound.get_xdata(), np.log2(bound.get_ydata()))
    assert np.all(np.log2(share) <= line + 1e-9)


def test_ones_are_drawn_relative_to_the_uniform_law_and_gaps_are_left(ax):
    figures.draw_ones(ax, Ones(1, 100, np.array([0.5, 0.5, 0.0])))
    coins, ratio = (line.get_ydata(orig=True) for line in ax.get_lines()[1:])
    np.testing.assert_allclose(coins, [0.5, 1, 0.5])
    np.testing.assert_array_equal(np.ma.getmaskarray(ratio), [False, False, True])
    np.testing.assert_array_equal(ratio.compressed(), [1, 1])


def test_coins_alone_hide_what_perceptrons_do(ax):
    alone = experiments.coins_alone(2)
    figures.draw_ones(ax, alone)
    law, coins, dots = (line.get_ydata(orig=True) for line in ax.get_lines())
    assert np.isnan(law).all() and np.ma.getmaskarray(dots).all()
    np.testing.assert_allclose(coins, 4 * alone.binomial)
    assert figures.describe_ones(alone) == "Coins alone: 87.5% of their tables have between a quarter and three quarters ones."


def test_seven_coins_are_practically_always_mixed():
    assert figures.describe_ones(experiments.coins_alone(7)).startswith("Coins alone: practically all of their tables have between")


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "None of the perceptrons is constant. "), (0.0003, "Less than 0.1% of the perceptrons")]
)
def test_no_share_that_was_seen_is_called_zero(share, words):
    caption = figures.describe_ones(Ones(1, 10_000, np.array([share, 1 - share, 0.0])))
    assert caption.startswith(words) and " 0.0%" not in caption


class Given(Order):
    """Complexities that are given, of five tables with a single one and five with four."""

    complexity, shuffled, coins = np.repeat([3.5, 12.0], 5), np.repeat([4.0, 10.0], 5), np.array([7.0, 10.5])


ORDER = Given(*[np.repeat([[1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0]], 5, axis=0).astype(bool)] * 3)


def test_complexities_are_shares(ax):
    figures.draw_histogram(ax, ORDER)
    heights = [bar.get_height() for bar in ax.patches[:3]]
    assert heights == [0.5, 0.5, 0.0]


def test_mean_complexities_stand_at_their_ones(ax):
    figures.draw_fixed_ones(ax, ORDER)
    shuffled, drawn = (line.get_ydata() for line in ax.get_lines())
    assert drawn[~np.isnan(drawn)].tolist() == [3.5, 12.0]
    assert shuffled[~np.isnan(shuffled)].tolist() == [4.0, 10.0]


def test_errors_of_guessed_and_trained_networks_are_bars(ax):
    result = Guessing(Guesses(np.zeros((2, 8), bool), np.array([3, 5]), 10), np.array([0, 3]), np.array([0, 0, 0, 3]), 3)
    figures.draw_guessed(ax, result)
    assert [bar.get_height() for bar in ax.patches] == [0.5, 0, 0, 0.5]
    other = Figure().subplots()
    figures.draw_trained(other, result)
    assert [bar.get_height() for bar in other.patches] == [0.75, 0, 0, 0.25]


def test_functions_with_few_networks_are_hollow_and_the_target_is_a_diamond(ax):
    figures.draw_comparison(ax, COMPARISON)
    _, hollow, full, never, target = ax.get_lines()
    np.testing.assert_array_equal(np.ma.compressed(hollow.get_ydata(orig=True)), [0.01])
    np.testing.assert_array_equal(np.ma.compressed(full.get_ydata(orig=True)), [0.7, 0.29])
    np.testing.assert_array_equal(np.ma.compressed(never.get_xdata(orig=True)), COMPARISON.bayes[COMPARISON.missed])
    assert np.ma.count(never.get_xdata(orig=True)) == COMPARISON.never
    assert (target.get_xdata()[0], target.get_ydata()[0]) == (0.6, 0.7)


def test_every_target_and_its_mean(ax):
    figures.draw_every_target(ax, EveryTarget(np.array([12.0, 20.0]), np.array([0.3, 0.7]), 9, 1))
    assert ax.get_lines()[0].get_ydata()[0] == 0.5
    np.testing.assert_array_equal(getattr(ax.get_lines()[1], style.PLACES), [[12.0, 20.0], [0.3, 0.7]])


@pytest.mark.parametrize(
    ("constant", "words"), [(0, "None of the networks is"), (1, "One of the networks is"), (3, "3 of the networks are")]
)
def test_the_caption_of_coins_and_networks(constant, words):
    networks = np.tile([True, False], (3, 4))
    networks[:constant] = True
    assert figures.describe_lottery(Lottery(networks, networks)).startswith(words)


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        ([0.5, 0.5, 0.0], "50.0% of the perceptrons are constant. The uniform law passes: χ² is 0"),
        ([0.9, 0.1, 0.0], "90.0% of the perceptrons are constant. The uniform law fails: χ² is 64"),
        ([0.5, 0.4, 0.1], "60.0% of the perceptrons are constant. The uniform law forbids T = 2ⁿ, and it was seen."),
    ],
)
def test_captions_of_ones(frequency, words):
    assert figures.describe_ones(Ones(1, 100, np.array(frequency))).startswith(words)
