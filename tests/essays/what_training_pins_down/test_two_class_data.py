import numpy as np
import pytest

from explainers.essays.what_training_pins_down import two_class_data


def test_crescents_without_noise_are_half_circles():
    data = two_class_data.crescents(40, np.random.default_rng(0), noise=0.0)
    center = np.array([0.5, 0.25])
    upper, lower = data.X[data.y == 1] + center, data.X[data.y == 0] - center
    np.testing.assert_allclose(np.linalg.norm(upper, axis=1), 1)
    np.testing.assert_allclose(np.linalg.norm(lower, axis=1), 1)
    assert upper[:, 1].min() >= 0 >= lower[:, 1].max()


def test_disc_and_ring_keep_their_radii():
    data = two_class_data.disc_and_ring(200, np.random.default_rng(0))
    r = np.linalg.norm(data.X, axis=1)
    assert r[data.y == 1].max() < 0.5
    assert 0.8 < r[data.y == 0].min() < r[data.y == 0].max() < 1.2


@pytest.mark.parametrize("shape", [two_class_data.crescents, two_class_data.disc_and_ring])
@pytest.mark.parametrize("N", [0, 7])
def test_bad_numbers(shape, N):
    with pytest.raises(ValueError, match=f"N = {N}"):
        shape(N, np.random.default_rng(0))
