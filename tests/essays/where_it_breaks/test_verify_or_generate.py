import numpy as np
import pytest
from scipy.special import j0, jn_zeros

from explainers.essays.where_it_breaks import experiments, generate_and_verify
from explainers.essays.where_it_breaks import verify_or_generate as vg

AXIS = np.linspace(-3, 3, 49)
RADIUS = np.hypot(*np.meshgrid(AXIS, AXIS))


def test_a_generator_is_a_law_with_the_given_spread():
    q = vg.normal(AXIS, 0.6)
    assert q.sum() == pytest.approx(1)
    assert (q.sum(axis=1) @ AXIS**2) == pytest.approx(0.36, rel=1e-3)


def test_steps_add_their_variance():
    q, K = vg.normal(AXIS, 0.5), vg.steps(AXIS, 0.3)
    later = vg.reinforce(q, np.ones_like(q, bool), K)
    assert later.sum() == pytest.approx(1, abs=1e-6)
    assert (later.sum(axis=1) @ AXIS**2) == pytest.approx(0.25 + 0.09, rel=1e-4)


def test_a_disc_keeps_what_its_lowest_mode_keeps():
    σ, h = 0.15, AXIS[1] - AXIS[0]
    axis = np.linspace(-3, 3, 97)
    inside = np.hypot(*np.meshgrid(axis, axis)) <= 2
    made = vg.generations(vg.normal(axis, 1.0), inside, vg.steps(axis, σ), 400)
    wider = 2 + 0.5826 * σ  # steps are seen only where they end
    assert np.log(vg.share(made[-1], inside)) == pytest.approx(-0.5 * (σ * jn_zeros(0, 1)[0] / wider) ** 2, rel=0.05)
    along = made[-1][48, (axis > 0) & (axis < 1.8)]
    mode = j0(jn_zeros(0, 1)[0] * axis[(axis > 0) & (axis < 1.8)] / wider)
    assert np.corrcoef(along, mode)[0, 1] > 0.999
    assert h > σ / 2


def test_a_tilt_multiplies_the_odds_and_keeps_what_is_within():
    q, passes = vg.normal(AXIS, 0.75), RADIUS <= 1
    p, later = vg.share(q, passes), vg.tilt(q, passes, 0.7)
    assert vg.share(later, passes) == pytest.approx(p * np.exp(0.7) / (p * np.exp(0.7) + 1 - p))
    np.testing.assert_allclose(later[passes] / later[passes].sum(), q[passes] / p)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_what_is_handed_over_is_counted_by_all_ways(n):
    q, passes, valid = vg.normal(AXIS, 0.75), RADIUS <= 1.3, (RADIUS <= 1) & (AXIS > -0.5)
    given = vg.handed_over(q, passes, n)
    assert given.sum() == pytest.approx(1)
    v, p = vg.share(q, valid), vg.share(q, passes)
    a, b = vg.share(q, valid & passes) / v, vg.share(q, ~valid & passes) / (1 - v)
    by_tries = sum((1 - p) ** t * v * a for t in range(n)) + (1 - p) ** (n - 1) * v * (1 - a)
    assert vg.share(given, valid) == pytest.approx(by_tries)
    assert vg.best_of(v, a, b, n) == pytest.approx(by_tries)


def test_one_try_needs_no_verifier_and_many_meet_the_ceiling():
    assert vg.best_of(0.3, 0.9, 0.2, 1) == pytest.approx(0.3)
    assert vg.best_of(0.3, 0.9, 0.2, 500) == pytest.approx(generate_and_verify.filtered(0.3, 0.9, 0.2))


def test_samples_follow_the_law():
    q = vg.normal(AXIS, 0.6)
    X = vg.sample(q, AXIS, np.random.default_rng(0).random((20_000, 3)))
    assert np.abs(X.mean(axis=0)).max() < 4 * 0.6 / np.sqrt(20_000)
    assert X.var(axis=0) == pytest.approx([0.36, 0.36], rel=0.05)


def test_a_leaky_verifier_is_gamed_and_a_strict_one_teaches():
    leaky, strict = experiments.loop(3, "close", 1, 64), experiments.loop(100, "close", 1, 64)
    assert leaky.now_passed > leaky.passed[0]
    assert leaky.now_valid < leaky.valid[0] < leaky.valid.max()
    assert strict.now_valid > strict.valid[0]
    assert leaky.now_best == leaky.now_valid  # one try is what the generator makes
    assert leaky.points.shape == (experiments.DOTS, 2)


def test_bad_arguments():
    q = vg.normal(AXIS, 0.6)
    with pytest.raises(ValueError, match=r"steps of size 0\.01"):
        vg.steps(AXIS, 0.01)
    with pytest.raises(ValueError, match="passes nothing"):
        vg.reinforce(q, np.zeros_like(q, bool), vg.steps(AXIS, 0.2))
    with pytest.raises(ValueError, match="0 proposals"):
        vg.handed_over(q, RADIUS <= 1, 0)
    with pytest.raises(ValueError, match="nothing passes"):
        vg.best_of(0.5, 0.0, 0.0, 3)
