"""The law of robustness: the theorem of Bubeck and Sellke with its constants, and a version for exact fits whose proof the essay gives.

**Theorem 3** (Bubeck & Sellke 2021). f_w, w in a set of diameter W in R^p, |f_w − f_w′| ≤ J‖w − w′‖ everywhere; inputs from a mixture of k
c-isoperimetric laws, 8⁴ k log(8k/δ) ≤ nε²; y ∈ [−1, 1] with noise σ² = E Var[y|x] > 0. With probability ≥ 1 − δ, every f_w whose mean
squared error on the data is at most σ² − ε has

    Lip(f) ≥ ε/(2⁹√c) · √( nd / (p log(60WJ/ε) + log(4/δ)) ) .

**Exact fits** (the essay's). Labels are fair coins ±1, independent of the inputs, which are c-isoperimetric. With probability at least
1 − 2e^{−n/8} − (1 + 4WJ)^{−p}, every f_w through the data has

    Lip(f) ≥ √( nd / (c (64 p log(1 + 4WJ) + 8 n log 2)) ) .
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Setting:
    """n data in d dimensions, p parameters, W·J, the constant c of isoperimetry, k laws in the mixture, a gap ε and a risk δ.

    Raises:
        ValueError: if a number is out of range.
    """

    n: float
    d: float
    p: float
    WJ: float = 1.0
    c: float = 1.0
    k: int = 1
    ε: float = 1.0
    δ: float = 0.05

    def __post_init__(self) -> None:
        if self.d < 1 or self.n < 1 or self.p < 1 or self.k < 1:
            raise ValueError(f"n = {self.n}, d = {self.d}, p = {self.p}, k = {self.k}: each must be at least 1")
        if not (0 < self.ε <= 1 and 0 < self.δ < 1 and self.WJ > 0 and self.c > 0):
            raise ValueError(f"ε = {self.ε} and δ = {self.δ} must be in (0, 1], and WJ = {self.WJ} and c = {self.c} positive")

    @property
    def applies(self) -> bool:
        """Whether n is large enough for Theorem 3: 8⁴ k log(8k/δ) ≤ nε²."""
        return bool(8**4 * self.k * np.log(8 * self.k / self.δ) <= self.n * self.ε**2)


def least_gap(n: float, k: int = 1, δ: float = 0.05) -> float:
    """The smallest ε for which Theorem 3 says anything of n data: √(8⁴ k log(8k/δ)/n)."""
    return float(np.sqrt(8**4 * k * np.log(8 * k / δ) / n))


def theorem(s: Setting) -> float:
    """The bound of Theorem 3, whether it applies or not."""
    return float(s.ε / (2**9 * np.sqrt(s.c)) * np.sqrt(s.n * s.d / (s.p * np.log(60 * s.WJ / s.ε) + np.log(4 / s.δ))))


def one_function(L: float, n: float, d: float, c: float = 1.0) -> float:
    """log of the bound for one function with |f(x_i) − y_i| ≤ ½ and n/4 labels of each sign: (n/4)·(log 2 − d/(8cL²))."""
    return n / 4 * (np.log(2) - d / (8 * c * L**2))


def exact_fit(s: Setting) -> float:
    """The bound for exact fits of fair labels: the L at which a net's (1 + 4WJ)^p functions fit with probability (1 + 4WJ)^{−p} at most."""
    return float(np.sqrt(s.n * s.d / (s.c * (64 * s.p * np.log(1 + 4 * s.WJ) + 8 * s.n * np.log(2)))))


def unbalanced_coins(n: ArrayLike) -> NDArray[np.float64]:
    """2e^{−n/8}, Hoeffding's bound for the chance that one side of n fair coins shows fewer than n/4 times: the proof's second step."""
    return 2 * np.exp(-np.asarray(n, float) / 8)


def scale(n: float, d: float, p: float) -> float:
    """√(nd/p), the law without its constants."""
    if n < 1 or d < 1 or p < 1:
        raise ValueError(f"n = {n}, d = {d}, p = {p}: each must be at least 1")
    return float(np.sqrt(n * d / p))


MNIST = {
    "images": 60_000,
    "pixels": 784,
    "parameters_first": 2e5,
    "parameters_last": 3e6,
    "accuracy_before": 0.1,
    "accuracy_first": 0.9,
    "accuracy_last": 0.95,
    "effective_low": 15,
    "effective_high": 150,
    "nd_low": 1e6,
    "nd_high": 1e7,
}
"""Section 1.1 of Bubeck & Sellke, on Figure 4 of Madry et al. 2018: robust accuracy rises from 10 to 90 % at 2·10⁵ parameters, and nears
95 % at 3·10⁶; the law's nd, for an effective dimension from 15 to 150."""

IMAGENET = {
    "images": 1.4e7,
    "challenge": 1_281_167,
    "size": 2e5,
    "robust_low": 1e10,
    "robust_high": 1e11,
    "then_low": 1e8,
    "then_high": 1e9,
}
"""The same section on ImageNet: images, size of one, parameters that the law suggests, and of robust networks at that time; and the images
of the challenge's training set (Russakovsky et al. 2015)."""
