from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.landing_page.figures import LIMIT, describe_shortest_fit, draw_shortest_fit
from explainers.essays.landing_page.minimum_norm_fit import shortest_fit
from tests.saved_numbers import saved


def test_the_curves_drawn_are_the_result_cut_just_outside_the_frame():
    result = shortest_fit(14, np.random.default_rng(2))
    ax = Figure().subplots()
    draw_shortest_fit(ax, result)
    threshold, truth, small, curve, points = ax.get_lines()
    assert np.array_equal(small.get_ydata(), result.small)
    assert np.array_equal(truth.get_ydata(), result.truth)
    assert np.array_equal(points.get_xdata(), result.inputs)
    inside = np.abs(result.curve) < LIMIT
    assert np.array_equal(curve.get_ydata()[inside], result.curve[inside])
    assert np.all(np.abs(threshold.get_ydata()) <= 1.2 * LIMIT)


def test_a_large_error_is_a_whole_number():
    result = replace(shortest_fit(14, np.random.default_rng(2)), error=9.994)
    assert describe_shortest_fit(result).startswith("14 parameters, 12 points: the fit misses the truth by 9.99; the best with fewer")
    assert "misses the truth by 12,346; " in describe_shortest_fit(replace(result, error=12345.6))
    assert describe_shortest_fit(replace(result, small_parameters=6, small_error=0.081)).endswith("has 6 and misses it by 0.08.")


@pytest.mark.parametrize("seed", range(6))
def test_in_every_sample_the_page_says_what_is_true(seed):
    """The curve with a thousand parameters stays in the frame and is far calmer than at the wall; the best small one is better still."""
    many, wall = (shortest_fit(p, np.random.default_rng(2 + seed)) for p in (1000, 12))
    assert np.abs(many.curve).max() < LIMIT and np.abs(many.small).max() < LIMIT
    assert many.error < wall.error / 3
    assert many.small_error < many.error


def test_what_swings_out_of_the_frame_is_saved_as_it_is():
    result = shortest_fit(12, np.random.default_rng(2))
    assert np.abs(result.curve).max() > 1.2 * LIMIT
    found = saved(draw_shortest_fit, result)
    np.testing.assert_allclose(found["this fit"], [result.x, result.curve], rtol=1e-5)
    np.testing.assert_allclose(found["a parameter per point"][1], result.threshold, rtol=1e-5)
