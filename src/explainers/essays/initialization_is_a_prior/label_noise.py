"""Label noise on the ridge ab = 1: at every step the label is 1 + ς·(standard normal), and descent with step η follows it.

One step with residual r = ab − label turns q = a² − b² into q(1 − η²r²), exactly, for any η and any r. Near the ridge, with steepness
H = a² + b² = √(q² + 4), the residual settles at E r² = 2ς²/(2 − ηH), so that ln|q| falls by about η² E r² a step. Noise that is added to
the two weights instead is another thing: it moves q to and fro.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Walk:
    """Many runs at once, kept every ``every`` steps.

    Attributes:
        a, b: shape (kept, runs). sum_log: Σ ln|1 − η²r²| so far, shape (kept, runs). steps: shape (kept,).
    """

    a: Array
    b: Array
    sum_log: Array
    steps: NDArray[np.int64]

    @property
    def q(self) -> Array:
        """a² − b², which gradient flow without noise keeps."""
        return (self.a - self.b) * (self.a + self.b)


def walk(t: float, η: float, ς: float, rng: np.random.Generator, *, steps: int, runs: int, every: int = 50, on: str = "label") -> Walk:
    """Descent with noisy labels from the point (eᵗ, e⁻ᵗ) of the ridge, ``runs`` runs at once.

    Args:
        on: ``"label"``, or ``"weights"``: there the label is 1, and at each step a and b get errors of standard deviation ης of their own.

    Raises:
        ValueError: if η is too large for the steepness there, η(a² + b²) ≥ 2, ς is negative, or there is no noise of that name.
    """
    if on not in ("label", "weights"):
        raise ValueError(f"on is {on!r}; the noise is on the 'label' or on the 'weights'")
    H = 2 * np.cosh(2 * t)
    if not 0 < η * H < 2 or ς < 0:
        raise ValueError(f"η is {η} and ς is {ς}; at steepness {H:.3g} descent is stable for 0 < η < {2 / H:.3g}, and ς is at least 0")
    a, b, total = np.full(runs, np.exp(t)), np.full(runs, np.exp(-t)), np.zeros(runs)
    kept = [(a, b, total)]
    for step in range(1, steps + 1):
        r = a * b - 1
        if on == "label":
            r = r - ς * rng.standard_normal(runs)
        a, b = a - η * r * b, b - η * r * a
        if on == "weights":
            a, b = np.array([a, b]) + η * ς * rng.standard_normal((2, runs))
        total = total + np.log(np.abs(1 - (η * r) ** 2))
        if step % every == 0:
            kept.append((a, b, total))
    a_, b_, total_ = (np.array(part) for part in zip(*kept, strict=True))
    return Walk(a_, b_, total_, np.arange(len(kept)) * every)


def drift(q0: float, η: float, ς: float, steps: NDArray[np.int64]) -> Array:
    """The prediction: q after each number of steps, by Euler's method of one step at a time in ln q with rate 2η²ς²/(2 − ηH)."""
    last, q, kept = int(np.max(steps)), q0, np.empty(int(np.max(steps)) + 1)
    for step in range(last + 1):
        kept[step] = q
        H = np.sqrt(q * q + 4)
        q *= np.exp(-2 * η**2 * ς**2 / (2 - η * H))
    return kept[np.asarray(steps, int)]


@dataclass(frozen=True)
class Drift:
    """What a figure shows: one run on the plane, several in q, and the prediction.

    Attributes:
        a, b: shape (kept,). q: shape (runs, kept). steps: shape (kept,). predicted: shape (kept,).
    """

    a: Array
    b: Array
    q: Array
    steps: NDArray[np.int64]
    predicted: Array
    η: float
    ς: float


def show(η: float, ς: float, seed: int, *, t: float = 0.7, steps: int = 5000, runs: int = 8) -> Drift:
    """Eight runs of 5,000 steps from (eᵗ, e⁻ᵗ), kept at fifty equally spaced steps and at the start."""
    result = walk(t, η, ς, np.random.default_rng(seed), steps=steps, runs=runs, every=steps // 50)
    q0 = 2 * np.sinh(2 * t)
    return Drift(result.a[:, 0], result.b[:, 0], result.q.T, result.steps, drift(q0, η, ς, result.steps), η, ς)
