import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import label_noise


def test_the_identity_holds_for_every_step_of_every_run():
    walk = label_noise.walk(0.7, 0.05, 0.5, np.random.default_rng(0), steps=2000, runs=20)
    np.testing.assert_allclose(walk.q, walk.q[:1] * np.exp(walk.sum_log), rtol=1e-11)  # 2,000 roundings


def test_runs_together_are_a_plain_loop():
    walk = label_noise.walk(0.7, 0.05, 0.5, np.random.default_rng(1), steps=100, runs=3, every=100)
    rng, a, b = np.random.default_rng(1), np.full(3, np.exp(0.7)), np.full(3, np.exp(-0.7))
    for _ in range(100):
        noise = rng.standard_normal(3)
        for i in range(3):
            r = a[i] * b[i] - 1 - 0.5 * noise[i]
            a[i], b[i] = a[i] - 0.05 * r * b[i], b[i] - 0.05 * r * a[i]
    np.testing.assert_allclose(walk.a[-1], a, atol=1e-13)


def test_the_drift_is_the_predicted_one():
    runs, η, ς = 400, 0.02, 0.5
    walk = label_noise.walk(0.7, η, ς, np.random.default_rng(2), steps=5000, runs=runs)
    predicted = label_noise.drift(walk.q[0, 0], η, ς, walk.steps)
    spread = walk.q[-1].std() / np.sqrt(runs)
    assert abs(walk.q[-1].mean() - predicted[-1]) < 4 * spread + η * abs(walk.q[0, 0] - predicted[-1])  # sampling, and first order in η


def test_noise_on_the_weights_moves_q_to_and_fro():
    walk = label_noise.walk(0.7, 0.05, 0.1, np.random.default_rng(5), steps=2000, runs=400, on="weights")
    assert walk.q[-1].std() > 0.3
    assert abs(walk.q[-1].mean() - walk.q[0, 0]) < 4 * walk.q[-1].std() / 20  # sampling; the drift by residuals is smaller
    with pytest.raises(ValueError, match="on the 'label' or on the 'weights'"):
        label_noise.walk(0.7, 0.05, 0.1, np.random.default_rng(5), steps=1, runs=1, on="both")


def test_without_noise_nothing_moves():
    walk = label_noise.walk(0.7, 0.05, 0.0, np.random.default_rng(3), steps=500, runs=2)
    np.testing.assert_allclose(walk.q, np.full_like(walk.q, walk.q[0, 0]), rtol=1e-12)


def test_the_settled_residual_has_the_predicted_variance():
    η, ς, rng = 0.1, 0.3, np.random.default_rng(4)
    a = b = np.ones(4000)
    for _ in range(300):
        r = a * b - 1 - ς * rng.standard_normal(4000)
        a, b = a - η * r * b, b - η * r * a
    r = a * b - 1 - ς * rng.standard_normal(4000)
    assert abs((r**2).mean() / (2 * ς**2 / (2 - 2 * η)) - 1) < 4 * np.sqrt(2 / 4000) + ς**2 * η  # sampling, and curvature of f


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="stable for"):
        label_noise.walk(0.7, 1.0, 0.5, np.random.default_rng(0), steps=10, runs=1)
    with pytest.raises(ValueError, match="at least 0"):
        label_noise.walk(0.7, 0.1, -0.5, np.random.default_rng(0), steps=10, runs=1)
