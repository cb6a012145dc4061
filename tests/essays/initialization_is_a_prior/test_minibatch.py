from fractions import Fraction

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from explainers.essays.initialization_is_a_prior import minibatch


def setting(n=20, N=4, d=8, seed=0):
    rng = np.random.default_rng(seed)
    return (*rng.standard_normal((2, n, d)), rng.standard_normal((N, d)) / 2, rng.standard_normal(N))


def end(batch, η=0.05, steps=4000, n=20, **options):
    a, b, X, y = setting(n)
    return minibatch.descend(a, b, X, y, np.random.default_rng(1), η=η, batch=batch, steps=steps, **options)


@pytest.mark.parametrize("batch", [1, 2, 4])
def test_a_step_multiplies_q_by_one_minus_the_square_of_eta_g(batch):
    a, b, *_ = setting()
    run = end(batch, steps=500)
    np.testing.assert_allclose(np.abs(run.q), np.abs((a - b) * (a + b)) * np.exp(run.sum_log), rtol=1e-11)  # 500 roundings


def test_the_identity_in_exact_arithmetic():
    a, b, η, g = Fraction(3, 7), Fraction(-5, 4), Fraction(1, 10), Fraction(22, 9)
    new_a, new_b = a - η * g * b, b - η * g * a
    assert new_a**2 - new_b**2 == (a**2 - b**2) * (1 - η**2 * g**2)


def test_unequal_rates_break_it():
    a, b, *_ = setting()
    run = end(1, steps=50, ratio=0.5)
    assert np.abs(run.q / ((a - b) * (a + b) * np.exp(run.sum_log)) - 1).max() > 0.01


def test_one_step_follows_the_gradient_of_its_datum():
    a, b, X, y = setting(n=1)
    run = minibatch.descend(a, b, X, y, np.random.default_rng(1), η=0.01, batch=1, steps=1)
    ends = []
    for n in range(4):
        loss = lambda θ, n=n: 0.5 * (X[n] @ (θ[:8] * θ[8:]) - y[n]) ** 2  # noqa: E731
        θ = np.append(a[0], b[0])
        slope = [(loss(θ + 1e-6 * e) - loss(θ - 1e-6 * e)) / 2e-6 for e in np.eye(16)]
        ends.append(np.abs(θ - 0.01 * np.array(slope) - run.θ[0]).max())
    first, second, *_ = sorted(ends)  # of the four data one was drawn
    assert first < 1e-9
    assert second > 1e-4


def test_a_batch_of_everything_needs_no_luck():
    a, b, X, y = setting()
    runs = [minibatch.descend(a, b, X, y, np.random.default_rng(seed), η=0.05, batch=4, steps=50).θ for seed in (0, 1)]
    np.testing.assert_array_equal(*runs)


@pytest.mark.parametrize(("N", "batch"), [(4, 1), (300, 20), (300, 299)])
def test_a_batch_has_so_many_data_and_none_twice(N, batch):
    a = np.ones((3, N))  # each coordinate is moved by its own datum alone
    run = minibatch.descend(a, a, np.eye(N), np.zeros(N), np.random.default_rng(2), η=0.1, batch=batch, steps=1)
    assert np.sum(run.a != 1, axis=1).tolist() == [batch] * 3
    np.testing.assert_allclose(run.a[run.a != 1], 1 - 0.1 / batch)


def test_flow_fits_keeps_q_and_is_where_small_steps_end():
    a, b, X, y = setting()
    flow_a, flow_b = minibatch.flow_end(a, b, X, y)
    np.testing.assert_allclose((flow_a * flow_b) @ X.T, np.tile(y, (20, 1)), atol=1e-10)
    np.testing.assert_allclose(flow_a**2 - flow_b**2, a**2 - b**2, atol=1e-10)
    for η, near in ((0.02, 0.02), (0.005, 0.005)):  # of first order in the step
        run = end(4, η=η, steps=int(400 / η))
        assert run.rms.max() < 1e-4
        assert np.abs(run.θ - np.hstack([flow_a, flow_b])).max() < near


def test_flow_by_an_integrator_of_differential_equations():
    a, b, X, y = setting(n=1)

    def velocity(_, θ):
        G = ((θ[:8] * θ[8:]) @ X.T - y) @ X / 4
        return -np.append(G * θ[8:], G * θ[:8])

    path = solve_ivp(velocity, (0, 400), np.append(a[0], b[0]), rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(path.y[:, -1], np.hstack(minibatch.flow_end(a, b, X, y))[0], atol=1e-5)


def test_what_batches_take_from_q_is_the_integral_of_g_squared():
    a, b, X, y = setting(n=400)
    for batch in (1, 2, 4):
        expected = minibatch.lost(a, b, X, y, batch)
        for η in (0.01, 0.005):
            run = minibatch.descend(a, b, X, y, np.random.default_rng(2), η=η, batch=batch, steps=int(40 / η))
            gap = (-run.sum_log / η - expected).mean(axis=1)
            assert abs(gap.mean()) < 4 * gap.std() / 20 + 4 * η * expected.mean()  # sampling, and the next order
    assert minibatch.lost(a, b, X, y, 1).mean() > minibatch.lost(a, b, X, y, 2).mean() > minibatch.lost(a, b, X, y, 4).mean()


def test_a_comparison_takes_the_pairs_of_one_step_size():
    start = end(4, steps=0)
    full, noisy = {η: end(4, η=η) for η in (0.02, 0.05)}, {η: end(1, η=η) for η in (0.02, 0.05)}
    shown = minibatch.compare(start, full, noisy, 0.05, most=12)
    np.testing.assert_array_equal(shown.noisy, noisy[0.05].a.ravel()[:12])
    assert shown.apart < shown.spread
    assert shown.shrunk[0] < shown.shrunk[1] < 1
    assert shown.shrunk[0] == pytest.approx(np.abs(noisy[0.05].q).mean() / np.abs(start.q).mean())
    with pytest.raises(ValueError, match=r"no run has η = 0.3; there are 0.02, 0.05"):
        minibatch.compare(start, full, noisy, 0.3)


def test_inputs_at_right_angles():
    X, y = minibatch.sign_data(3, 8, np.random.default_rng(0))
    np.testing.assert_array_equal(X @ X.T, 8 * np.eye(3))
    np.testing.assert_array_equal(np.abs(X), 1)
    assert y.shape == (3,)


def test_bad_input_is_named():
    a, b, X, y = setting()
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="with 4 data it is 1 to 4"):
        minibatch.descend(a, b, X, y, rng, η=0.1, batch=5, steps=1)
    with pytest.raises(ValueError, match="runs diverge; take smaller steps"):
        minibatch.descend(a, b, X, y, rng, η=20.0, batch=1, steps=100)
    with pytest.raises(ValueError, match="9 inputs in 8 dimensions"):
        minibatch.sign_data(9, 8, rng)
    with pytest.raises(ValueError, match="power of two"):
        minibatch.sign_data(2, 6, rng)
    with pytest.raises(ValueError, match=r"they must be \(n, d\)"):
        minibatch.flow_end(a, b[:, :3], X, y)
