"""A kernel on a lattice."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import lattice


@pytest.mark.parametrize(("m", "d", "k"), [(5, 1, 1), (12, 1, 3), (5, 2, 1)])
def test_solving_agrees_with_the_aliases(m: int, d: int, k: int) -> None:
    assert lattice.solved_error(m, d, k) == pytest.approx(lattice.alias_error(m, d, k), rel=1e-8)


def test_the_exponent() -> None:
    """Twice the points a circle: the error falls by 2^(2(d + 1))."""
    for d in (1, 2):
        fall = np.log2(lattice.alias_error(64, d, 1) / lattice.alias_error(128, d, 1))
        assert fall == pytest.approx(2 * (d + 1), abs=0.01)


def test_waves_beyond_the_lattice_look_like_others() -> None:
    """A wave and its alias have the same values on the lattice, so at most one of them is learned: both errors add up to more than one."""
    m = 8
    assert lattice.alias_error(m, 1, 3) + lattice.alias_error(m, 1, 3 - m) > 1


def test_the_kernel_is_one_at_no_distance_and_symmetric() -> None:
    K = lattice.kernel(10, 2)
    assert K[0, 0] == 1
    np.testing.assert_allclose(K, K.T)
    np.testing.assert_allclose(K[1:, 0], K[:0:-1, 0])


def test_moved_samples_give_another_error() -> None:
    assert lattice.solved_error(8, 1, 1, shifted=True) > 2 * lattice.solved_error(8, 1, 1)
