"""What the claims that fail or hold with a caveat found, computed once more in another way."""

from math import log

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from scipy.stats import gamma

from explainers.data import images
from explainers.essays.manifold_interpolation import experiments, sinusoid

DIGITS = images.load("digits").rows


def by_count(X: np.ndarray, k: int = 20) -> float:
    """Dimension by counting: how many more neighbors lie within the k-th distance than within half of it."""
    T = np.sort(cdist(X, X), axis=1)[:, 1 : k + 1]
    inside = np.sum(T <= T[:, -1:] / 2, axis=1)
    return float(np.log2((k - 1) / max(inside.mean(), 1e-9)))


@pytest.mark.second_opinion("near-means-real")
def test_the_mean_of_all_zeros_is_nearer_than_a_zero():
    labels = images.load("digits").labels
    zeros = DIGITS[labels == 0]
    rest, mean = zeros[60:], zeros[:60].mean(axis=0)
    real = np.median([np.sqrt(((rest - zero) ** 2).sum(axis=1)).min() for zero in zeros[:60]])
    assert np.sqrt(((rest - mean) ** 2).sum(axis=1)).min() < real


@pytest.mark.second_opinion("linear-interpolation-yields-noise")
def test_spectra_tell_noise_from_a_straight_line_between_waves():
    """The share of power beyond half of the highest frequency: about three quarters for noise, next to nothing for the blend."""

    def high(picture: np.ndarray) -> float:
        power = np.abs(np.fft.fft2(picture - picture.mean())) ** 2
        f = np.abs(np.fft.fftfreq(len(picture)))
        return float(power[np.maximum.outer(f, f) > 0.25].sum() / power.sum())

    noise = np.random.default_rng(0).random((2, 32, 32))
    ends = sinusoid.image(0.0), sinusoid.image(1.0)
    for t in (0.2, 0.5, 0.8):
        assert high((1 - t) * noise[0] + t * noise[1]) > 0.5
        assert high((1 - t) * ends[0] + t * ends[1]) < 0.1


@pytest.mark.second_opinion("averaged-inverses-over-k-minus-two")
def test_the_law_of_the_sums_says_which_average_is_right():
    m = 2.0
    for k in (5, 10, 20):
        S = gamma(k - 1, scale=1 / m)
        assert S.expect(lambda s, k=k: (k - 2) / s) == pytest.approx(m, rel=1e-6)
        assert (k - 2) / S.mean() == pytest.approx(m * (k - 2) / (k - 1))


@pytest.mark.second_opinion("dimensions-in-the-hundreds")
def test_counting_neighbors_gives_tens_as_well():
    assert by_count(np.random.default_rng(0).standard_normal((3000, 3))) == pytest.approx(3, abs=0.5)
    assert by_count(DIGITS) < 50
    assert by_count(images.load("mnist_3000").rows) < 50


@pytest.mark.second_opinion("coverage-is-tractable")
def test_half_a_side_by_doubling():
    sets = ((experiments.estimate("digits"), 1797, True), (experiments.estimate("mnist_3000"), 60_000, True), (43, 1_281_167, False))
    for d, n, enough in sets:
        assert (d * log(2) < log(n)) == enough
