"""The sweep over (n, d, p) that shows the law: exact Lipschitz constants of two constructions, cell by cell.

A cell is a construction with its n, d and p; its repetitions draw from a child of the seed that depends on the cell alone. So a sweep has
the same bytes on one core, on all of them, or on a cluster, and a larger one keeps what a smaller one found:

    with joblib.parallel_config(backend="dask"):          # a dask.distributed.Client is connected
        large = sweep(cells((100, 1000), (1000, 10_000)), repetitions=12, memory=joblib.Memory("kept"))
    save("large.npz", large)                              # load("large.npz") gives it back, for the same figure
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import bump_interpolant, linear_interpolant, power_law
from explainers.essays.the_price_of_smoothness.power_law import Exponent
from explainers.essays.the_price_of_smoothness.robustness_law import scale

Array = NDArray[np.float64]
Cell = tuple[str, int, int, int]
"""Construction, n, d, p."""

SAMPLE: dict[str, Callable[[int, int, int, np.random.Generator], float]] = {
    "linear": linear_interpolant.sample,
    "bumps": bump_interpolant.sample,
}
"""One draw of the exact Lipschitz constant, by construction."""


def expected(construction: str, n: int, d: int, p: int) -> float:
    """The typical constant by the construction's finite-size formula."""
    if construction == "linear":
        return linear_interpolant.expected(n, d, p)
    return bump_interpolant.expected(n, d, bump_interpolant.coordinates(n, p))


def parameters(construction: str, n: int, d: int) -> tuple[int, ...]:
    """The p of a cell: 2n, 4n, … up to d for the linear function; 8n, 16n, … up to nd for the bumps, which need some coordinates."""
    first, most = (1, d) if construction == "linear" else (3, n * d)
    return tuple(n * 2**k for k in range(first, 64) if n * 2**k <= most)


def cells(n: Sequence[int], d: Sequence[int], constructions: Sequence[str] = ("linear", "bumps")) -> tuple[Cell, ...]:
    """Every cell for these numbers of points and dimensions.

    Raises:
        ValueError: if n < 2 or odd, d < 1, or a construction is unknown.
    """
    for size in n:
        if size < 2 or size % 2:
            raise ValueError(f"n is {size}; give even numbers of points, half of them with each label")
    for size in d:
        if size < 1:
            raise ValueError(f"d is {size}; give d ≥ 1")
    for name in constructions:
        if name not in SAMPLE:
            raise ValueError(f"no construction is called {name!r}; choose from {', '.join(SAMPLE)}")
    return tuple((name, a, b, p) for name in constructions for a in n for b in d for p in parameters(name, a, b))


@dataclass(frozen=True)
class Sweep:
    """Cells with their measured constants: ``lip[i]`` of shape (repetitions,) belongs to ``cells[i]``."""

    cells: tuple[Cell, ...]
    lip: Array

    def curve(self, construction: str, n: int, d: int) -> Curve:
        """The cells of one construction at one n and d, by p."""
        at = sorted((cell[3], i) for i, cell in enumerate(self.cells) if cell[:3] == (construction, n, d))
        p = np.array([p for p, _ in at], float)
        typical = np.array([expected(construction, n, d, int(q)) for q in p])
        return Curve(construction, n, d, p, self.lip[np.array([i for _, i in at], int)].T, typical)


@dataclass(frozen=True)
class Curve:
    """Lip against p. p (m,), lip (repetitions, m), expected (m,): the finite-size formula."""

    construction: str
    n: int
    d: int
    p: Array
    lip: Array
    expected: Array

    @property
    def typical(self) -> Array:
        """Geometric mean over repetitions, shape (m,)."""
        return np.exp(np.log(self.lip).mean(axis=0))

    @property
    def exponent(self) -> Exponent:
        """The slope of one line through all of it."""
        return power_law.fit(self.p, self.lip)

    @property
    def steps(self) -> tuple[Exponent, ...]:
        """The slope from each p to the next, measured."""
        return power_law.steps(self.p, self.lip)

    @property
    def expected_steps(self) -> Array:
        """The same by the finite-size formula, shape (m − 1,); it tends to −½ where the formula over √(nd/p) tends to a constant."""
        return np.diff(np.log(self.expected)) / np.diff(np.log(self.p))

    @property
    def middles(self) -> Array:
        """Where the slopes belong, between one p and the next, shape (m − 1,)."""
        return np.sqrt(self.p[1:] * self.p[:-1])


