"""Two answers to a chemist: will it work, and is it like anything seen?

A world of reactions with two numbers each. Chemists try x ~ N(0, τ² I). A reaction works with the chance π(x) = expit(κ (x₂ − bend(x₁))),
where the bend is flat where they try and steep where they do not. Of the successes the share c is published, of the failures the share φ.
So of what is tried at x

    published as a success:  c π(x)        published as a failure:  φ (1 − π(x))        neither:  the rest.

The first is the identity of Elkan and Noto: published is a constant times works. π is odd around one half and the law of x is even, so half
of all tried reactions work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, ndtr

from explainers.essays.where_it_breaks.familiarity import UNLIKE, familiarity
from explainers.networks.relu_network import Matrix, Vector

τ, κ = 0.8, 6.0
HALF = 3.0
"""Half the side of the square that is drawn."""

QUESTIONS = {"A": (0.0, 1.1), "B": (0.0, -1.1), "C": (-2.5, -1.5), "D": (2.5, 1.5)}
"""A works and B fails, where many were tried; C works and D fails, where nobody has tried."""


def bend(x1: Vector) -> Vector:
    """Above this height reactions work: 0.15 x₁³."""
    return 0.15 * np.asarray(x1) ** 3


def works(X: Matrix) -> Vector:
    """π: the chance that a reaction works, at X (N, 2)."""
    return np.asarray(expit(κ * (X[:, 1] - bend(X[:, 0]))))


@dataclass(frozen=True)
class Tried:
    """``X`` (n, 2): all reactions tried; ``y`` (n,): whether they worked; ``u`` (n,): uniform, published if below the share."""

    X: Matrix
    y: NDArray[np.bool_]
    u: Vector

    def published(self, c: float | Vector, φ: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which were published as successes and as failures; c may differ from reaction to reaction."""
        return self.y & (self.u < c), ~self.y & (self.u < φ)


def tried(n: int, rng: np.random.Generator) -> Tried:
    """n reactions that were tried."""
    X = τ * rng.standard_normal((n, 2))
    return Tried(X, rng.uniform(size=n) < works(X), rng.uniform(size=n))


def law_of_positives(x2: Vector, nodes: int = 400) -> Vector:
    """The distribution function of x₂ among the successes, 2 ∫∫ π p: what positives alone can tell, by quadrature."""
    z = (np.arange(nodes) + 0.5) / nodes
    t = np.linspace(-5 * τ, 5 * τ, 2001)
    a = τ * _normal_quantile(z)  # equal shares of x₁
    density = np.exp(-(t**2) / (2 * τ**2)) / (τ * np.sqrt(2 * np.pi))
    mean = expit(κ * (t[:, None] - bend(a))).mean(axis=1)
    mass = 2 * mean * density
    F = np.concatenate([[0.0], np.cumsum((mass[1:] + mass[:-1]) / 2 * np.diff(t))])
    return np.interp(x2, t, F)


def _normal_quantile(z: Vector) -> Vector:
    grid = np.linspace(-6, 6, 4001)
    return np.interp(z, ndtr(grid), grid)


def features(X: Matrix) -> Matrix:
    """1, x₁, x₂, x₁², x₁x₂, x₂²: shape (N, 6)."""
    a, b = X.T
    return np.column_stack([np.ones(len(X)), a, b, a * a, a * b, b * b])


def fit(P: Matrix, F: Matrix, U: Matrix, *, c: float, φ: float, others: float, λ: float = 1e-3) -> Vector | None:
    """The weights w (6,) of π = expit(w·features) that maximize the likelihood of what is seen; None if a constant yes does.

    Args:
        P: published successes (n, 2).
        F: published failures.
        U: reactions of which it is known that they were tried.
        c: the share of the successes that is published.
        φ: that of the failures.
        others: how many reactions each of U stands for.
        λ: a penalty ½ λ n ‖w‖², on all but the constant.

    Raises:
        ValueError: if a share is not within 0 … 1.
    """
    if not (0 < c <= 1 and 0 <= φ <= 1):
        raise ValueError(f"the shares c = {c} and φ = {φ} must lie within 0 … 1, and something must be published")
    if len(F) == 0 and len(U) == 0:
        return None
    A, B, C = features(P), features(F), features(U)
    shift = 0.0 if len(U) else np.log(c / φ)
    n = len(P) + len(F) + others * len(U)

    def loss(w: Vector) -> tuple[float, Vector]:
        za, zb = A @ w + shift, B @ w + shift
        value = np.sum(np.logaddexp(0, -za)) + np.sum(np.logaddexp(0, zb))
        slope = -A.T @ expit(-za) + B.T @ expit(zb)
        if len(U):
            π = expit(C @ w)
            rest = np.maximum(1 - c * π - φ * (1 - π), 1e-12)
            value -= others * np.sum(np.log(rest))
            slope = slope + others * C.T @ ((c - φ) * π * (1 - π) / rest)
        penal = λ * np.append(0.0, w[1:])
        return float(value / n + 0.5 * λ * np.sum(w[1:] ** 2)), np.asarray(slope / n + penal)

    return np.asarray(minimize(loss, np.zeros(6), jac=True, method="BFGS", options={"gtol": 1e-7}).x)


@dataclass(frozen=True)
class Answers:
    """What was seen, and both answers on the square grid ``axis`` × ``axis`` and at the question ``q``.

    ``chance`` (G, G): the chance that it works, as fitted; ``familiar`` (G, G): the familiarity among all that was seen; ``unlisted``: how
    many of those tried were not seen.
    """

    successes: Matrix
    failures: Matrix
    others: Matrix
    axis: Vector
    chance: Matrix
    familiar: Matrix
    q: tuple[float, float]
    chance_q: float
    familiar_q: float
    true_q: float
    unlisted: int

    @property
    def seen(self) -> int:
        """How many reactions were seen."""
        return len(self.successes) + len(self.failures) + len(self.others)

    @property
    def unlike(self) -> bool:
        """Whether the question is unlike anything seen."""
        return self.familiar_q <= UNLIKE

    @property
    def says_yes(self) -> bool:
        """Whether the classifier expects it to work."""
        return self.chance_q > 0.5


def answer(world: Tried, question: str, *, c: float, φ: float, m: int, grid: int = 61) -> Answers:
    """Both answers, from the published successes and failures and m of the other reactions, without their outcomes.

    Raises:
        ValueError: if the question is unknown, or as :func:`fit`.
    """
    if question not in QUESTIONS:
        raise ValueError(f"no question is called {question!r}; choose one of {', '.join(QUESTIONS)}")
    good, bad = world.published(c, φ)
    rest = np.flatnonzero(~good & ~bad)
    U = world.X[rest[:m]]
    P, F = world.X[good], world.X[bad]
    w = fit(P, F, U, c=c, φ=φ, others=len(rest) / max(len(U), 1))
    axis = np.linspace(-HALF, HALF, grid)
    Q = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    q = np.array([QUESTIONS[question]])
    both = np.vstack([q, Q])
    chance = np.ones(len(both)) if w is None else expit(features(both) @ w)
    familiar = familiarity(both, np.vstack([P, F, U]))
    shape = (grid, grid)
    return Answers(
        P,
        F,
        U,
        axis,
        chance[1:].reshape(shape),
        familiar[1:].reshape(shape),
        QUESTIONS[question],
        float(chance[0]),
        float(familiar[0]),
        float(works(q)[0]),
        len(rest) - len(U),
    )
