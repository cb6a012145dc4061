"""Ways between two images: their ends, their judge, and what must not count as near."""

import numpy as np
import pytest

from explainers.data import images
from explainers.essays.manifold_interpolation import autoencoder, image_paths


@pytest.fixture(scope="module")
def gallery():
    return image_paths.split(images.load("digits"), 1200, np.random.default_rng(0))


def test_known_and_held_out_images_are_apart(gallery):
    assert gallery.known.shape == (1200, 64)
    assert gallery.held_out.shape == (597, 64)
    assert image_paths.nearest(gallery.known, gallery.held_out).min() > 0
    assert gallery.labels[gallery.typical(7)] == 7


def test_another_is_of_the_same_kind_and_far(gallery):
    typical, other = gallery.typical(4), gallery.another(4)
    assert typical != other
    assert gallery.labels[other] == 4
    apart = np.linalg.norm(gallery.known[gallery.labels == 4] - gallery.known[typical], axis=1)
    assert np.linalg.norm(gallery.known[other] - gallery.known[typical]) == pytest.approx(apart.max())


def test_all_ways_join_the_same_two_images(gallery):
    net = autoencoder.initialize(64, 16, 4, np.random.default_rng(0))
    start, end = gallery.typical(3), gallery.typical(8)
    walk = image_paths.walk(gallery, start, end, np.linspace(0, 1, 5), net, at=2)
    for way in walk.frames[[0, 2]]:
        np.testing.assert_allclose(way[[0, -1]].reshape(2, 64), gallery.known[[start, end]], atol=1e-12)
    np.testing.assert_array_equal(walk.ends.reshape(2, 64), gallery.known[[start, end]])
    np.testing.assert_allclose(walk.frames[1, [0, -1]], walk.frames[3, [0, -1]], atol=1e-12)
    np.testing.assert_allclose(walk.frames[0, 2].ravel(), gallery.known[[start, end]].mean(axis=0), atol=1e-12)
    np.testing.assert_allclose(walk.score[0, 0] * gallery.usual, image_paths.nearest(gallery.known[[start]], gallery.held_out))
    assert (walk.straight_now, walk.blurred_now, walk.data_now, walk.code_now) == tuple(walk.score[:, 2])
    assert walk.frames.min() >= 0
    assert walk.frames.max() <= 1


def test_the_blurred_line_is_straight_between_reconstructions(gallery):
    net = autoencoder.initialize(64, 16, 4, np.random.default_rng(0))
    line = image_paths.blurred(gallery, 0, 1, [0.0, 0.5, 1.0], net)
    np.testing.assert_allclose(line[[0, 2]], net.reconstruct(gallery.known[:2]))
    np.testing.assert_allclose(line[1], line[[0, 2]].mean(axis=0))


def test_pairs_count_where_a_way_is_nearer():
    t = np.linspace(0, 1, 3)
    found = image_paths.Pairs(t, 1, "data", "straight", ("straight", "data"), np.ones((2, 3)), np.array([[1.0, 2, 3, 4], [2.0, 1, 4, 5]]))
    assert found.nearer == 0.75
    assert found.medians_now == (2.5, 3.0)


def test_the_path_turns_at_real_images(gallery):
    path, edges = image_paths.through_data(gallery, 0, 1, np.linspace(0, 1, 2000))
    to_known = image_paths.nearest(path, gallery.known)
    turns = np.flatnonzero(np.diff(np.sign(np.diff(to_known))) > 0)
    assert edges - 1 == len(turns)


def test_control_noise_is_far(gallery):
    noise = np.random.default_rng(0).random((50, 64))
    assert np.median(image_paths.nearest(noise, gallery.held_out)) > 2 * gallery.usual


def test_pairs_show_different_things(gallery):
    found = image_paths.pairs(gallery, 30, np.random.default_rng(0))
    assert len(found) == 30
    assert all(gallery.labels[i] != gallery.labels[j] for i, j in found)


def test_an_unknown_digit(gallery):
    with pytest.raises(ValueError, match="no known image shows a 11"):
        gallery.typical(11)


def test_midpoints_score_as_the_straight_line_does(gallery):
    """Other pairs, the same split: the medians agree within their errors."""
    found = image_paths.midpoint_scores(images.load("digits"), 1200, 150, np.random.default_rng(0))
    line = []
    for i, j in image_paths.pairs(gallery, 150, np.random.default_rng(1)):
        line.append(image_paths.nearest(image_paths.straight(gallery, i, j, [0.5]), gallery.held_out)[0] / gallery.usual)
    assert abs(np.median(found) - np.median(line)) < 4 * 1.25 * np.std(line) * np.sqrt(2 / 150)
    assert gallery.band[0] < 1 < gallery.band[1]
