"""Gaussian images have the moments of the images that they stand for, and nothing else of them."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import surrogates

ROWS = np.random.default_rng(0).random((40, 6)) @ np.diag([1.0, 2, 3, 0, 1, 5])


def test_mean_and_covariance_are_those_of_the_rows():
    n = 200_000
    drawn = surrogates.gaussian(ROWS, n, np.random.default_rng(1))
    cov = np.cov(ROWS.T, bias=True)
    np.testing.assert_allclose(drawn.mean(axis=0), ROWS.mean(axis=0), atol=5 * np.sqrt(cov.max() / n))
    np.testing.assert_allclose(np.cov(drawn.T), cov, atol=5 * cov.max() * np.sqrt(2 / n))


def test_a_pixel_that_is_never_inked_stays_so():
    assert np.ptp(surrogates.gaussian(ROWS, 50, np.random.default_rng(0))[:, 3]) == 0


def test_each_class_has_its_own_law():
    labels = np.repeat([0, 1], 20)
    rows = ROWS + 100 * labels[:, None]
    drawn = surrogates.gaussian_by_class(rows, labels, np.random.default_rng(0))
    assert drawn.shape == rows.shape
    assert drawn[:20].max() < 50 < drawn[20:].min()


def test_bad_input():
    with pytest.raises(ValueError, match="1 rows and n = 3"):
        surrogates.gaussian(ROWS[:1], 3, np.random.default_rng(0))
