import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import experiments
from explainers.essays.ridges_not_peaks import training_and_width as tw
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


def setting(act="tanh", m=3, h=5, N=4, seed=0, **kind):
    net, rng = Network(2, h, act=act), np.random.default_rng(seed)
    problems = tw.random_problems(m, N, 2, rng, **kind)
    return net, problems, tw.starts(net, m, rng)


@pytest.mark.parametrize("act", ["tanh", "relu", "quadratic", "linear"])
def test_many_at_once_are_each_by_itself(act):
    net, problems, Θ = setting(act)
    η = np.array([0.001, 0.002, 0.003])
    together = tw.descend(net, Θ, problems, η, ε=0.0, most=7)
    for i in range(len(Θ)):
        θ = Θ[i]
        for _ in range(7):
            θ = θ - η[i] * one_hidden_layer.loss_gradient(net, θ, problems.X[i], problems.y[i])
        assert together.loss[i] == pytest.approx(one_hidden_layer.loss(net, θ, problems.X[i], problems.y[i]), rel=1e-12)
    assert np.all(together.steps == tw.NEVER)


def test_a_run_that_arrives_stops_and_the_others_go_on():
    net, problems, Θ = setting(h=20)
    first = tw.descend(net, Θ, problems, np.full(3, 0.02), ε=0.05, most=4000)
    alone = tw.descend(net, Θ[1:2], tw.Problems(problems.X[1:2], problems.y[1:2]), np.full(1, 0.02), ε=0.05, most=4000)
    assert np.all(first.steps >= 0)
    assert np.all(first.loss < 0.05)
    assert alone.steps[0] == first.steps[1]
    assert first.share == 1


def test_kernel_spectra_are_squares_of_singular_values():
    net, problems, Θ = setting()
    λ = tw.kernel_spectra(net, Θ, problems)
    for i, θ in enumerate(Θ):
        s = np.linalg.svd(one_hidden_layer.jacobian(net, θ, problems.X[i]), compute_uv=False)
        np.testing.assert_allclose(λ[i], s[::-1] ** 2, rtol=1e-9)


def test_steps_at_a_fixed_kernel_are_those_of_the_linear_recursion():
    net, problems, Θ = setting(h=20)
    found = tw.steps_at_fixed_kernel(net, Θ, problems, ε=0.05, most=10**6)
    for θ, X, y, steps in zip(Θ, problems.X, problems.y, found, strict=True):
        J, r, n = one_hidden_layer.jacobian(net, θ, X), one_hidden_layer.residual(net, θ, X, y), 0
        K = J @ J.T
        while r @ r / 2 >= 0.05:
            r, n = r - K @ r / np.linalg.norm(K, 2), n + 1
        assert n == steps
    np.testing.assert_array_equal(tw.steps_at_fixed_kernel(net, Θ, problems, ε=0.05, most=2), np.minimum(found, 2))


def test_beyond_sixteen_units_width_saves_no_steps_as_narrow_networks_gain_more_by_changing_their_kernel():
    """Differences of mean logarithms, in standard errors: four where one is claimed."""
    m = experiments.MEAN_NETWORKS
    (narrow, narrow_fixed), (wide, wide_fixed) = (np.log(experiments.steps_and_at_fixed_kernel(h)) for h in (16, 48))

    def above(greater, less):
        return greater.mean() - less.mean() > 4 * np.sqrt((greater.var() + less.var()) / m)

    assert not above(narrow, wide)
    assert above(narrow_fixed, wide_fixed)
    assert above(narrow_fixed - narrow, wide_fixed - wide)
    assert above(*(np.log(experiments.descended(h, most=0, m=m)[1]) for h in (48, 16)))


def test_four_units_can_fit_and_plain_descent_is_slow():
    assert experiments.exact_fits(4) == experiments.NETWORKS
    soon, later = (experiments.descended(4, most=most)[0].share for most in (experiments.MOST, 10 * experiments.MOST))
    assert soon < later < 1


def test_problems_lie_on_a_sphere_and_may_conflict():
    problems = tw.random_problems(4, 5, 3, np.random.default_rng(0), conflict=True)
    np.testing.assert_allclose(np.sum(problems.X**2, axis=2), 3)
    np.testing.assert_array_equal(problems.X[:, -1], problems.X[:, 0])
    np.testing.assert_allclose(problems.y[:, -1] - problems.y[:, 0], 1)


def test_a_conflict_leaves_a_quarter():
    net, problems, Θ = setting(h=20, conflict=True)
    runs = tw.descend(net, Θ, problems, np.full(3, 0.02), ε=0.2, most=3000)
    assert runs.share == 0
    assert np.all(runs.loss >= 0.25 * (1 - 10 * np.finfo(float).eps))  # the least of ((f − y)² + (f − y − 1)²)/2, but for rounding


def test_the_median_counts_those_that_never_arrive():
    curve = tw.WidthCurve("tanh", 4, np.array([2, 3]), np.array([[5, tw.NEVER, tw.NEVER], [1, 2, 9]]), np.ones((2, 3)), 10, 5)
    np.testing.assert_allclose(curve.share, [1 / 3, 1])
    np.testing.assert_array_equal(curve.median, [np.inf, 2])


def test_bad_input_is_named():
    _, problems, _ = setting()
    two = Network(2, 5, 2)
    with pytest.raises(ValueError, match="one output"):
        tw.descend(two, np.zeros((3, two.k)), problems, np.ones(3), ε=0.1, most=1)
