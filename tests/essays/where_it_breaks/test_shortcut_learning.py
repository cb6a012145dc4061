import numpy as np
import pytest
from scipy.special import logit, ndtr

from explainers.essays.where_it_breaks import shortcut_learning


def test_the_published_prevalences_give_the_published_area():
    area = shortcut_learning.auc_of_the_hospital(shortcut_learning.ZECH.films, shortcut_learning.ZECH.prevalence)
    assert round(area, 3) == 0.857
    assert shortcut_learning.ZECH.interval[0] <= area <= shortcut_learning.ZECH.interval[1]


def test_the_area_is_the_chance_of_a_right_order_with_ties_counted_half():
    films, π = (30, 50), (0.4, 0.1)
    ill, well = np.array([12, 5]), np.array([18, 45])
    assert shortcut_learning.rates_of_the_hospital(films, π) == pytest.approx((12 / 17, 18 / 63))
    wins = ill[0] * well[1] + 0.5 * (ill[0] * well[0] + ill[1] * well[1])
    assert shortcut_learning.auc_of_the_hospital(films, π) == pytest.approx(wins / (ill.sum() * well.sum()))


def test_equal_prevalences_make_the_hospital_worthless():
    assert shortcut_learning.auc_of_the_hospital((10, 70), (0.2, 0.2)) == pytest.approx(0.5)
    model = shortcut_learning.learn(1.5, 4.0, (0.2, 0.2))
    assert model.w[1] == pytest.approx(0, abs=1e-10)
    np.testing.assert_allclose(model.auc, ndtr(1.5 / np.sqrt(2)), atol=1e-10)


def test_without_a_marker_the_model_is_the_exact_posterior():
    model = shortcut_learning.learn(1.5, 0.0, (0.342, 0.012))
    share = np.array(shortcut_learning.ZECH.films) / sum(shortcut_learning.ZECH.films)
    prevalence = share @ [0.342, 0.012]
    np.testing.assert_allclose(model.w, [1.5, 0], atol=1e-6)  # the error of 32 nodes
    assert model.w0 == pytest.approx(logit(prevalence), abs=1e-6)


def test_a_marker_flatters_the_pool_and_harms_each_hospital():
    model = shortcut_learning.learn(1.5, 4.0, (0.342, 0.012))
    assert model.pooled > model.honest[0]
    assert np.all(model.auc[1:] < model.honest[1:])
    np.testing.assert_allclose(model.auc[1:], ndtr(1.5 * model.w[0] / (np.sqrt(2) * np.linalg.norm(model.w))), atol=1e-12)


def test_a_marker_on_every_second_film_does_more_harm():
    none, random = (shortcut_learning.learn(1.5, 4.0, (0.342, 0.012), third) for third in ("none", "random"))
    assert random.elsewhere < none.elsewhere
    np.testing.assert_array_equal(random.auc[:3], none.auc[:3])


def test_areas_and_weights_are_those_of_a_large_sample():
    model, rng, n = shortcut_learning.learn(1.5, 2.0, (0.3, 0.1), films=(1, 1)), np.random.default_rng(0), 200_000
    first = rng.random(n) < 0.5
    y = rng.random(n) < np.where(first, 0.3, 0.1)
    x = np.column_stack([1.5 * (y - 0.5), 2.0 * (first - 0.5)]) + rng.standard_normal((n, 2))
    score = x @ model.w
    p = 1 / (1 + np.exp(-score - model.w0))
    gradient = np.column_stack([np.ones(n), x]) * (p - y)[:, None]
    assert np.all(np.abs(gradient.mean(axis=0)) < 4 * gradient.std(axis=0) / np.sqrt(n))
    rank = score.argsort().argsort() + 1
    area = (rank[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum())
    assert area == pytest.approx(model.pooled, abs=4 * 0.5 / np.sqrt(y.sum()))


def test_bad_arguments():
    with pytest.raises(ValueError, match="strictly between 0 and 1"):
        shortcut_learning.learn(1.5, 1.0, (0.0, 0.1))
    with pytest.raises(ValueError, match="'other'"):
        shortcut_learning.learn(1.5, 1.0, (0.2, 0.1), "other")
