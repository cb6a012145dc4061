"""What a kernel learns of a wave from samples on a lattice: everything but the waves that look alike there.

On the circle, or on a torus of d circles, the kernel exp(−|x − x'|) depends on the difference of the angles alone, and waves are its
eigenfunctions, with eigenvalues K_k that fall like |k|^(−(d + 1)). On a lattice of m points a circle the waves k and k + mj have the same
values. The interpolant of wave k is Σ_j a_j wave_(k + mj) with a_j = K_(k + mj)/Σ_i K_(k + mi), so its mean squared error is

    (1 − a_0)² + Σ_(j ≠ 0) a_j² ,    and it falls like (m^(−(d + 1)))² = n^(−2(d + 1)/d).

Everything is on a fine lattice of FINE·m points a circle, so that the sums are finite and the formula exact.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

FINE = 6
"""How many times finer the lattice is on which errors are taken."""


def kernel(M: int, d: int) -> Array:
    """exp(−distance) between the first point of a lattice of ``M`` points a circle and all others, on unit circles. Shape (M,)·d."""
    chord = (2 * np.sin(np.pi * np.arange(M) / M)) ** 2
    return np.exp(-np.sqrt(sum(np.meshgrid(*[chord] * d, indexing="ij"))))


def alias_error(m: int, d: int, k: int) -> float:
    """Mean squared error of the interpolant of the complex wave with ``k`` crests around the first circle, by its aliases."""
    spectrum = np.fft.fftn(kernel(FINE * m, d)).real
    at = np.meshgrid(*[(m * np.arange(FINE) + (k if axis == 0 else 0)) % (FINE * m) for axis in range(d)], indexing="ij")
    a = spectrum[tuple(at)] / np.sum(spectrum[tuple(at)])
    first = a.flat[0]
    return float((1 - first) ** 2 + np.sum(a**2) - first**2)


def solved_error(m: int, d: int, k: int, shifted: bool = False) -> float:
    """The same by solving for the interpolant; ``shifted``: each sample is moved by up to half a cell, and the lattice is none."""
    M = FINE * m
    fine = np.stack(np.meshgrid(*[np.arange(M)] * d, indexing="ij"), axis=-1).reshape(-1, d)
    samples = fine[np.all(fine % FINE == 0, axis=1)]
    if shifted:
        move = (samples // FINE).sum(axis=1) % 2  # every second sample, as on a chessboard
        samples = samples + move[:, None] * (FINE // 2)
    K = kernel(M, d)
    between = K[tuple(np.moveaxis((samples[:, None] - samples[None]) % M, -1, 0))]
    across = K[tuple(np.moveaxis((fine[:, None] - samples[None]) % M, -1, 0))]
    wave, labels = (np.exp(2j * np.pi * k * x[:, 0] / M) for x in (fine, samples))
    return float(np.mean(np.abs(across @ np.linalg.solve(between, labels) - wave) ** 2))
