"""What is drawn is the result, and nothing is cut or covered."""

import re

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.refreshers import bayes, figures, null_space, roc, squares, taylor
from explainers.explorable.crowding import faults
from explainers.look import style
from tests.saved_numbers import saved


def drawn(draw, result):
    """The axes with the drawing."""
    style.use()
    ax = Figure(figsize=(4.8, 3.4)).subplots()
    draw(ax, result)
    return ax


RESULTS = [
    *((figures.draw_parameters, null_space.solution_line(x, t)) for x in (-2, 0, 2) for t in (-2, 2)),
    *((figures.draw_lines, null_space.solution_line(x, t)) for x in (-2, 2) for t in (-2, 2)),
    *((figures.draw_expansion, taylor.expand(n, a)) for n in (0, 9) for a in (-3.0, 3.0)),
    *((draw, bayes.alarm(p, f)) for draw in (figures.draw_shares, figures.draw_odds) for p in (0.01, 0.5) for f in (0.05, 0.9)),
    *((draw, squares.squares(m, np.random.default_rng(0))) for draw in (figures.draw_sum, figures.draw_share) for m in (1, 11)),
    *((draw, roc.scores(d, t)) for draw in (figures.draw_scores, figures.draw_curve) for d in (0, 3) for t in (-2, 2)),
]


@pytest.mark.parametrize(("draw", "result"), RESULTS)
def test_nothing_is_cut_or_covered(draw, result):
    assert not faults(drawn(draw, result).figure)


def test_both_solutions_pass_through_the_datum():
    result = null_space.solution_line(1.5, -1.0)
    shortest, chosen = drawn(figures.draw_lines, result).get_lines()[1:3]
    for line in (shortest, chosen):
        assert np.interp(result.x, *line.get_data()) == pytest.approx(null_space.Y)


def test_areas_are_the_shares_of_which_the_caption_speaks():
    result = bayes.alarm(0.1, 0.2)
    bars = drawn(figures.draw_shares, result).patches
    broken, sound = (bars[i].get_width() * bars[i].get_height() for i in (0, 1))
    assert broken / (broken + sound) == pytest.approx(result.posterior)
    assert figures.describe_alarm(result).endswith(f"of all for which it rings, {result.posterior:.0%} are broken.")


def test_both_laws_begin_at_their_value_at_zero():
    result = squares.squares(3, np.random.default_rng(0))
    for draw in (figures.draw_sum, figures.draw_share):
        ax = drawn(draw, result)
        assert ax.get_lines()[0].get_ydata()[0] < 0.03 * ax.get_ylim()[1]


def test_one_square_is_no_sum():
    captions = [figures.describe_squares(squares.squares(m, np.random.default_rng(0))) for m in range(1, 12)]
    assert captions[0].startswith("The first square alone: its mean is 1, drawn ")
    assert captions[1].startswith("The first 2 of the squares: their sum has mean 2, drawn ")
    assert not [caption for caption in captions if "first 1 " in caption]


def test_no_share_is_called_nothing_or_all():
    captions = [figures.describe_scores(roc.scores(d, t)) for t in np.arange(-2, 2.5, 0.5) for d in (0, 0.5, 1, 1.5, 2, 3)]
    assert not [caption for caption in captions if re.search(r"\b(0|100)%", caption)]
    assert figures.describe_scores(roc.scores(1.5, -2)).startswith("1.5 apart, threshold -2.0: it finds more than 99% of the positives")


def test_what_is_shaded_begins_at_the_threshold_upright():
    for patch in drawn(figures.draw_scores, roc.scores(1.5, 0.5)).collections:
        (path,) = patch.get_paths()
        inside = path.vertices[:-1]
        assert inside[:, 0].min() == 0.5 and np.ptp(inside[inside[:, 0] == 0.5, 1]) > 0.1


def test_the_band_has_no_edge_within_the_frame():
    ax = drawn(figures.draw_expansion, taylor.expand(3, 0.0))
    (path,) = ax.collections[0].get_paths()
    assert path.vertices[:, 0].min() < ax.get_xlim()[0] and ax.get_xlim()[1] < path.vertices[:, 0].max()


def test_even_odds_cross_no_word():
    rule = next(line for line in drawn(figures.draw_odds, bayes.alarm(0.1, 0.1)).get_lines() if list(line.get_xdata()) == [1, 1])
    assert max(rule.get_ydata()) < 0.15


def test_the_dot_stands_on_the_curve_and_the_band_holds_the_sine():
    curve = drawn(figures.draw_curve, roc.scores(1.5, 0.5)).get_lines()
    assert np.interp(curve[2].get_xdata()[0], *curve[1].get_data()) == pytest.approx(curve[2].get_ydata()[0], abs=2e-3)
    result = taylor.expand(3, 0.0)
    assert figures.describe_expansion(result).startswith("Degree 3 about 0: within 1.24 of that point")
    assert np.array_equal(drawn(figures.draw_expansion, result).get_lines()[0].get_ydata(), result.truth)


def test_what_leaves_the_frame_is_saved_as_it_is():
    result = taylor.expand(9, -3.0)
    found = saved(figures.draw_expansion, result)
    np.testing.assert_allclose(found["polynomial"], [result.x, result.polynomial], rtol=1e-5)
    low, high = np.split(found["polynomial ± bound"][1], 2)
    np.testing.assert_allclose([low, high[::-1]], [result.polynomial - result.bound, result.polynomial + result.bound], rtol=1e-5)
    one = squares.squares(1, np.random.default_rng(0))
    np.testing.assert_allclose(saved(figures.draw_sum, one)["χ²"][1], one.sum_density, rtol=1e-5)
    np.testing.assert_allclose(saved(figures.draw_share, one)["Beta"][1], one.share_density, rtol=1e-5)
