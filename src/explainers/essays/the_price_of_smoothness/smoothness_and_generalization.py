"""Do smooth networks generalize? Small networks trained on handwritten digits in many ways: Lipschitz constant against test error.

Every network fits the signs of its training labels. Recipes differ in the scale of the initial weights and in a penalty on the gradient.
A share of the training labels can be flipped; at one half they are coins, and nothing can be learned from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata, spearmanr

from explainers.data import images
from explainers.essays.the_price_of_smoothness import lipschitz
from explainers.networks import relu_batch
from explainers.networks.relu_batch import Networks

Array = NDArray[np.float64]

DIGITS = (3, 8)
TRAINING = 60
SPLITS = 5
GAINS = (0.5, 1.0, 2.0, 4.0)
PENALTIES = (0.0, 1e-2)
WIDTH = 24
STEPS = 300


@dataclass(frozen=True)
class Scatter:
    """Networks by recipe and split: lower (recipes, splits), a lower bound of Lip; error (recipes, splits) on new digits.

    flipped: share of the training labels that were flipped. fit: share of the training labels that the worst network gets right.
    """

    lower: Array
    error: Array
    flipped: float
    fit: float

    @property
    def networks(self) -> int:
        """How many dots."""
        return self.lower.size

    @property
    def correlation(self) -> float:
        """Spearman's rank correlation over all networks."""
        return float(spearmanr(self.lower.ravel(), self.error.ravel()).statistic)

    def dealt(self) -> Array:
        """The correlation for each way to deal the recipes' errors out anew: what chance makes of it, if a recipe is one draw."""
        a, b = (rankdata(x).reshape(x.shape) - (x.size + 1) / 2 for x in (self.lower, self.error))
        table = a @ b.T  # Σ over splits, recipe by recipe
        ways = np.array(list(permutations(range(len(table)))))
        return table[np.arange(len(table)), ways].sum(axis=1) / (np.linalg.norm(a) * np.linalg.norm(b))

    def recipes(self, λ: float) -> Scatter:
        """Those of the networks that were trained with one penalty."""
        rows = np.tile(np.array(PENALTIES) == λ, len(GAINS))
        return Scatter(self.lower[rows], self.error[rows], self.flipped, self.fit)


@dataclass(frozen=True)
class Compared:
    """What a correlation is worth, if a recipe is the unit that chance deals, or if a network is.

    Attributes:
        shown: the networks of the recipes that count. free, penalized: recipes without and with the penalty, of those; maybe none.
        unit: ``"recipe"`` or ``"network"``. correlation: rank correlation. edges, share: a histogram of what chance makes of it,
            (q + 1,), (q,). as_high: how much of that is as high. ways: how many deals.
    """

    shown: Scatter
    free: NDArray[np.bool_]
    unit: str
    correlation: float
    edges: Array
    share: Array
    as_high: float
    ways: int


SHOWN = ("all", "penalized", "free")


def compare(done: Scatter, recipes: str, unit: str, *, seed: int = 0) -> Compared:
    """Deal the errors anew among the recipes that count, in all ways, or among single networks, 20,000 times.

    Raises:
        ValueError: if the recipes or the unit are unknown.
    """
    if recipes not in SHOWN or unit not in ("recipe", "network"):
        raise ValueError(f"recipes is {recipes!r} and unit {unit!r}; choose {', '.join(SHOWN)}, and 'recipe' or 'network'")
    free = np.tile(np.array(PENALTIES) == 0, len(GAINS))
    rows = np.ones(len(free), bool) if recipes == "all" else free == (recipes == "free")
    shown = Scatter(done.lower[rows], done.error[rows], done.flipped, done.fit)
    if unit == "recipe":
        dealt = shown.dealt()
    else:
        a, b = (rankdata(x) - (x.size + 1) / 2 for x in (shown.lower, shown.error))
        ways = np.random.default_rng(seed).permuted(np.tile(b, (20_000, 1)), axis=1)
        dealt = ways @ a / (np.linalg.norm(a) * np.linalg.norm(b))
    edges = np.linspace(-1, 1, 41)
    share = np.histogram(dealt, edges)[0] / len(dealt)
    as_high = float(np.mean(dealt >= shown.correlation - 1e-12))
    return Compared(shown, free[rows], unit, shown.correlation, edges, share, as_high, len(dealt))


@lru_cache
def scatter(flipped: float = 0.2, *, steps: int = STEPS, seed: int = 0) -> Scatter:
    """Train every recipe on every split.

    Raises:
        ValueError: if the share of flipped labels is not in [0, ½].
    """
    if not 0 <= flipped <= 0.5:
        raise ValueError(f"flipped is {flipped}; flip a share of the labels between 0 and 0.5, where they are coins")
    X, y, X_new, y_new = _split(flipped, np.random.default_rng(seed))
    lower, error, fit = [], [], []
    for gain in GAINS:
        for λ in PENALTIES:
            start = relu_batch.initialize(SPLITS, X.shape[2], WIDTH, np.random.default_rng((seed, 1)), gain)
            f = relu_batch.train(start, X, y, λ=λ, steps=steps, η=0.02)
            lower.append([lipschitz.ascend(_gradient_of(f, r), X[r], rounds=4).value for r in range(SPLITS)])
            error.append(np.mean(f(X_new) * y_new <= 0, axis=1))
            fit.append(float(np.mean(f(X) * y > 0, axis=1).min()))
    return Scatter(np.array(lower), np.array(error), flipped, min(fit))


def _gradient_of(f: Networks, r: int) -> lipschitz.Gradient:
    one = Networks(f.W[r : r + 1], f.b[r : r + 1], f.a[r : r + 1], f.c[r : r + 1])
    return lambda x: one.input_gradient(x[None])[0]


def _split(flipped: float, rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
    """Training and new digits for each split, centered and scaled to mean square norm 1; only training labels are flipped."""
    source = images.load("digits")
    chosen = np.isin(source.labels, DIGITS)
    A, label = source.rows[chosen], np.where(source.labels[chosen] == DIGITS[0], 1.0, -1.0)
    A = A - A.mean(axis=0)
    A /= np.sqrt(np.mean(np.sum(A * A, axis=1)))
    order = np.stack([rng.permutation(len(A)) for _ in range(SPLITS)])
    seen, new = order[:, :TRAINING], order[:, TRAINING:]
    flips = np.where(rng.random(seen.shape) < flipped, -1.0, 1.0)
    return A[seen], label[seen] * flips, A[new], label[new]
