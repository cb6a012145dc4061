"""Learners of few labels: closed forms, invariance, and labels that cannot be learned."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import few_labels


def blobs(n, seed):
    rng = np.random.default_rng(seed)
    y = rng.integers(2, size=n)
    return rng.normal(size=(n, 5)) + 3 * y[:, None] * np.eye(5)[0], y


def test_ridge_with_two_points_is_a_midpoint_rule():
    answer = few_labels.ridge_classifier(np.array([[0.0], [2.0]]), np.array([4, 9]))
    np.testing.assert_array_equal(answer(np.array([[0.9], [1.1]])), [4, 9])


def test_ridge_does_not_know_units_or_origin():
    X, y = blobs(60, 0)
    G = blobs(200, 1)[0]
    np.testing.assert_array_equal(few_labels.ridge_classifier(X, y)(G), few_labels.ridge_classifier(7 * X + 3, y)(7 * G + 3))


def test_one_class_and_equal_rows_have_an_answer():
    assert set(few_labels.ridge_classifier(np.ones((3, 2)), np.array([5, 5, 5]))(np.zeros((4, 2))).tolist()) == {5}


def test_nearest_is_the_nearest():
    np.testing.assert_array_equal(
        few_labels.nearest_classifier(np.array([[0.0], [1.0]]), np.array([3, 7]))(np.array([[0.4], [0.6]])), [3, 7]
    )


def test_accuracy_reaches_bayes_and_control_coins_stay_at_one_half():
    """Two normal classes three apart: the best rule is right with probability Φ(1.5) = 0.933."""
    (X, y), (G, z) = blobs(400, 0), blobs(4000, 1)
    right = few_labels.accuracy(few_labels.Task(X, y, G, z), few_labels.ridge_classifier, (10, 400), 3)
    assert right.shape == (3, 2)
    assert np.all(np.abs(right[:, 1] - 0.9332) < 4 * np.sqrt(0.9332 * 0.0668 / 4000) + 0.01)
    coins = np.random.default_rng(5).integers(2, size=4000)
    lost = few_labels.accuracy(few_labels.Task(X, y, G, coins), few_labels.ridge_classifier, (400,), 1)
    assert abs(lost[0, 0] - 0.5) < 4 * 0.5 / np.sqrt(4000)


def test_a_faint_direction_halves_the_data_and_is_linear():
    X = np.random.default_rng(0).normal(size=(300, 4)) * [4, 3, 2, 0.1]
    y, z = few_labels.faint_direction(X, X[:50], 4)
    assert y.sum() == 150
    np.testing.assert_array_equal(z, y[:50])
    right = np.mean((X[:, 3] > np.median(X[:, 3])) == y)
    assert max(right, 1 - right) > 0.95


def test_what_the_caption_speaks_of():
    curves = few_labels.Curves(
        np.array([10, 20]), np.array([0.5, 0.6]), np.array([0.4, 0.7]), np.array([0.8, 0.9]), np.zeros(2), 0.1, 100, 1
    )
    assert (curves.labels, curves.with_it, curves.without) == (20, 0.9, 0.7)


def test_bad_input():
    with pytest.raises(ValueError, match="must be positive"):
        few_labels.ridge_classifier(np.ones((2, 2)), np.array([0, 1]), 0.0)
    with pytest.raises(ValueError, match="count from 1"):
        few_labels.faint_direction(np.ones((2, 2)), np.ones((2, 2)), 3)
