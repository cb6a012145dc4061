"""What is drawn is the result, and nothing is cut or covered."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.refreshers import bayes, figures, null_space, roc, squares, taylor
from explainers.explorable.crowding import faults
from explainers.look import style


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


def test_the_dot_stands_on_the_curve_and_the_band_holds_the_sine():
    curve = drawn(figures.draw_curve, roc.scores(1.5, 0.5)).get_lines()
    assert np.interp(curve[2].get_xdata()[0], *curve[1].get_data()) == pytest.approx(curve[2].get_ydata()[0], abs=2e-3)
    result = taylor.expand(3, 0.0)
    assert figures.describe_expansion(result).startswith("Degree 3 about 0: within 1.24 of that point")
    assert np.array_equal(drawn(figures.draw_expansion, result).get_lines()[0].get_ydata(), result.truth)
