"""Two hospitals and a shortcut: a rule that reads which hospital a film comes from ranks the pooled films well, and knows nothing.

A film has a signal s ~ N(δ (y − ½), 1), whether the patient is ill (y = 1) or not, and a marker m ~ N(κ (h − ½), 1), whether it comes from
hospital h = 1 or 0. The hospitals differ in prevalence π_h. Logistic regression on (s, m) over the pooled films sees that m predicts y.
All expectations are integrals over normal laws, so that nothing here is sampled.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtr

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Published:
    """What Zech and others report: films, prevalence of pneumonia, and areas under the ROC curve."""

    films: tuple[int, int]
    prevalence: tuple[float, float]
    hospital_alone: float
    interval: tuple[float, float]
    pooled: float
    elsewhere: float


ZECH = Published((42_396, 112_120), (0.342, 0.012), 0.861, (0.855, 0.866), 0.931, 0.815)
"""Mount Sinai Hospital and the NIH Clinical Center, from the abstract of PLoS Medicine 15(11): e1002683; elsewhere: Indiana University."""


def rates_of_the_hospital(films: tuple[float, float], prevalence: tuple[float, float]) -> tuple[float, float]:
    """TPR and FPR of the rule "ill if from the first hospital": its share of the ill, and its share of the others.

    Raises:
        ValueError: if a prevalence is not strictly between 0 and 1, or there are no films.
    """
    n, π = np.asarray(films, float), np.asarray(prevalence, float)
    if np.any(n <= 0) or np.any((π <= 0) | (π >= 1)):
        raise ValueError(f"films {films} must be positive and prevalences {prevalence} strictly between 0 and 1")
    ill, well = n * π, n * (1 - π)
    return float(ill[0] / ill.sum()), float(well[0] / well.sum())


def auc_of_the_hospital(films: tuple[float, float], prevalence: tuple[float, float]) -> float:
    """(1 + TPR − FPR)/2 of that rule: with two answers it has the ROC corners (0, 0), (FPR, TPR), (1, 1), and this is the area under them.

    Raises:
        ValueError: as :func:`rates_of_the_hospital`.
    """
    TPR, FPR = rates_of_the_hospital(films, prevalence)
    return (1 + TPR - FPR) / 2


@dataclass(frozen=True)
class Shortcut:
    """What was learned, and where it ranks how well.

    ``w`` (w_s, w_m) and ``w0``: the logistic model; ``auc`` and ``honest``: areas under the ROC curve of the model and of the signal alone,
    for the pooled films, the first hospital, the second, and a third one.
    """

    δ: float
    κ: float
    prevalence: tuple[float, float]
    w: Vector
    w0: float
    auc: Vector
    honest: Vector
    hospital_alone: float
    third: str

    @property
    def pooled(self) -> float:
        """The area under the ROC curve of the pooled films."""
        return float(self.auc[0])

    @property
    def elsewhere(self) -> float:
        """The area under the ROC curve at the third hospital."""
        return float(self.auc[3])

    @property
    def signal(self) -> float:
        """The area that the signal alone has at every single hospital."""
        return float(self.honest[3])

    @property
    def reliance(self) -> float:
        """w_m / w_s: how many units of signal a unit of marker is worth to the model."""
        return float(self.w[1] / self.w[0])


def learn(δ: float, κ: float, prevalence: tuple[float, float], third: str = "none", films: tuple[float, float] = ZECH.films) -> Shortcut:
    """Train on the pooled films of the first hospital (marker +κ/2) and the second (−κ/2); test there and at a third.

    Args:
        third: ``"none"``: no film of the third hospital has the marker (m ~ N(0, 1)); ``"random"``: every second film has it, ill or not.

    Raises:
        ValueError: if a prevalence is not strictly between 0 and 1, or ``third`` is unknown.
    """
    if third not in ("none", "random"):
        raise ValueError(f"the third hospital's marker is {third!r}; choose 'none' or 'random'")
    alone = auc_of_the_hospital(films, prevalence)
    π, share = np.asarray(prevalence, float), np.asarray(films, float) / sum(films)
    centers = np.array([[δ * (y - 0.5), κ * (0.5 - h)] for h in (0, 1) for y in (1, 0)])
    y = np.array([1.0, 0.0, 1.0, 0.0])
    weight = np.array([share[0] * π[0], share[0] * (1 - π[0]), share[1] * π[1], share[1] * (1 - π[1])])
    w0, *w_list = _logistic(centers, y, weight)
    w = np.array(w_list)
    elsewhere = np.array([[δ / 2, m] for m in _markers(third, κ)] + [[-δ / 2, m] for m in _markers(third, κ)])
    ill = np.repeat([1.0, 0.0], len(elsewhere) // 2)
    places = [(centers, y, weight), (centers[:2], y[:2], weight[:2]), (centers[2:], y[2:], weight[2:]), (elsewhere, ill, np.ones(len(ill)))]
    signal = np.array([1.0, 0.0])
    return Shortcut(
        δ,
        κ,
        (float(π[0]), float(π[1])),
        w,
        float(w0),
        np.array([auc(w, *place) for place in places]),
        np.array([auc(signal, *place) for place in places]),
        alone,
        third,
    )


def _markers(third: str, κ: float) -> list[float]:
    return [0.0] if third == "none" else [κ / 2, -κ / 2]


def auc(w: Vector, centers: NDArray[np.float64], y: Vector, weight: Vector) -> float:
    """P(an ill film scores above a well one) with score w·x, in a mixture of N(center, I): Σ p_i q_j Φ((w·c_i − w·c_j) / (√2 ‖w‖))."""
    score = centers @ w
    p, q = weight * y, weight * (1 - y)
    wins = ndtr((score[:, None] - score[None]) / (np.sqrt(2) * np.linalg.norm(w)))
    return float(p @ wins @ q / (p.sum() * q.sum()))


def _logistic(centers: NDArray[np.float64], y: Vector, weight: Vector, nodes: int = 32) -> Vector:
    """w₀, w_s, w_m of logistic regression over the whole mixture, by Newton's method; integrals by Gauss–Hermite quadrature."""
    t, g = np.polynomial.hermite_e.hermegauss(nodes)
    z = np.stack(np.meshgrid(t, t, indexing="ij"), axis=-1).reshape(-1, 2)
    mass = np.outer(g, g).ravel() / g.sum() ** 2
    X = (centers[:, None] + z[None]).reshape(-1, 2)
    X = np.column_stack([np.ones(len(X)), X])
    m, labels = np.kron(weight, mass), np.repeat(y, len(z))
    w = np.zeros(3)
    for _ in range(40):
        p = expit(X @ w)
        w = w - np.linalg.solve(X.T @ ((m * p * (1 - p))[:, None] * X), X.T @ (m * (p - labels)))
    return w
