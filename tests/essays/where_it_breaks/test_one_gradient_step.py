import numpy as np
import pytest

from explainers.essays.where_it_breaks import one_gradient_step as step


def test_the_gradient_is_that_of_the_value():
    rng = np.random.default_rng(0)
    (W, a), X = step.draw(30, 50, rng), step.inputs(4, 30, rng)
    v, ε = rng.standard_normal((4, 30)), 1e-6
    slope = (step.value(W, a, X + ε * v) - step.value(W, a, X - ε * v)) / (2 * ε)
    np.testing.assert_allclose(np.sum(step.gradient(W, a, X) * v, axis=1), slope, atol=1e-6)


def test_value_and_gradient_have_half_for_their_mean_squares():
    rng = np.random.default_rng(0)
    X = step.inputs(20, 200, rng)
    np.testing.assert_allclose(np.linalg.norm(X, axis=1), np.sqrt(200))
    nets = [step.draw(200, 200, rng) for _ in range(60)]
    squares = np.mean([step.value(W, a, X) ** 2 for W, a in nets], axis=1)
    assert squares.mean() == pytest.approx(0.5, abs=4 * squares.std() / np.sqrt(60))
    lengths = [np.sum(step.gradient(W, a, X) ** 2, axis=1).mean() for W, a in nets]
    assert np.mean(lengths) == pytest.approx(0.5, abs=0.05)


def test_no_step_flips_nothing_and_a_random_one_little():
    rng = np.random.default_rng(0)
    assert step.flipped(50, 50, 0.0, 20, rng) == 0
    assert step.flipped(400, 300, 2.0, 200, rng, random=True) < 0.2 < step.flipped(400, 300, 2.0, 200, rng)
    with pytest.raises(ValueError, match="r = -1"):
        step.flipped(5, 5, -1, 5, rng)
