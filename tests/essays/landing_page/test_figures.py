from dataclasses import replace

import numpy as np
from matplotlib.figure import Figure

from explainers.essays.landing_page.figures import LIMIT, describe_shortest_fit, draw_shortest_fit
from explainers.essays.landing_page.minimum_norm_fit import shortest_fit


def test_the_curves_drawn_are_the_result_cut_just_outside_the_frame():
    result = shortest_fit(14, np.random.default_rng(2))
    ax = Figure().subplots()
    draw_shortest_fit(ax, result)
    threshold, truth, curve, points = ax.get_lines()
    assert np.array_equal(truth.get_ydata(), result.truth)
    assert np.array_equal(points.get_xdata(), result.inputs)
    inside = np.abs(result.curve) < LIMIT
    assert np.array_equal(curve.get_ydata()[inside], result.curve[inside])
    assert np.all(np.abs(threshold.get_ydata()) <= 1.2 * LIMIT)


def test_a_large_error_is_a_whole_number():
    result = replace(shortest_fit(14, np.random.default_rng(2)), error=9.994)
    assert describe_shortest_fit(result) == "14 parameters, 12 points: the fit misses the truth by 9.99."
    assert describe_shortest_fit(replace(result, error=12345.6)).endswith("by 12,346.")
