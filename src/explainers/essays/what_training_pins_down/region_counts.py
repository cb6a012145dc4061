"""How many linear regions a network of N units makes in the plane: at random, at most with one layer, and with folds that were built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.what_training_pins_down import linear_parts
from explainers.essays.what_training_pins_down.hyperplane_arrangement import zaslavsky
from explainers.networks import linear_regions, relu_network

WHOLE_PLANE: linear_regions.Box = (-1e5, 1e5, -1e5, 1e5)
"""Large enough for nearly all crossings of random lines; a unit of a later layer may still switch farther out."""


@dataclass(frozen=True)
class Counts:
    """For ``N`` (m,) units: the means over random nets of the activation regions ``drawn`` and of the ``linear`` regions (m, depths).

    Beside them the most that one layer can make, ``one_layer`` (m,), and what ``folds`` make (m,).
    """

    N: NDArray[np.int64]
    depths: tuple[int, ...]
    drawn: NDArray[np.float64]
    linear: NDArray[np.float64]
    one_layer: NDArray[np.float64]
    folds: NDArray[np.float64]


@dataclass(frozen=True)
class Counted:
    """The counts, with the regions that are shown, ``"activation"`` or ``"linear"``, and the number of units that the caption reads."""

    counts: Counts
    kind: str
    N: int

    @property
    def shown(self) -> NDArray[np.float64]:
        """The means of random networks, shape (m, depths)."""
        return self.counts.linear if self.kind == "linear" else self.counts.drawn


def random_counts(widths: tuple[int, ...], seed: int, box: linear_regions.Box = WHOLE_PLANE) -> tuple[int, int]:
    """The activation regions and the linear regions of one random network with two inputs."""
    found = linear_regions.enumerate_regions(relu_network.initialize(2, widths, np.random.default_rng(seed)), box)
    return found.F, linear_parts.count(found)


def count(units: Sequence[int], depths: tuple[int, ...], nets: int) -> Counts:
    """Count the regions of random networks whose N units are shared out equally among the layers.

    Raises:
        ValueError: if N is not divisible by four (two units a fold, two coordinates) and by every depth.
    """
    for N in units:
        if any(N % divisor for divisor in (4, *depths)):
            raise ValueError(
                f"N = {N} units cannot be shared out equally among {depths} layers, or do not make whole folds of four; choose others"
            )
    found = np.array([[[random_counts((N // L,) * L, seed) for seed in range(nets)] for L in depths] for N in units], float)
    drawn, linear = np.moveaxis(found.mean(axis=2), -1, 0)
    return Counts(
        np.array(units),
        depths,
        drawn,
        linear,
        np.array([zaslavsky(N, 2) for N in units], float),
        np.array([4.0 ** (N // 4) for N in units]),
    )
