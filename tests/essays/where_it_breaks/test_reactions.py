import numpy as np
import pytest
from scipy.optimize import check_grad, minimize
from scipy.special import expit

from explainers.essays.where_it_breaks import reactions


def test_half_of_what_is_tried_works():
    X = np.random.default_rng(0).uniform(-3, 3, (100, 2))
    np.testing.assert_allclose(reactions.works(X) + reactions.works(-X), 1)
    world = reactions.tried(20_000, np.random.default_rng(0))
    assert world.y.mean() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(20_000))
    assert world.X.std() == pytest.approx(reactions.τ, rel=0.03)


def test_the_questions_are_what_they_are_said_to_be():
    found = {name: reactions.works(np.array([q]))[0] > 0.5 for name, q in reactions.QUESTIONS.items()}
    assert found == {"A": True, "B": False, "C": True, "D": False}


def test_what_is_published_grows_with_the_share():
    world = reactions.tried(4000, np.random.default_rng(0))
    few, many = world.published(0.1, 0.0), world.published(0.5, 1.0)
    assert not few[1].any()
    assert np.all(many[0][few[0]])
    assert np.array_equal(many[1], ~world.y)
    assert many[0].sum() / world.y.sum() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(2000))


def test_the_law_of_positives_is_a_distribution_function():
    t = np.linspace(-4, 4, 200)
    F = reactions.law_of_positives(t)
    assert np.all(np.diff(F) >= 0)
    assert F[0] == pytest.approx(0, abs=1e-6)
    assert F[-1] == pytest.approx(1, abs=1e-3)
    world = reactions.tried(20_000, np.random.default_rng(3))
    assert np.mean(world.X[world.y, 1] < 0.3) == pytest.approx(reactions.law_of_positives(np.array([0.3]))[0], abs=0.02)


@pytest.mark.parametrize(("c", "φ", "m"), [(0.3, 0.0, 3000), (0.3, 0.3, 0), (0.3, 0.2, 3000), (1.0, 1.0, 0)])
def test_where_many_are_tried_every_mixture_finds_the_chance(c, φ, m):
    world = reactions.tried(6000, np.random.default_rng(0))
    A, B = (reactions.answer(world, q, c=c, φ=φ, m=m, grid=2) for q in "AB")
    assert A.chance_q > 0.85
    assert B.chance_q < 0.1


def test_outcomes_of_all_are_logistic_regression():
    world = reactions.tried(500, np.random.default_rng(1))
    φ = reactions.features(world.X)
    w = reactions.fit(world.X[world.y], world.X[~world.y], world.X[:0], c=1.0, φ=1.0, others=1.0)
    penal = np.append(0.0, np.ones(5))

    def loss(v: np.ndarray) -> float:
        return float(np.mean(np.logaddexp(0, np.where(world.y, -1, 1) * (φ @ v))) + 0.5e-3 * penal @ v**2)

    found = minimize(loss, np.zeros(6), method="Powell", options={"xtol": 1e-9, "ftol": 1e-14, "maxfev": 40_000}).x
    np.testing.assert_allclose(w, found, atol=2e-3)
    slope = lambda v: φ.T @ (expit(φ @ v) - world.y) / 500 + 1e-3 * penal * v  # noqa: E731
    assert check_grad(loss, slope, w) < 1e-5


def test_successes_alone_are_a_constant_yes():
    found = reactions.answer(reactions.tried(800, np.random.default_rng(0)), "B", c=0.25, φ=0.0, m=0, grid=5)
    assert np.all(found.chance == 1)
    assert found.says_yes
    assert found.unlike
    assert found.seen == len(found.successes)


def test_bad_arguments():
    world = reactions.tried(50, np.random.default_rng(0))
    with pytest.raises(ValueError, match="'E'"):
        reactions.answer(world, "E", c=0.5, φ=0.5, m=0)
    with pytest.raises(ValueError, match="c = 0"):
        reactions.answer(world, "A", c=0, φ=0.5, m=0)
