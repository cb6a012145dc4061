"""What the claims found that are not plain, once more by another way: other algorithms, and SciPy's."""

import numpy as np
import pytest
from scipy.integrate import quad, solve_ivp
from scipy.optimize import minimize_scalar
from scipy.spatial import cKDTree
from scipy.stats import norm, uniform

from explainers.essays.initialization_is_a_prior import experiments, lazy_training
from explainers.essays.initialization_is_a_prior.noise_as_parameters import sample_data

DATA = sample_data(100)
POSTERIOR = norm(DATA.Sxy / (1 + DATA.S), (1 + DATA.S) ** -0.5)


@pytest.mark.second_opinion("regression-three-is-bayes")
def test_the_third_regression_by_the_pseudoinverse_of_all_its_parameters():
    for spread, near in ((3**-0.5, True), (3**-0.5 / 10, False)):
        w = 1 / (spread * 5**0.5)  # five noise terms a datum: the law depends on their variance alone
        J = np.hstack([DATA.x[:, None], w * np.repeat(np.eye(100), 5, axis=1)])
        pseudo = np.linalg.pinv(J)
        row = -pseudo[0] @ J
        row[0] += 1  # the slope's row of I − J⁺J
        end = norm(pseudo[0] @ DATA.y, np.sqrt(row**2 @ np.append(1.0, np.full(500, spread**2))))
        c = np.linspace(-0.5, 2, 20_001)
        distance = np.abs(end.cdf(c) - POSTERIOR.cdf(c)).max()
        assert (distance < 0.15) == near
        assert distance > 0.05  # approximately only


@pytest.mark.second_opinion("minibatch-noise-averages-out")
@pytest.mark.parametrize(("η", "least", "most"), [(0.005, 0.99, 1.0), (0.04, 0.90, 0.97)])
def test_batches_of_one_as_products_of_factors(η, least, most):
    signs = np.array([[1, 1], [1, -1]])
    X, rng = np.kron(np.kron(signs, signs), signs)[[1, 2, 4, 7]], np.random.default_rng(8)
    u, v = np.sqrt(2) * rng.standard_normal((2, 400, 8))  # a + b and a − b; their product is a² − b²
    before, y = np.abs(u * v).mean(), rng.standard_normal(4)
    for _ in range(round(30 / η)):
        n = rng.integers(4, size=len(u))
        ηg = η * (np.sum(X[n] * (u**2 - v**2), axis=1) / 4 - y[n])[:, None] * X[n]
        u, v = u * (1 - ηg), v * (1 + ηg)
    assert least < np.abs(u * v).mean() / before < most


@pytest.mark.second_opinion("source-counts-terms")
def test_the_noise_has_a_variance_of_one_and_a_hundredth():
    assert uniform(-1, 2).var() * len(range(101)) * 3 / 100 == pytest.approx(1.01)


@pytest.mark.second_opinion("source-slopes-are-plausible")
def test_the_posts_slopes_by_the_posterior_itself():
    for N, plausible in ((100, True), (10_000, False)):
        data = sample_data(N)
        posterior = norm(data.Sxy / (1 + data.S), (1 + data.S) ** -0.5)
        assert (posterior.cdf(data.fit - 0.036) + posterior.sf(data.fit + 0.036) >= 0.05) == plausible


def flow_and_nearest(a, b):
    """Ends t by an adaptive solver of the flow, and by minimizing the squared distance."""
    flow = solve_ivp(lambda _, θ: -(θ[0] * θ[1] - 1) * θ[::-1], (0, 40), [a, b], rtol=1e-10, atol=1e-12).y[:, -1]
    nearest = minimize_scalar(
        lambda t: (np.exp(t) - a) ** 2 + (np.exp(-t) - b) ** 2, bounds=(-3, 3), method="bounded", options={"xatol": 1e-10}
    ).x
    return np.log(flow[0] / flow[1]) / 2, nearest


@pytest.mark.second_opinion("curved-flow-is-nearest")
def test_flow_by_an_adaptive_solver_goes_to_the_nearest_from_nearby_only():
    for n, room in ((0.05, 1e-3), (-0.05, 1e-3)):
        flow, nearest = flow_and_nearest(1.5 + n / 1.5, 1 / 1.5 + 1.5 * n)
        assert abs(flow - nearest) < room
    flow, nearest = flow_and_nearest(2.0, 2.4)
    assert abs(flow - nearest) > 0.02


