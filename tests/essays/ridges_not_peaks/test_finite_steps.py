import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import finite_steps


def test_a_step_multiplies_a_small_residual_by_one_minus_the_step_times_the_curvature():
    for a, η in [(2.0, 0.1), (2.0, 0.45), (1.3, 0.8)]:
        run = finite_steps.descend(a, η, nudge=1e-7, steps=1)
        assert run.residual[1] / run.residual[0] == pytest.approx(1 - η * (a**2 + 1 / a**2), abs=1e-5)  # first order in the nudge


def test_each_step_multiplies_the_difference_of_squares_as_the_identity_says():
    run = finite_steps.descend(2.0, 0.5)
    q = run.path[0] ** 2 - run.path[1] ** 2
    np.testing.assert_allclose(q[1:], q[:-1] * (1 - (0.5 * run.residual[:-1]) ** 2), rtol=1e-12)


def test_on_the_ridge_the_curvature_follows_from_the_difference_of_squares():
    run = finite_steps.descend(2.0, 0.1)
    q = run.path[0, -1] ** 2 - run.path[1, -1] ** 2
    assert run.settled
    assert run.last == pytest.approx(np.sqrt(q * q + 4))


def test_it_stays_below_the_limit_and_leaves_above():
    flat, steep = finite_steps.descend(2.0, 0.4), finite_steps.descend(2.0, 0.6, steps=2000)
    assert flat.first < flat.limit
    assert flat.last == pytest.approx(flat.first, rel=0.02)
    assert steep.first > steep.limit >= steep.last


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="must both be positive"):
        finite_steps.descend(-1.0, 0.1)
    with pytest.raises(ValueError, match="flies away"):
        finite_steps.descend(3.0, 1.0)
