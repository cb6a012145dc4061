import numpy as np
import pytest

from explainers.essays.where_it_breaks import evolution, experiments


def test_effective_dimensions():
    assert evolution.effective_dimension(np.full(7, 2.0)) == pytest.approx(7)
    assert evolution.effective_dimension(np.array([3.0, 3.0, 0.0, 0.0])) == pytest.approx(2)


def test_variances_of_both_kinds():
    np.testing.assert_allclose(evolution.variances(5, 2, 1.0), [0.5, 0.5, 1, 1, 1])
    assert evolution.narrowed(1e9) == pytest.approx(1)
    assert evolution.narrowed(1e-9) == pytest.approx(0, abs=1e-8)


def test_the_law_of_the_product_stays_as_it_is():
    rng, λ = np.random.default_rng(0), evolution.variances(4, 2, 0.25)
    x = rng.standard_normal((20_000, 4)) * np.sqrt(λ)
    for _ in range(5):
        x = evolution.generation(x, 2, 0.25, 0.6, rng)
    np.testing.assert_allclose(np.mean(x**2, axis=0), λ, atol=5 * np.sqrt(2 / 20_000))


def test_a_fit_mutant_always_replaces_its_parent():
    rng = np.random.default_rng(0)
    far = np.full((200, 3), 4.0)
    assert np.all(evolution.generation(far, 3, 1e-6, 0.5, rng) ** 2 @ np.ones(3) <= 48)
    assert not np.any(evolution.generation(far, 0, 1e-6, 0.5, rng) == far)  # without requirements all mutants live


def test_selection_narrows_and_mutation_alone_does_not():
    selected, drifting = (evolution.evolve(200, 10, m, 300, np.random.default_rng(0), s2=0.1, β=0.3) for m in (6, 0))
    assert np.mean(selected[:, :6] ** 2) == pytest.approx(evolution.narrowed(0.1), abs=5 * 0.09 * np.sqrt(2 / 1200))
    for x in (selected[:, 6:], drifting):
        assert np.mean(x**2) == pytest.approx(1, abs=5 * np.sqrt(2 / x.size))


def test_lineages_become_a_sheet_and_strangers_stay_strange():
    young, old, control = (experiments.evolved(m, age) for m, age in ((30, 0), (30, 400), (0, 400)))
    assert old.dimension < young.dimension / 2
    assert old.few_within < young.few_within / 2
    assert control.few_within == pytest.approx(1 - old.few / experiments.D, abs=0.1)
    assert old.few_beyond == pytest.approx(1 - old.few / experiments.D, abs=0.1)


def test_bad_arguments():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="6 requirements for 5"):
        evolution.variances(5, 6, 1.0)
    with pytest.raises(ValueError, match="β = 0"):
        evolution.evolve(3, 5, 2, 1, rng, β=0.0)
