import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import noise_as_parameters as rbn
from explainers.essays.initialization_is_a_prior import sample_then_optimize as sto
from explainers.essays.initialization_is_a_prior.noise_as_parameters import SLIGHTLY, UNIT, VERY, Start


def test_slopes_are_the_first_coordinate_of_the_general_descent():
    data, start, rng = rbn.sample_data(6), Start(m=3, kind="uniform", spread=3**-0.5, σ=0.7, τ=1.3), np.random.default_rng(0)
    c0, ξ0 = 1.3 * rng.standard_normal(8), rng.uniform(-1, 1, (8, 6, 3))
    J = np.hstack([data.x[:, None], start.w * np.repeat(np.eye(6), 3, axis=1)])
    end = sto.descent_end(J, data.y, np.hstack([c0[:, None], ξ0.reshape(8, 18)]))[:, 0]
    ν0 = start.w * ξ0.sum(2)
    np.testing.assert_allclose(end, (start.g * c0 + (data.y - ν0) @ data.x) / (start.g + data.S), atol=1e-12)


def test_descent_of_many_starts_is_a_plain_loop_over_every_parameter():
    data, start, rng = rbn.sample_data(5), Start(m=4, kind="uniform", spread=3**-0.5), np.random.default_rng(1)
    c0, ξ0 = rng.standard_normal(3), rng.uniform(-1, 1, (3, 5, 4))
    fast = rbn.descend(data, start, c0, start.w * ξ0.sum(2), 40)
    η = 2 / (2 * start.g + data.S)
    for i in range(3):
        c, ξ = c0[i], ξ0[i].copy()
        for _ in range(40):
            r = data.y - c * data.x - start.w * ξ.sum(1)
            c, ξ = c + η * (r @ data.x), ξ + η * start.w * r[:, None]
        assert abs(fast[i] - c) < 1e-12


@pytest.mark.parametrize("start", [SLIGHTLY, VERY, UNIT, VERY.repaired()], ids=["slightly", "very", "unit", "rates"])
def test_descent_reaches_the_closed_form_and_its_law(start):
    data = rbn.sample_data(20)
    c0, ν0 = start.sample(20_000, 20, np.random.default_rng(2))
    closed = (start.g * c0 + (data.y - ν0) @ data.x) / (start.g + data.S)
    np.testing.assert_allclose(rbn.descend(data, start, c0[:50], ν0[:50]), closed[:50], atol=1e-8)
    law = rbn.law(data, start)
    assert abs(closed.mean() - law.mean()) < 5 * law.std() / np.sqrt(20_000)
    assert abs(closed.std() / law.std() - 1) < 5 / np.sqrt(2 * 20_000)


def test_case_two_is_the_posterior_and_case_three_is_the_sources_formula():
    data = rbn.sample_data(100)
    S, Sxy = data.S, data.Sxy
    for start in (SLIGHTLY, UNIT, VERY.repaired()):
        np.testing.assert_allclose(rbn.law(data, start).stats(), (Sxy / (1 + S), 1 / (1 + S)), rtol=1e-12)
    np.testing.assert_allclose(rbn.law(data, VERY).stats(), (Sxy / (3 + S), (9 + S) / (3 + S) ** 2), rtol=1e-12)
    np.testing.assert_allclose(rbn.bayes(data).stats(), (Sxy / (1 + S), 1 / (1 + S)), rtol=1e-12)


def test_laws_meet_when_all_parameters_have_one_variance():
    data = rbn.sample_data(12, 0.5)
    for m, τ in [(1, 0.4), (30, 2.0)]:
        np.testing.assert_allclose(rbn.law(data, Start(m=m, spread=τ, σ=0.5, τ=τ)).stats(), rbn.bayes(data, 0.5, τ).stats(), rtol=1e-12)
        mixed = Start(m=m, spread=2 * τ, σ=0.5, τ=τ)
        assert abs(rbn.law(data, mixed).mean() - rbn.bayes(data, 0.5, τ).mean()) > 1e-3
        np.testing.assert_allclose(rbn.law(data, mixed.repaired()).stats(), rbn.bayes(data, 0.5, τ).stats(), rtol=1e-12)


def test_noise_has_the_standard_deviation_it_should():
    for start in (SLIGHTLY, VERY, Start(m=2, kind="uniform", spread=3.0, σ=0.3)):
        _, ν0 = start.sample(500, 40, np.random.default_rng(3))
        assert abs(ν0.std() / start.σ - 1) < 5 / np.sqrt(2 * 20_000)


def test_distance_to_a_law():
    sample = np.array([0.25, 0.75])
    assert rbn.kolmogorov_smirnov(sample, lambda t: t) == 0.25
    assert rbn.critical(10_000) < rbn.critical(100)
    with pytest.raises(ValueError, match="empty"):
        rbn.kolmogorov_smirnov(np.array([]), lambda t: t)


def test_histogram_holds_every_slope_and_keeps_its_shape():
    data = rbn.sample_data(10)
    sample = rbn.slopes(data, VERY, 300, np.random.default_rng(4))
    shapes = set()
    for n in (1, 7, 300):
        shown = rbn.histogram(sample[:n], data, VERY, low=-1, high=3)
        assert abs(shown.height.sum() * (shown.edges[1] - shown.edges[0]) - 1) < 1e-12
        shapes.add((shown.height.shape, shown.rug.shape, shown.c.shape))
    assert len(shapes) == 1


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="N is 0"):
        rbn.sample_data(0)
    with pytest.raises(ValueError, match="m must be"):
        Start(m=0)
    with pytest.raises(ValueError, match="'cauchy'"):
        Start(kind="cauchy")
