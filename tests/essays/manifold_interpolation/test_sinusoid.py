"""The post's formula, and the row that it leaves out."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import sinusoid


def test_the_formula_at_the_center_and_its_size():
    """At x = y = 0 and α = 0 all waves vanish; the grid has no pixel there, but four around it, symmetric in the sine terms."""
    picture = sinusoid.image(0.0)
    assert picture.shape == (32, 32)
    assert picture[15:17, 15:17].mean() == pytest.approx(0.5 + 0.1 * np.cos(3 * 2 / 31) / 3, abs=1e-6)


def test_white_noise_has_roughness_one():
    assert sinusoid.roughness(np.random.default_rng(0).random((200, 200))) == pytest.approx(1, abs=0.03)


def test_the_straight_line_between_smooth_pictures_is_smooth_and_control_noise_is_not():
    noise, formula, blend = sinusoid.compare(np.random.default_rng(42)).roughness
    assert formula.max() < 0.1
    assert blend.max() <= formula.max() + 1e-12
    assert noise.min() > 0.8


def test_ends_agree():
    rows = sinusoid.compare(np.random.default_rng(0))
    np.testing.assert_allclose(rows.blend[[0, -1]], rows.formula[[0, -1]])


def test_a_constant_image_has_no_roughness():
    with pytest.raises(ValueError, match=r"constant \(every pixel is 0\.5\)"):
        sinusoid.roughness(np.full((4, 4), 0.5))
