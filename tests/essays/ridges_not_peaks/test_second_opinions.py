"""What the claims found that fail or hold with a caveat, by other means: by hand, by brute force, by SciPy."""

import numpy as np
import pytest
from scipy.optimize import least_squares, minimize

from explainers.essays.ridges_not_peaks import claims, experiments, ridge


@pytest.mark.second_opinion("nullspace-means-a-surface")
def test_no_other_solution_in_any_direction():
    """At distance ρ from the origin Σθ² is ρ², whatever the direction: never 0. Round the solution of Σθ² = 1 it takes the value 1."""
    rng = np.random.default_rng(0)
    for k in claims.MANY:
        u = rng.standard_normal((2000, k))
        u /= np.linalg.norm(u, axis=1, keepdims=True)
        np.testing.assert_allclose(np.sum((0.5 * u) ** 2, axis=1), 0.25)
        found = minimize(
            lambda v, k=k: (np.sum((np.eye(k)[0] + 0.5 * v / np.linalg.norm(v)) ** 2) - 1) ** 2,
            u[0],
            method="BFGS",
            options={"gtol": 1e-12},
        )
        assert found.fun < 1e-10


def fitted(φ, X, y, h, rng):
    """Least squares by SciPy's trust region, its own differences for derivatives, for Σ a φ(w·x + b) + c."""
    d = X.shape[1]

    def miss(p):
        W, b, a = p[: h * d].reshape(h, d), p[h * d : h * d + h], p[h * d + h : -1]
        return φ(X @ W.T + b) @ a + p[-1] - y

    return least_squares(miss, rng.standard_normal(h * (d + 2) + 1), method="trf", max_nfev=60).cost


@pytest.mark.second_opinion("more-parameters-fit")
def test_tanh_fits_and_squares_do_not():
    """With SciPy's least squares, fewer units, and the normal equations for the best polynomial."""
    data = ridge.random_data(experiments.LABELS, 3, np.random.default_rng(0))
    X, y = data.X, data.y[:, 0]
    assert fitted(np.tanh, X, y, 20, np.random.default_rng(1)) < 1e-8
    left = fitted(np.square, X, y, 20, np.random.default_rng(1))
    columns = [np.ones(len(X)), *X.T, *(X[:, i] * X[:, j] for i in range(3) for j in range(i, 3))]
    Φ = np.array(columns).T
    best = y - Φ @ np.linalg.solve(Φ.T @ Φ, Φ.T @ y)
    assert left >= best @ best / 2 * (1 - 1e-9) > 1
    assert claims.MONOMIALS == np.linalg.matrix_rank(Φ) == len(columns)
