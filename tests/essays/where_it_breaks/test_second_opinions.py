"""What the claims that fail or hold with a caveat found, computed once more in another way."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.spatial import cKDTree

from explainers.essays.where_it_breaks import experiments
from explainers.networks import relu_network


@pytest.mark.second_opinion("linear-beyond-the-hull")
def test_the_slope_changes_outside_the_data():
    net = experiments.beyond("square", 50, 2.0).net
    x = np.linspace(2.05, 40, 4001)
    for side in (1, -1):
        f = relu_network.forward(net, side * x[:, None])[:, 0]
        bends = np.abs(np.diff(f, 2)) > 1e-9
        if bends.any():
            return
    pytest.fail("the network is a straight line on both sides of its data")


@pytest.mark.second_opinion("no-negatives-no-boundary")
def test_the_best_answer_to_yes_alone_is_yes_and_nearness_needs_no_no():
    rng = np.random.default_rng(3)
    angle, r = rng.uniform(0, 2 * np.pi, 100), np.sqrt(rng.random(100))
    P = np.column_stack([r * np.cos(angle), r * np.sin(angle)])
    question = rng.uniform(-3, 3, (3000, 2))
    outside = question[np.hypot(*question.T) > 1]

    def features(X: np.ndarray) -> np.ndarray:  # polynomials, where the essay has waves
        x, y = X.T / 3
        return np.stack([x**0, x, y, x * y, x**2, y**2], axis=1)

    F = features(P)
    w = minimize(lambda w: np.mean(np.logaddexp(0, -F @ w)) + 5e-5 * w @ w, np.zeros(6)).x
    assert np.mean(features(outside) @ w > 0) > 0.99
    tree = cKDTree(P)
    reach = np.quantile(tree.query(P, 2)[0][:, 1], 0.95)
    assert np.mean(tree.query(outside)[0] <= reach) < 0.1
