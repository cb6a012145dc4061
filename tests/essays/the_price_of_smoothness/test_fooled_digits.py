"""Both functions fit all images; the slender one is fooled by a change a hundredth as large."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import fooled_digits


def test_both_fit_exactly():
    fits = fooled_digits.pair()
    assert fits.misfit("slender") < 1e-9
    assert fits.misfit("roomy") == 0
    assert fits.slender.value > 30 * fits.roomy.value


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("model", ["slender", "roomy"])
def test_attacks_make_images_of_the_size_they_say(model, which):
    fits = fooled_digits.pair()
    x = fits.X[fits.shown[which]]
    for size in (0.0, 0.05, 1.0, 4.0):
        image = fooled_digits.attack(model, size, which).image.ravel()
        assert image.min() >= 0
        assert image.max() <= 1
        assert np.linalg.norm(image - x) == pytest.approx(size, rel=1e-3, abs=1e-12)


@pytest.mark.parametrize("which", [0, 1])
def test_radii(which):
    fits = fooled_digits.pair()
    slender, roomy = (fooled_digits.attack(m, 0.0, which) for m in ("slender", "roomy"))
    assert slender.radius >= 1 / fits.slender.value
    assert roomy.radius >= 1 / fits.roomy.value
    half = np.linalg.norm(fits.X[fits.shown[which]] - fits.X[fits.nearest[which]]) / 2
    assert roomy.radius == pytest.approx(half)
    assert fooled_digits.attack("slender", 1.02 * slender.radius, which).value < 0
    assert fooled_digits.attack("roomy", 0.98 * roomy.radius, which).value > 0


def test_no_shorter_change_of_an_image_lowers_the_slender_function_as_much():
    fits = fooled_digits.pair()
    x = fits.X[fits.shown[0]]
    best = fooled_digits.attack("slender", 1.0).image.ravel()
    rng = np.random.default_rng(0)
    for _ in range(50):
        other = np.clip(x + (best - x) + 0.05 * rng.standard_normal(784), 0, 1)
        other = x + (other - x) / max(1.0, np.linalg.norm(other - x))
        assert other @ fits.w >= best @ fits.w - 1e-6


def test_bad_input():
    with pytest.raises(ValueError, match="model is 'round'"):
        fooled_digits.attack("round", 1.0)
    with pytest.raises(ValueError, match="size -1"):
        fooled_digits.attack("slender", -1.0)