@pytest.mark.second_opinion("restricted-prior-is-bayes")
def test_the_posterior_by_a_change_of_variables_is_not_the_restricted_prior():
    def share(weight):
        """Of |t| < ½, with a and f = ab as variables: b = f/a and da db = da df/a; by t, da/a = dt."""
        density = lambda t: np.exp(-np.cosh(2 * t)) * weight(t)  # noqa: E731
        return quad(density, 0, 0.5)[0] / quad(density, 0, 4)[0]

    bayes, restricted = share(lambda t: 1.0), share(lambda t: np.sqrt(2 * np.cosh(2 * t)))
    kept = np.abs(experiments.simulated("bayes")) < 0.5
    error = np.sqrt(bayes * (1 - bayes) / len(kept))
    assert abs(kept.mean() - bayes) < 4 * error
    assert abs(kept.mean() - restricted) > 8 * error


def cells(places, points, low, high, within=np.inf):
    """How many of the points have their nearest among finely placed points of a curve between two indices, by a k-d tree."""
    distance, index = cKDTree(places).query(points)
    return np.count_nonzero((index >= low) & (index < high) & (distance < within))


def ridge(t):
    return np.vstack([np.stack([s * np.exp(t), s * np.exp(-t)], axis=1) for s in (1, -1)])


FINE = np.linspace(-3, 3, 6001)


def volumes_on_the_ridge(points, area):
    """Counted volume by unit of length around t = 0 and t = 1, and the number counted."""
    found = []
    for at in (0.0, 1.0):
        low, high = np.searchsorted(FINE, (at - 0.1, at + 0.1))
        n = cells(ridge(FINE), points, low, high)
        found.append((n / len(points) * area / quad(lambda t: np.sqrt(2 * np.cosh(2 * t)), at - 0.1, at + 0.1)[0], n))
    return found


@pytest.mark.second_opinion("cell-volume-is-constant")
def test_volumes_by_a_tree_are_within_one_order():
    points = np.random.default_rng(0).uniform(-6, 6, (60_000, 2))
    (near, n), (far, _) = volumes_on_the_ridge(points, 144.0)
    assert 1 < far / near < 10
    assert abs(far / near - np.sqrt(np.cosh(2))) < 4 * far / near * np.sqrt(2 / n)


@pytest.mark.second_opinion("mean-density-is-the-points")
def test_mean_densities_by_a_tree_are_within_one_order():
    rng = np.random.default_rng(1)
    (v0, _), (v1, _) = volumes_on_the_ridge(rng.uniform(-6, 6, (60_000, 2)), 144.0)
    (m0, _), (m1, n) = volumes_on_the_ridge(rng.standard_normal((60_000, 2)), 1.0)  # masses by unit of length
    ratio = (m0 / v0 * np.exp(1)) / (m1 / v1 * np.exp(np.cosh(2)))  # mean density over exp(−L²/2)
    assert 1 < ratio < 10
    assert abs(ratio - experiments.change("ratio")) < 4 * ratio * np.sqrt(3 / n)


@pytest.mark.second_opinion("cells-shrink-with-curvature")
def test_cells_by_a_tree_are_larger_where_the_ridge_is_flat_and_where_the_ellipse_is_bent():
    points = np.random.default_rng(2).uniform(-4, 4, (80_000, 2))
    (high, _), (low, _) = volumes_on_the_ridge(points, 64.0)
    assert low > 1.5 * high
    u = np.linspace(0, 2 * np.pi, 6001)
    places = np.stack([2 * np.cos(u), np.sin(u)], axis=1)
    found = []
    for at in (0.1, np.pi / 2):
        piece = np.searchsorted(u, (at - 0.1, at + 0.1))
        found.append(cells(places, points, *piece, within=1.2) / quad(lambda v: np.hypot(2 * np.sin(v), np.cos(v)), at - 0.1, at + 0.1)[0])
    assert found[0] > 1.1 * found[1]


def test_crowded_networks_come_to_their_end_by_plain_descent():
    X, y = experiments.lazy_data(crowded=True)
    W0, a0 = lazy_training.initialize(1, experiments.WIDE, 3, np.random.default_rng(experiments.WIDE))
    predicted = lazy_training.linear_step(lazy_training.jacobian(W0, a0, X), lazy_training.outputs(W0, a0, X) - y)[0]
    W, a, moved = W0, a0, []
    η = lazy_training.step_size(W0, a0, X)
    for more in (800, 7200):
        W, a, _ = lazy_training.train(W, a, X, y, steps=more, enough=0.0, η=η)
        moved.append(np.sqrt(((W - W0) ** 2).sum() + ((a - a0) ** 2).sum()) / predicted)
    assert moved[0] < 0.8
    assert abs(moved[1] - 1) < 0.1
