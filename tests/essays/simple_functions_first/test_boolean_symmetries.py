"""Orbits of Boolean functions: their published number, and that the law of a network is constant on them."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean_symmetries


@pytest.mark.parametrize(("n", "classes"), [(1, 2), (2, 4), (3, 14), (4, 222)])
def test_number_of_classes_under_changes_of_sign_and_place(n, classes):
    assert len(np.unique(boolean_symmetries.orbits(n, flips=True))) == classes  # OEIS A000370


def test_without_flips_and_and_nor_differ():
    conjunction, nor = 2**15, 1
    assert len({boolean_symmetries.orbits(4, flips=True)[f] for f in (conjunction, nor)}) == 1
    assert len({boolean_symmetries.orbits(4, flips=False)[f] for f in (conjunction, nor)}) == 2


def test_symmetrize_keeps_the_mass_and_a_symmetric_law():
    orbit, p = boolean_symmetries.orbits(3, flips=True), np.random.default_rng(0).random(256)
    even = boolean_symmetries.symmetrize(p, orbit)
    assert even.sum() == pytest.approx(p.sum())
    np.testing.assert_allclose(boolean_symmetries.symmetrize(even, orbit), even)
    assert len(np.unique(even.round(12))) == 14


def test_bad_input():
    with pytest.raises(ValueError, match="n is 5"):
        boolean_symmetries.orbits(5, flips=True)
    with pytest.raises(ValueError, match="shape \\(3,\\)"):
        boolean_symmetries.symmetrize(np.ones(3), boolean_symmetries.orbits(2, flips=True))
