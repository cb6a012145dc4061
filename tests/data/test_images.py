import numpy as np
import pytest

from explainers.data import images


@pytest.mark.parametrize(("name", "shape", "levels"), [("digits", (1797, 8, 8), 16), ("mnist_3000", (3000, 28, 28), 255)])
def test_images_are_whole_gray_values_between_paper_and_ink(name: str, shape: tuple[int, ...], levels: int) -> None:
    loaded = images.load(name)
    assert loaded.images.shape == shape
    assert loaded.rows.shape == (shape[0], shape[1] ** 2)
    assert loaded.labels.shape == (shape[0],)
    assert (loaded.images.min(), loaded.images.max()) == (0, 1)
    assert np.allclose(loaded.images * levels, np.round(loaded.images * levels), atol=levels * 2**-52)
    assert set(loaded.labels.tolist()) == set(range(10))


def test_the_published_totals() -> None:
    assert round(images.load("digits").images.sum() * 16) == 561718
    assert np.bincount(images.load("mnist_3000").labels).tolist() == [300] * 10


def test_nobody_can_draw_on_the_data() -> None:
    with pytest.raises(ValueError, match="read-only"):
        images.load("digits").images[0, 0, 0] = 1


def test_another_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="'digits', 'mnist_3000'"):
        images.load("cifar")
