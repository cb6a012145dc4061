import numpy as np
import pytest

from explainers.essays.where_it_breaks import generate_and_verify


def test_bayes_rule_by_counting():
    rng = np.random.default_rng(0)
    valid = rng.random(100_000) < 0.3
    passed = rng.random(100_000) < np.where(valid, 0.9, 0.2)
    share = generate_and_verify.filtered(0.3, 0.9, 0.2)
    assert valid[passed].mean() == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / passed.sum()))


def test_a_coin_verifies_nothing_and_an_oracle_everything():
    assert generate_and_verify.filtered(0.3, 0.5, 0.5) == pytest.approx(0.3)
    assert generate_and_verify.filtered(0.3, 1.0, 0.0) == 1


@pytest.mark.parametrize(("d", "share"), [(1, 1.0), (2, np.pi / 4), (3, np.pi / 6), (4, np.pi**2 / 32)])
def test_known_volumes(d, share):
    assert generate_and_verify.ball_in_cube(d) == pytest.approx(share)


def test_blind_proposals_are_valid_as_often_as_the_ball_is_large():
    p = generate_and_verify.ball_in_cube(5)
    assert generate_and_verify.blind_share(5, 50_000, np.random.default_rng(0)) == pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / 50_000))


def test_bad_arguments():
    with pytest.raises(ValueError, match="nothing passes"):
        generate_and_verify.filtered(0.3, 0.0, 0.0)
    with pytest.raises(ValueError, match="must lie within"):
        generate_and_verify.filtered(1.3, 0.5, 0.5)
    with pytest.raises(ValueError, match="d = 0"):
        generate_and_verify.ball_in_cube(0)
