"""How many inputs there are, how many atoms, and the published sizes of what is trained on."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log, log10, pi

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TOKENS = 1e14
"""Tokens of training text that the post grants: more than any published corpus."""
LLAMA_TOKENS = 15e12
"""Tokens that Llama 3 was trained on, at least, by its model card."""
QWEN_TOKENS = 36e12
"""Tokens that Qwen3 was trained on, by its technical report (arXiv 2505.09388) and model cards: the most text that we found documented."""

INFINIGRAM_RIGHT = 0.47
"""Share of the tokens of human text that counts of sequences of any length predict, by the abstract of arXiv 2401.17377."""

BARYON_FRACTION = 0.0224
"""Ω_b h² of Planck 2018 (arXiv 1807.06209): ordinary matter as a share of the critical density for h = 1."""
CRITICAL_DENSITY = 1.878e-26
"""For h = 1, in kilograms per cubic meter."""
PROTON_MASS = 1.6726e-27
"""Kilograms."""
RADIUS = 4.4e26
"""Of the observable universe, in meters: 46.5 billion light years."""
LIGHT_YEAR = 9.4607e15
"""Meters."""

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


def baryons(radius: float = RADIUS) -> float:
    """Protons and neutrons in a ball of ``radius`` meters, by mean density and volume: about as many as atoms, mostly hydrogen."""
    if radius <= 0:
        raise ValueError(f"baryons: radius is {radius}; give a positive number of meters")
    return BARYON_FRACTION * CRITICAL_DENSITY / PROTON_MASS * 4 / 3 * pi * radius**3


ATOMS = 10.0 ** round(log10(baryons()))
"""Atoms in the observable universe, to the nearest power of ten."""


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
