"""Four learners on the sphere."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import learners, sphere


def test_three_learners_are_right_at_the_data() -> None:
    rng = np.random.default_rng(0)
    data, f = sphere.points(40, 2, rng), sphere.wave(2, 2, rng)
    for learner in ("nearest", "pieces", "kernel"):
        told = learners.told(learner, data, f(data), data, steps=0, rng=rng)
        np.testing.assert_allclose(told, f(data), atol=1e-8)


def test_pieces_on_the_circle_interpolate_along_the_chord() -> None:
    """Between two neighbors on the circle, at half the angle, the chord's middle is hit: the mean of both labels."""
    angle = np.arange(12) * np.pi / 6
    data = np.column_stack([np.cos(angle), np.sin(angle)])
    labels = angle**2
    between = np.array([[np.cos(np.pi / 12), np.sin(np.pi / 12)]])
    np.testing.assert_allclose(learners.pieces(data, labels, between), [(labels[0] + labels[1]) / 2])


def test_pieces_keep_constants() -> None:
    rng = np.random.default_rng(1)
    data = sphere.points(60, 3, rng)
    np.testing.assert_allclose(learners.pieces(data, np.full(60, 2.5), sphere.points(20, 3, rng)), 2.5)


def test_the_slope_of_a_power_law_is_its_exponent() -> None:
    n = np.array([10.0, 30, 100])
    assert learners.slope(n, 3 * n**-0.7) == pytest.approx(-0.7)


def test_a_trained_network_fits_its_data() -> None:
    rng = np.random.default_rng(2)
    data, f = sphere.points(20, 1, rng), sphere.wave(1, 1, rng)
    assert np.mean((learners.train_network(data, f(data), data, 400, rng) - f(data)) ** 2) < 1e-3


def test_where_pieces_do_not_go() -> None:
    curve = learners.curve(8, "pieces")
    assert not curve.goes and curve.slope == 0
    assert np.ma.getmaskarray(curve.errors).all()


def test_a_curve_of_the_nearest_is_near_its_closed_form() -> None:
    curve = learners.curve(2, "nearest")
    np.testing.assert_allclose(np.log(curve.errors), np.log(curve.exact), atol=0.25)


def test_an_unknown_learner_is_refused() -> None:
    with pytest.raises(ValueError, match="no learner 'oracle'"):
        learners.told("oracle", np.eye(2), np.ones(2), np.eye(2), steps=1, rng=np.random.default_rng(0))
