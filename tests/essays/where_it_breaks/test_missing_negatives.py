import numpy as np
import pytest

from explainers.essays.where_it_breaks import missing_negatives as mn


def test_positives_fill_the_disc():
    X = mn.disc(20_000, np.random.default_rng(0))
    r2 = (X**2).sum(axis=1)
    assert r2.max() <= 1
    assert r2.mean() == pytest.approx(0.5, abs=4 / np.sqrt(12 * 20_000))  # r² is uniform


@pytest.mark.parametrize("place", mn.PLACES)
def test_negatives_are_where_they_should_be(place):
    r = np.linalg.norm(mn.negatives(200, place, np.random.default_rng(0)), axis=1)
    least, most = mn.PLACES[place]
    assert len(r) == 200
    assert least < r.min() <= r.max() < most


def test_features_are_the_kernel_on_average():
    φ = mn.features(40_000, np.random.default_rng(0), ℓ=0.8)
    X = np.array([[0.0, 0.0], [0.5, -0.3]])
    a, b = φ(X)[:, :-1]
    assert a @ b == pytest.approx(np.exp(-0.34 / (2 * 0.64)), abs=5 / np.sqrt(40_000))


def test_without_negatives_everything_is_accepted():
    learned = mn.learn(0, "far", np.random.default_rng(0))
    assert learned.false_accept == 1
    assert learned.false_reject == 0
    assert learned.one_class_accept < 0.05


def test_the_one_class_rule_does_not_look_at_negatives():
    a, b = (mn.learn(n, "everywhere", np.random.default_rng(0)) for n in (0, 50))
    np.testing.assert_array_equal(a.distance, b.distance)
    assert a.false_accept > b.false_accept


def test_the_optimum_has_no_gradient():
    rng = np.random.default_rng(0)
    φ, y = rng.standard_normal((60, 8)), (rng.random(60) < 0.4).astype(float)
    w = mn.classify(φ, y, λ=0.01)
    p = 1 / (1 + np.exp(-φ @ w))
    np.testing.assert_allclose(φ.T @ (p - y) / 60 + 0.01 * w, 0, atol=1e-9)


def test_the_reach_leaves_the_given_share_of_positives_alone():
    P = mn.disc(100, np.random.default_rng(0))
    apart = np.sort(np.linalg.norm(P[:, None] - P[None], axis=2), axis=1)[:, 1]
    assert np.mean(apart <= mn.reach(P, 0.9)) == pytest.approx(0.9, abs=0.01)
    assert mn.nearest(P, P).max() == 0


def test_the_greatest_of_n_falls_short_by_one_over_n_plus_one():
    n, reps = 9, 40_000
    gap = 1 - np.random.default_rng(0).uniform(size=(reps, n)).max(axis=1)
    assert gap.mean() == pytest.approx(mn.largest_gap(n), abs=4 * gap.std() / np.sqrt(reps))


def test_acceptance_by_rings_adds_up():
    learned = mn.learn(10, "far", np.random.default_rng(0))
    assert mn.accepted(learned, 0, 1) == pytest.approx(1 - learned.false_reject)
    assert mn.accepted(learned, 1, 9) == pytest.approx(learned.false_accept)


def test_bad_arguments():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="'near'"):
        mn.negatives(3, "near", rng)
    with pytest.raises(ValueError, match="n = 0"):
        mn.largest_gap(0)
    with pytest.raises(ValueError, match="no grid point"):
        mn.accepted(mn.learn(3, "far", rng), 8, 9)
