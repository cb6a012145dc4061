"""Families of fits by size, each judged in the same way: what is measured, its slope from size to size, and a formula if there is one.

Dividing a curve by its own formula over √(nd/p) would give the slope −½ to any family. So nothing is divided here: the slope of what was
measured stands beside the slope of the formula, and the formula shows where it tends to as p/n grows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import blocks, bump_interpolant, linear_interpolant, power_law
from explainers.essays.the_price_of_smoothness.power_law import Exponent
from explainers.essays.the_price_of_smoothness.robustness_sweep import Curve
from explainers.essays.the_price_of_smoothness.where_the_law_fails import Reach

Array = NDArray[np.float64]

FAR = 2**14
"""How many times n the formulas of linear function and bumps go, as if d were large enough."""


@dataclass(frozen=True)
class Family:
    """One family: p (m,), value (repetitions, m), the kind of number; bumps with as many parameters (m,), masked where there are none.

    floor: the typical steepest chord, below which no fit can be. formula_p, formula: what a formula says (q,), no entries if there is none.
    """

    name: str
    kind: str
    n: int
    d: int
    p: Array
    value: Array
    bumps: np.ma.MaskedArray
    floor: float
    formula_p: Array
    formula: Array

    @property
    def typical(self) -> Array:
        """Geometric mean over repetitions, shape (m,)."""
        return np.exp(np.log(self.value).mean(axis=0))

    @property
    def law(self) -> Array:
        """√(nd/p), shape (m,)."""
        return np.sqrt(self.n * self.d / self.p)

    @property
    def steps(self) -> tuple[Exponent, ...]:
        """The slope from each p to the next, measured."""
        return power_law.steps(self.p, self.value)

    @property
    def last(self) -> Exponent:
        """The slope between the two largest sizes."""
        return self.steps[-1]

    @property
    def middles(self) -> Array:
        """p/n where the slopes belong, shape (m − 1,)."""
        return np.sqrt(self.p[1:] * self.p[:-1]) / self.n

    @property
    def formula_steps(self) -> Array:
        """The slope of the formula from each size to the next, shape (q − 1,)."""
        return np.diff(np.log(self.formula)) / np.diff(np.log(self.formula_p))

    @property
    def formula_middles(self) -> Array:
        """p/n where they belong, shape (q − 1,)."""
        return np.sqrt(self.formula_p[1:] * self.formula_p[:-1]) / self.n


def from_curve(curve: Curve) -> Family:
    """The linear function or the bumps, with their formula far beyond the sizes that were measured.

    The formulas have d only as a factor √d, so they go on as if there were more coordinates.
    """
    n, d = curve.n, curve.d
    first, wide = 1 if curve.construction == "linear" else 3, n * FAR
    p = np.array([n * 2.0**k for k in range(first, 1 + int(np.log2(FAR)))])
    if curve.construction == "linear":
        formula = [linear_interpolant.expected(n, wide, int(q)) for q in p]
    else:
        formula = [bump_interpolant.expected(n, wide, int(q) // n - 1) for q in p]
    formula = [value * float(np.sqrt(d / wide)) for value in formula]
    none = np.ma.masked_array(np.ones(len(curve.p)), True)
    floor = bump_interpolant.expected(n, d, d)
    return Family(curve.construction, "exact", n, d, curve.p, curve.lip, none, floor, p, np.array(formula))


def from_reach(reach: Reach, name: str, kind: str) -> Family:
    """One kind of number of a family without an exact constant: ``"at_data"`` or ``"lower"``; blocks have a formula for both."""
    p, formula = np.array([]), np.array([])
    if reach.family == "blocks":
        p = reach.p
        law = blocks.expected_at_data if kind == "at_data" else blocks.expected_where_all_speak
        formula = np.array([law(reach.n, reach.d, round(q / reach.d)) for q in p])
    words = {"at_data": "greatest gradient at the data", "lower": "lower bound"}[kind]
    bumps = np.ma.masked_array(np.exp(np.log(reach.bumps).mean(axis=0)))
    floor = float(np.exp(np.log(reach.chord).mean()))
    return Family(name, words, reach.n, reach.d, reach.p, getattr(reach, kind), bumps, floor, p, formula)


@dataclass(frozen=True)
class Judged:
    """All families side by side, and the one that is looked at."""

    every: tuple[Family, ...]
    chosen: Family

    @property
    def others(self) -> tuple[Family, ...]:
        """Without the chosen one."""
        return tuple(each for each in self.every if each.name != self.chosen.name)


def judged(every: tuple[Family, ...], name: str) -> Judged:
    """Look at one of the families.

    Raises:
        ValueError: if none has the name.
    """
    for each in every:
        if each.name == name:
            return Judged(every, each)
    raise ValueError(f"no family is called {name!r}; choose one of {', '.join(each.name for each in every)}")
