import numpy as np
import pytest

from explainers.essays.where_it_breaks import experiments, transfer


@pytest.mark.parametrize("ρ", [-1.0, -0.2, 0.5, 1.0])
def test_tasks_have_length_one_and_the_cosine_in_every_block(ρ):
    first, second = transfer.tasks(ρ, (5, 3), np.random.default_rng(0))
    assert (first @ first, second @ second, first @ second) == pytest.approx((1, 1, ρ))
    assert first[:5] @ second[:5] == pytest.approx(5 / 8 * ρ)


def test_the_fit_is_the_nearest_to_its_start_and_descent_finds_it():
    rng = np.random.default_rng(0)
    X, w, start = transfer.inputs(4, np.ones(9), rng), rng.standard_normal(9), rng.standard_normal(9)
    fitted = transfer.fit_from(start, X, X @ w)
    np.testing.assert_allclose(X @ fitted, X @ w)
    other = fitted + 0.1 * np.linalg.svd(X)[2][-1]
    assert np.linalg.norm(other - start) > np.linalg.norm(fitted - start)
    v = start.copy()
    for _ in range(5000):
        v -= 0.05 * X.T @ (X @ (v - w))
    np.testing.assert_allclose(v, fitted, atol=1e-8)


def test_within_the_right_directions_one_label_each_is_enough():
    rng = np.random.default_rng(0)
    V = rng.standard_normal((12, 3))
    w, X = V @ [1.0, -2.0, 0.5], transfer.inputs(3, np.ones(12), rng)
    np.testing.assert_allclose(transfer.fit_within(V, X, X @ w), w)


@pytest.mark.parametrize("k", [1, 3])
def test_frozen_directions(k):
    rng, n, d, errors = np.random.default_rng(0), 14, 20, []
    λ = np.linspace(0.2, 3, d)
    for _ in range(600):
        V = np.linalg.qr(rng.standard_normal((d, k + 1)))[0] / np.sqrt(λ)[:, None]  # answers of variance one, uncorrelated
        w = 0.6 * V[:, 0] + 0.8 * V[:, k]
        X = transfer.inputs(n, λ, rng)
        errors.append(transfer.error(transfer.fit_within(V[:, :k], X, X @ w), w, λ))
    assert np.mean(errors) == pytest.approx(transfer.frozen_error(0.6, n, k), abs=4 * np.std(errors) / np.sqrt(600))


def test_formulas_at_their_ends():
    assert transfer.scratch_error(0, 10) == 1
    assert transfer.scratch_error(12, 10) == 0
    assert transfer.tuned_error(0.5, 3, 10) == transfer.scratch_error(3, 10)
    assert transfer.tuned_error(1.0, 3, 10) == 0
    ρ = transfer.frozen_breaks_even(10, 40)
    assert transfer.frozen_error(ρ, 10) == pytest.approx(transfer.scratch_error(10, 40))


def test_equal_variances_and_few_directions_are_exact():
    for n in (1, 5, 19):
        assert transfer.spread_error(n, np.full(20, 3.0)) == pytest.approx(transfer.scratch_error(n, 20))
    thin = np.repeat([1.0, 1e-9], [8, 32])
    assert transfer.spread_error(4, thin) == pytest.approx(transfer.scratch_error(4, 8), abs=1e-6)
    assert transfer.spread_error(12, thin) < 1e-6
    assert (transfer.spread_error(0, thin), transfer.spread_error(40, thin)) == (1, 0)


def test_the_limit_of_many_dimensions_is_near_in_forty():
    λ, n = experiments.spectrum(True), 12
    found = experiments.transfer_errors(0.5, n, True)[:, 0]
    assert found.mean() == pytest.approx(transfer.spread_error(n, λ), abs=4 * found.std() / np.sqrt(len(found)) + 1 / n)


def test_results_of_the_figure():
    run = experiments.transferred(0.25, 10, "plain")
    assert run.here[1] > run.here[0]
    assert run.break_even == pytest.approx((0.5, transfer.frozen_breaks_even(10, experiments.D)))
    np.testing.assert_allclose(run.by_degree[0, 1], 2 * run.by_degree[0, 0])


def test_bad_arguments():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match=r"ρ = 1\.5"):
        transfer.tasks(1.5, (4, 4), rng)
    with pytest.raises(ValueError, match="each block needs two"):
        transfer.tasks(0.5, (4, 1), rng)
    with pytest.raises(ValueError, match="2 labels for 1 frozen"):
        transfer.frozen_error(0.5, 2)