def sweep(
    chosen: Sequence[Cell], repetitions: int = 12, *, seed: int = 0, n_jobs: int | None = None, memory: joblib.Memory | None = None
) -> Sweep:
    """Measure all cells.

    Args:
        n_jobs: as in ``joblib.Parallel``; ``None`` follows ``joblib.parallel_config``, and is 1 without it; −1 is all cores.
        memory: where finished cells are kept, so that an interrupted sweep goes on where it stopped.

    Raises:
        ValueError: if there are no cells or fewer than one repetition.
    """
    if not chosen or repetitions < 1:
        raise ValueError(f"{len(chosen)} cells with {repetitions} repetitions: give at least one of both")
    run = memory.cache(measure) if memory else measure
    rows = joblib.Parallel(n_jobs=n_jobs)(joblib.delayed(run)(cell, repetitions, seed) for cell in chosen)
    return Sweep(tuple(chosen), np.array(rows))


def measure(cell: Cell, repetitions: int, seed: int) -> Array:
    """The Lipschitz constants of one cell, shape (repetitions,)."""
    construction, n, d, p = cell
    child = np.random.SeedSequence(seed, spawn_key=(list(SAMPLE).index(construction), n, d, p))
    rng = np.random.default_rng(child)
    return np.array([SAMPLE[construction](n, d, p, rng) for _ in range(repetitions)])


def save(path: str | Path, done: Sweep) -> None:
    """Write a sweep to a NumPy archive, without pickles."""
    names, sizes = [cell[0] for cell in done.cells], [cell[1:] for cell in done.cells]
    np.savez_compressed(path, construction=np.array(names), ndp=np.array(sizes, np.int64), lip=done.lip)


def load(path: str | Path) -> Sweep:
    """Read what :func:`save` wrote."""
    with np.load(path) as kept:
        chosen = tuple((str(name), int(n), int(d), int(p)) for name, (n, d, p) in zip(kept["construction"], kept["ndp"], strict=True))
        return Sweep(chosen, kept["lip"])


@dataclass(frozen=True)
class TradeOff:
    """The figure's state: both curves at one n and d, the floor, and the chosen p.

    ``floor``: the typical steepest chord, below which no function through the data is; bumps reach it with all d coordinates, and stay.
    ``here``: the chosen p's constant by construction, masked where it has none; shape (2,), linear first. ``frame``: the smallest and
    largest p and the largest constant that the whole sweep has to show.
    """

    n: int
    d: int
    p: int
    linear: Curve
    bumps: Curve
    floor: float
    here: np.ma.MaskedArray
    frame: tuple[float, float, float]

    @property
    def law(self) -> float:
        """√(nd/p)."""
        return scale(self.n, self.d, self.p)


def trade_off(done: Sweep, n: int, d: int, p: int) -> TradeOff:
    """Both constructions at n and d from a finished sweep, with one p marked."""
    linear, bumps = (done.curve(name, n, d) for name in SAMPLE)
    floor = bump_interpolant.expected(n, d, d)
    marks = [linear.typical[linear.p == p], bumps.typical[bumps.p == p] if p <= n * d else np.array([floor])]
    here = np.ma.masked_array([m[0] if len(m) else 1.0 for m in marks], [not len(m) for m in marks])
    n_all, nd_all = (cell[1] for cell in done.cells), (cell[1] * cell[2] for cell in done.cells)
    typical = np.exp(np.log(done.lip).mean(axis=1))
    return TradeOff(n, d, p, linear, bumps, floor, here, (float(min(n_all)), 6.0 * max(nd_all), float(1.6 * typical.max())))
