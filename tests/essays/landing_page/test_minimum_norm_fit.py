import numpy as np
import pytest

from explainers.essays.landing_page.minimum_norm_fit import NOISE, PARAMETERS, POINTS, data, distance, fit, shortest_fit, truth
from explainers.essays.too_many_parameters.polynomial import legendre


def test_beyond_the_threshold_every_fit_passes_through_the_points():
    inputs, outputs = data(np.random.default_rng(3))
    for parameters in (POINTS, 30, 1000):
        curve = fit(inputs, outputs, parameters)
        grid = np.linspace(-1, 1, len(curve))
        nearest = np.abs(grid[:, None] - inputs).argmin(axis=0)
        slope = np.abs(np.gradient(curve, grid))[nearest]
        # the grid misses a point by half a step at most; the curve moves there by its slope (twice it, for its bend)
        assert np.all(np.abs(curve[nearest] - outputs) <= 2 * slope * (grid[1] - grid[0]) + 1e-2)


def test_at_the_threshold_the_fit_is_the_one_interpolating_polynomial():
    inputs, outputs = data(np.random.default_rng(0))
    beta = np.linalg.solve(legendre(inputs, POINTS - 1), outputs)
    curve = fit(inputs, outputs, POINTS)
    exact = legendre(np.linspace(-1, 1, len(curve)), POINTS - 1) @ beta
    assert np.allclose(curve, exact, rtol=1e-6, atol=1e-6 * np.abs(exact).max())


def test_without_noise_many_parameters_come_back_to_the_truth():
    inputs = np.cos(np.pi * (np.arange(POINTS) + 0.5) / POINTS)[::-1]
    curve = fit(inputs, truth(inputs), 1000)
    assert np.abs(curve - truth(np.linspace(-1, 1, len(curve)))).max() < NOISE


def test_the_error_peaks_at_the_threshold():
    mean = [np.mean([np.log(shortest_fit(p, np.random.default_rng(s)).error) for s in range(40)]) for p in PARAMETERS]
    assert PARAMETERS[int(np.argmax(mean))] == POINTS
    assert mean[-1] < mean[PARAMETERS.index(POINTS)] - 2


def test_the_same_seed_gives_the_same_data():
    assert all(np.array_equal(a, b) for a, b in zip(data(np.random.default_rng(5)), data(np.random.default_rng(5)), strict=True))


def test_no_parameters_is_refused():
    with pytest.raises(ValueError, match="parameters is 0"):
        shortest_fit(0, np.random.default_rng(0))


def test_the_small_fit_is_the_best_below_the_threshold():
    result = shortest_fit(1000, np.random.default_rng(4))
    inputs, outputs = data(np.random.default_rng(4))
    errors = [distance(fit(inputs, outputs, p)) for p in range(1, POINTS)]
    assert result.small_error == min(errors) and result.small_parameters == 1 + int(np.argmin(errors))
    assert distance(truth(result.x)) == 0
