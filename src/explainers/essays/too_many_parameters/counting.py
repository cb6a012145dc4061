"""The arithmetic that says learning is impossible: how many inputs there are, how many cells a cube has, and how few samples we get."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, floor, gamma, log, log10, pi

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Array = NDArray[np.float64]

TOKENS = 1e14
"""Tokens of training text that the essay grants: more than any published corpus."""
LLAMA_TOKENS = 15e12
"""Tokens that Llama 3 was trained on, at least, by its model card: the most that we found documented."""

BARYON_FRACTION = 0.0224
"""Ω_b h² of Planck 2018 (arXiv 1807.06209): ordinary matter as a share of the critical density for h = 1."""
BARYON_DENSITY = BARYON_FRACTION * 1.878e-26
"""Kilograms per cubic meter."""
PROTON_MASS = 1.6726e-27
"""Kilograms."""
RADIUS = 4.4e26
"""Of the observable universe, in meters: 46.5 billion light years."""

SAMPLES: dict[str, float] = {"MNIST": 6e4, "CIFAR-10": 5e4, "ImageNet": 1.281167e6}
"""Training images of three data sets."""

IMAGENET_PIXELS = 224 * 224 * 3
IMAGENET_DIMENSION = (26, 43)
"""Intrinsic dimension of ImageNet: smallest and largest estimate of Pope et al. 2021 (arXiv 2104.08894)."""
POST_LOWEST_DIMENSION, POST_DIMENSION = 100, 1000
"""What a post that puts the dimensions of images "in the hundreds" must at least mean, and the dimension with which it covers them."""


def log10_sequences(vocabulary: int, length: float) -> float:
    """log₁₀ of V^T, the number of sequences of ``length`` tokens."""
    if vocabulary < 2 or length < 0:
        raise ValueError(f"log10_sequences: vocabulary is {vocabulary} and length {length}; give at least 2 and 0")
    return length * log10(vocabulary)


def length_exceeding(vocabulary: int, count: float) -> int:
    """The smallest T with V^T > ``count``."""
    T = max(0, floor(log(count) / log(vocabulary)) - 1)
    while log10_sequences(vocabulary, T) <= log10(count):
        T += 1
    return T


def baryons() -> float:
    """Protons and neutrons in the observable universe, mean density times volume: about as many as atoms, most of which are hydrogen."""
    return BARYON_DENSITY / PROTON_MASS * 4 / 3 * pi * RADIUS**3


ATOMS = 1e80
"""Atoms in the observable universe, to the nearest power of ten of ``baryons``."""


@dataclass(frozen=True)
class Sequences:
    """Sequences of T tokens over a vocabulary of V: ``lengths`` and ``digits`` = log₁₀ V^T, shape (m,), and the chosen T."""

    vocabulary: int
    length: int
    lengths: Array
    digits: Array
    exponent: float
    tokens: float
    atoms: float

    @property
    def atoms_length(self) -> int:
        """The first length with more sequences than atoms."""
        return length_exceeding(self.vocabulary, self.atoms)


def sequences(vocabulary: int, length: int) -> Sequences:
    """How the number of sequences grows with their length, for a vocabulary of ``vocabulary`` tokens."""
    lengths = np.geomspace(1, 1e4, 81)
    digits = lengths * log10(vocabulary)
    return Sequences(vocabulary, length, lengths, digits, log10_sequences(vocabulary, length), TOKENS, ATOMS)


def log10_cells(epsilon: float, d: float) -> float:
    """log₁₀ of ε^{−d}, the number of cells of side ``epsilon`` in the cube [0, 1]^d."""
    if not 0 < epsilon <= 1 or d <= 0:
        raise ValueError(f"log10_cells: epsilon is {epsilon} and d is {d}; give a side in (0, 1] and a positive dimension")
    return -d * log10(epsilon)


def resolution(n: float, d: float) -> float:
    """Side ε = n^{−1/d} of the cells when ``n`` samples, one to a cell, cover [0, 1]^d."""
    if n < 1 or d <= 0:
        raise ValueError(f"resolution: n is {n} and d is {d}; give at least one sample and a positive dimension")
    return n ** (-1 / d)


def share_of_cells_hit(n: int, cells: int) -> float:
    """Expected share of ``cells`` equal cells hit by ``n`` uniform samples: 1 − (1 − 1/cells)^n, near 1 − 1/e for n = cells."""
    return 1 - (1 - 1 / cells) ** n


def cells_hit(points: Array, cells_a_side: int) -> int:
    """How many cells of a regular grid over [0, 1)^d contain a point. Shape (n, d) -> int."""
    cell = np.floor(points * cells_a_side).astype(np.int64)
    return len(np.unique(cell, axis=0))


def expected_neighbor_distance(n: int, d: int) -> float:
    """Mean distance to the nearest of ``n`` uniform points on the torus [0, 1)^d, for large n: Γ(1 + 1/d) (n V_d)^{−1/d}.

    V_d = π^{d/2}/Γ(1 + d/2) is the volume of the unit ball, so P(distance > r) = (1 − V_d r^d)^n ≈ exp(−n V_d r^d).
    """
    ball = pi ** (d / 2) / gamma(1 + d / 2)
    return gamma(1 + 1 / d) * (n * ball) ** (-1 / d)


def neighbor_distances(points: Array, queries: Array) -> Array:
    """Distance from each query to its nearest point, on the torus [0, 1)^d. Shapes (n, d), (m, d) -> (m,)."""
    return cKDTree(points, boxsize=1.0).query(queries)[0]


@dataclass(frozen=True)
class Covering:
    """n samples in d dimensions: resolution against d (``dimensions`` and ``sides``, shape (m,)) and at the chosen d."""

    samples: float
    dimension: int
    dimensions: Array
    sides: Array
    side: float
    half_exponent: float

    @property
    def cells_a_side(self) -> float:
        """How many cells fit along one coordinate."""
        return 1 / self.side


def covering(samples: float, dimension: int) -> Covering:
    """What ``samples`` samples can resolve of a cube of ``dimension`` dimensions."""
    dimensions = np.geomspace(1, 1e4, 121)
    sides = np.array([resolution(samples, d) for d in dimensions])
    return Covering(samples, dimension, dimensions, sides, resolution(samples, dimension), log10_cells(0.5, dimension))


ONE_MINUS_1_OVER_E = 1 - exp(-1)
"""The share of cells that as many random samples as cells hit, in the limit."""
