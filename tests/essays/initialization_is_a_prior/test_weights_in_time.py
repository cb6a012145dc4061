import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import lazy_training
from explainers.essays.initialization_is_a_prior import weights_in_time as wt


@pytest.fixture(scope="module")
def data():
    return lazy_training.random_data(5, 6, np.random.default_rng(0))


@pytest.fixture(scope="module")
def films(data):
    return [wt.film(m, *data, np.random.default_rng(m)) for m in (16, 128, 1024)]


def test_a_film_is_a_plain_descent_looked_at_now_and_then(data):
    X, y = data
    made = wt.film(4, X, y, np.random.default_rng(3), moments=(0, 2, 7), most=1000)
    W, a = lazy_training.initialize(1, 4, 6, np.random.default_rng(3))
    η = lazy_training.step_size(W, a, X)
    states = []
    for step in range(8):
        if step in (0, 2, 7):
            states.append(np.append(W.ravel(), a))
        change = η[0] * lazy_training.jacobian(W, a, X)[0].T @ (lazy_training.outputs(W, a, X)[0] - y)
        W, a = W - change[:24].reshape(1, 4, 6), a - change[24:]
    np.testing.assert_allclose(made.weights, states, atol=1e-12)
    np.testing.assert_allclose(made.relative[-1], np.linalg.norm(states[-1] - states[0]) / np.linalg.norm(states[0]), rtol=1e-10)


def test_every_width_learns_the_labels_and_the_wider_moves_less(films):
    assert max(film.rms[-1] for film in films) < 1e-6  # training has ended
    assert films[0].relative[-1] > 2 * films[1].relative[-1] > 4 * films[2].relative[-1]
    for film in films:
        assert film.relative[0] == 0
        assert np.all(np.diff(film.rms[film.rms > 1e-12]) < 0)


def test_a_frame_shows_the_films_at_its_step(films):
    shown = wt.frame(films, 8)
    i = list(wt.MOMENTS).index(8)
    np.testing.assert_array_equal(shown.now[1], films[1].weights[i])
    np.testing.assert_array_equal(shown.before[2], films[2].weights[0])
    np.testing.assert_array_equal(shown.paths[:, i], shown.relative)
    assert {wt.frame(films, step).paths.shape for step in wt.MOMENTS} == {(3, len(wt.MOMENTS))}


def test_bad_input_is_named(data, films):
    with pytest.raises(ValueError, match=r"\(1, 2\); they must begin with 0"):
        wt.film(4, *data, np.random.default_rng(0), moments=(1, 2))
    with pytest.raises(ValueError, match="no weights were kept at step 5"):
        wt.frame(films, 5)
    with pytest.raises(ValueError, match="different moments"):
        wt.frame([films[0], wt.film(4, *data, np.random.default_rng(0), moments=(0, 1))], 0)
