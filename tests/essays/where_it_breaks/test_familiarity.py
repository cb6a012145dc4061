import numpy as np
import pytest

from explainers.essays.where_it_breaks.familiarity import familiarity, fellows

P = np.array([[0.0, 0], [1, 0], [3, 0]])


def test_fellows_by_hand():
    np.testing.assert_allclose(fellows(P), [1, 1, 2])


@pytest.mark.parametrize(("x", "found"), [(0.0, 1.0), (0.5, 1.0), (-1.0, 1.0), (-1.5, 0.5), (4.9, 0.5), (9.0, 0.25)])
def test_familiarity_by_hand(x, found):
    assert familiarity(np.array([[x, 0.0]]), P)[0] == found


def test_it_is_the_rank_when_the_question_is_put_among_the_points():
    rng = np.random.default_rng(0)
    for _ in range(50):
        X = rng.standard_normal((12, 2))
        apart = np.linalg.norm(X[:, None] - X[None], axis=2) + np.diag(np.full(12, np.inf))
        d = apart.min(axis=1)
        assert familiarity(X[:1], X[1:])[0] == pytest.approx(np.mean(d >= d[0]))


def test_scale_and_shift_change_nothing_and_one_point_is_too_few():
    rng = np.random.default_rng(0)
    Q, X = rng.standard_normal((9, 2)), rng.standard_normal((20, 2))
    np.testing.assert_allclose(familiarity(Q, X), familiarity(8 * Q + 1, 8 * X + 1))
    with pytest.raises(ValueError, match="1 points seen"):
        familiarity(Q, X[:1])
