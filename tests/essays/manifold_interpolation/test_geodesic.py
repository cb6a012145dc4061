"""Paths through data: on a circle they go round, and slow = fast."""

from itertools import pairwise

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import geodesic

ANGLES = 2 * np.pi * np.arange(40) / 40
CIRCLE = np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])


def test_on_a_circle_the_path_goes_round():
    graph = geodesic.neighbor_graph(CIRCLE, 2)
    assert geodesic.shortest_path(graph, 0, 12) == list(range(13))
    points = geodesic.along(CIRCLE[:21], np.linspace(0, 1, 7))
    assert np.all(np.linalg.norm(points, axis=1) >= np.cos(np.pi / 40) - 1e-12)


def test_control_the_straight_line_crosses_the_hole():
    assert np.linalg.norm(geodesic.along(CIRCLE[[0, 20]], [0.5])) < 1e-12


def test_costs_are_those_of_floyd_and_warshall():
    X = np.random.default_rng(0).normal(size=(30, 3))
    graph = geodesic.neighbor_graph(X, 4)
    cost = np.where(graph.toarray() > 0, graph.toarray(), np.inf)
    for middle in range(30):
        cost = np.minimum(cost, cost[:, [middle]] + cost[[middle]])
    for end in range(1, 30):
        path = geodesic.shortest_path(graph, 0, end)
        length = sum(np.sum((X[a] - X[b]) ** 2) for a, b in pairwise(path))
        assert length == pytest.approx(cost[0, end], rel=1e-12)


def test_squared_costs_prefer_many_short_steps():
    X = np.array([[0.0], [1.0], [2.0], [3.0]])
    assert geodesic.shortest_path(geodesic.neighbor_graph(X, 3, 2.0), 0, 3) == [0, 1, 2, 3]
    assert geodesic.shortest_path(geodesic.neighbor_graph(X, 3, 0.5), 0, 3) == [0, 3]


def test_along_walks_at_equal_speed():
    corner = np.array([[0.0, 0], [3, 0], [3, 1]])
    np.testing.assert_allclose(geodesic.along(corner, [0, 0.5, 0.75, 1]), [[0, 0], [2, 0], [3, 0], [3, 1]])


def test_bad_input():
    with pytest.raises(ValueError, match="k \\+ 1 points are needed"):
        geodesic.neighbor_graph(CIRCLE, 40)
    with pytest.raises(ValueError, match="2 of 41 points have a duplicate at distance zero"):
        geodesic.neighbor_graph(np.concatenate([CIRCLE, CIRCLE[:1]]), 2)
    islands = np.concatenate([CIRCLE, CIRCLE + 10])
    with pytest.raises(ValueError, match="no path in the graph joins point 0 to point 45"):
        geodesic.shortest_path(geodesic.neighbor_graph(islands, 2), 0, 45)
