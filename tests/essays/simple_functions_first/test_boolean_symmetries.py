"""Orbits of Boolean functions: their published number, and that the law of a network is constant on them."""

from itertools import permutations, product

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean_symmetries


@pytest.mark.parametrize("n", boolean_symmetries.CLASSES)
def test_number_of_classes_under_changes_of_sign_and_place(n):
    assert boolean_symmetries.classes(n, flips=True) == boolean_symmetries.CLASSES[n]
    assert n == 1 or boolean_symmetries.classes(n, flips=False) > boolean_symmetries.CLASSES[n]


@pytest.mark.parametrize("flips", [True, False])
@pytest.mark.parametrize("n", [2, 3])
def test_symmetries_are_as_many_as_there_are_different_maps_of_functions(n, flips):
    signs = product((0, 1), repeat=n) if flips else [(0,) * n]
    maps = {
        tuple(output ^ table[place(i, order, sign)] for i in range(2**n))
        for table in [np.arange(2**n) * 2]  # a table whose entries all differ, also from those with the other sign
        for order, sign, output in product(permutations(range(n)), [*signs], (0, 1))
    }
    assert len(maps) == boolean_symmetries.symmetries(n, flips=flips)


def place(i, order, sign):
    """The number of the input that input i becomes when its bits change places and signs."""
    bits = [i >> k & 1 for k in range(len(order))]
    return sum((bits[k] ^ flip) << target for k, (target, flip) in enumerate(zip(order, sign, strict=True)))


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
