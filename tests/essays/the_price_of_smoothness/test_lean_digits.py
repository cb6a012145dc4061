"""Digits on few components: the numbers that are stored, the floor, and pictures of noise, which have no discount."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import fooled_digits, lean_digits, lipschitz


def test_all_components_are_the_roomy_function():
    pair = fooled_digits.pair()
    assert lean_digits.constants("own")[1] == pytest.approx(pair.roomy.value)
    X, y = lean_digits.pictures("coins")
    np.testing.assert_array_equal(X, pair.X)
    assert sorted(y) == sorted(pair.y)
    assert lean_digits.constants("coins")[1] == pytest.approx(lipschitz.steepest_chord(X, y).value)


@pytest.mark.parametrize("kind", lean_digits.KINDS)
def test_components_help_up_to_the_floor(kind):
    lip, floor = lean_digits.constants(kind)
    assert np.all(np.diff(lip) <= 1e-12)
    assert np.all(lip >= floor - 1e-12)
    fit = lean_digits.fit(kind, 20)
    assert fit.p == (400 + 784) * 21
    assert fit.ratio == pytest.approx(fit.ratios[lean_digits.KINDS.index(kind)][lean_digits.COMPONENTS.index(20)])
    assert fit.here == pytest.approx(np.sqrt(400 * 784 / fit.p))
    assert fit.picture.shape == (28, 28)


def test_noise_is_as_large_as_digits_and_pays_more():
    digits, noise = lean_digits.pictures("own")[0], lean_digits.pictures("noise")[0]
    size = [np.sqrt(np.mean((X - X.mean(axis=0)) ** 2)) for X in (digits, noise)]
    assert size[1] == pytest.approx(size[0], rel=0.01)
    own, coins, noisy = (lean_digits.fit(kind, 20) for kind in lean_digits.KINDS)
    assert max(own.ratio, coins.ratio) < own.here < noisy.ratio


def test_bad_input():
    with pytest.raises(ValueError, match="no kind is called 'cats'"):
        lean_digits.pictures("cats")
    with pytest.raises(ValueError, match="k is 7"):
        lean_digits.fit("own", 7)
