"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.where_it_breaks import experiments, missing_negatives, shortcut_learning, transfer, verify_or_generate
from explainers.teaching import Exercise, Number, Test, Wrong

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]
Accepts = Callable[[Matrix, Matrix], Mask]
Leaks = Callable[[Matrix, Mask, Mask, Matrix, int], Sequence[float]]

PREVALENCES = (0.5, 0.1)
"""Of two hospitals with equally many films."""
LABELS, QUARTER = 10, 0.25
"""Labels of the second task, and a degree of sharing."""
CHANCES = (1.0, 0.2)
"""How often each of two kinds of reactions works; both are tried equally often."""


def of_the_hospital() -> tuple[float, float, float]:
    """TPR, FPR and the area of reading the hospital alone, with equally many films."""
    TPR, FPR = shortcut_learning.rates_of_the_hospital((1, 1), PREVALENCES)
    return TPR, FPR, shortcut_learning.auc_of_the_hospital((1, 1), PREVALENCES)


@lru_cache
def unrelated() -> tuple[float, float, float]:
    """The errors from scratch, fine-tuned and frozen that the figure shows for ten labels where nothing is shared."""
    scratch, tuned, frozen = experiments.transfer_errors(0, LABELS, False).mean(axis=0)
    return float(scratch), float(tuned), float(frozen)


def estimate_of_c() -> float:
    """E[π²] / E[π] for the two kinds of reactions: by how much the estimate of c is off."""
    π = np.array(CHANCES)
    return float(np.mean(π**2) / np.mean(π))


def accepts(P: Matrix, Q: Matrix) -> Mask:
    """The one-class rule: which of Q (N, d) are as near to P (n, d) as nineteen of twenty of P are to their nearest fellow."""
    return missing_negatives.nearest(Q, P) <= missing_negatives.reach(P)


def leaks(q: Matrix, passes: Mask, hole: Mask, K: Matrix, rounds: int) -> list[float]:
    """The share of the generator that lies in the hole, before the first round and after each."""
    return [verify_or_generate.share(made, hole) for made in verify_or_generate.generations(q, passes, K, rounds)]


LINE = np.column_stack([np.arange(12.0), np.zeros(12)])
"""Positives one apart along a line."""


def _near_the_line(answer: Accepts) -> bool:
    said = np.asarray(answer(LINE, np.array([[11.9, 0.0], [5.0, 0.9], [3.5, 0.0]])))
    return said.shape == (3,) and bool(said.all())


def _far_from_the_line(answer: Accepts) -> bool:
    said = np.asarray(answer(LINE, np.array([[12.2, 0.0], [5.0, 1.1], [40.0, 40.0]])))
    return said.shape == (3,) and not said.any()


def _one_alone(answer: Accepts) -> bool:
    P = np.vstack([np.column_stack([np.arange(40.0), np.zeros(40)]), [[20.0, 10.0]]])
    return np.asarray(answer(P, np.array([[10.0, 3.0], [10.0, 0.5]]))).tolist() == [False, True]


def _as_the_rule(answer: Accepts) -> bool:
    rng = np.random.default_rng(0)
    sets = [(rng.standard_normal((60, d)), 2 * rng.standard_normal((40, d))) for d in (1, 2, 7)]
    return all(np.array_equal(answer(P, Q), accepts(P, Q)) for P, Q in sets)


STAY = np.eye(2)
"""No steps at all."""


def _shares(answer: Leaks, world: tuple[Matrix, Mask, Mask, Matrix], rounds: int) -> bool:
    found = list(answer(*world, rounds))
    return len(found) == rounds + 1 and bool(np.allclose(found, leaks(*world, rounds), rtol=1e-9))


def _nothing_is_refused(answer: Leaks) -> bool:
    q, everywhere = np.array([[0.1, 0.2], [0.3, 0.4]]), np.ones((2, 2), dtype=bool)
    return _shares(answer, (q, everywhere, q > 0.25, STAY), 3)


def _refused_goes(answer: Leaks) -> bool:
    q = np.array([[0.1, 0.2], [0.3, 0.4]])
    return _shares(answer, (q, q > 0.15, q > 0.35, STAY), 2)


def _steps_spread(answer: Leaks) -> bool:
    q, everywhere = np.array([[1.0, 0.0], [0.0, 0.0]]), np.ones((2, 2), dtype=bool)
    hole, K = np.array([[False, False], [False, True]]), np.array([[0.9, 0.1], [0.1, 0.9]])
    return _shares(answer, (q, everywhere, hole, K), 2)


def _two_discs(answer: Leaks) -> bool:
    axis = np.linspace(-3, 3, 31)
    x, y = np.meshgrid(axis, axis, indexing="ij")
    valid, hole = np.hypot(x + 1.2, y) <= 1, np.hypot(x - 1.2, y) <= 1.1
    return _shares(answer, (valid / valid.sum(), valid | hole, hole, verify_or_generate.steps(axis, 0.25)), 8)


ONE_CLASS = """import numpy as np


def answer(P, Q):
    \"\"\"Which of the points Q (N, d) the rule accepts that has seen the positives P (n, d): an array of N truth values.\"\"\"
    return np.ones(len(Q), dtype=bool)
"""
HOLE = """import numpy as np


def answer(q, passes, hole, K, rounds):
    \"\"\"The share of q that lies in the hole, before the first round and after each: a list of rounds + 1 numbers.\"\"\"
    return [float(q[hole].sum())] * (rounds + 1)
"""

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "ex-prevalence",
        "derive",
        [
            Number(
                "area",
                lambda: of_the_hospital()[2],
                "Take a hundred films of each hospital, and count the ill and the well at both. Then TPR and FPR, then the area.",
                label="area for one half and one tenth",
                within=0.002,
                wrong=[
                    Wrong(
                        lambda: of_the_hospital()[0] - of_the_hospital()[1],
                        "That is TPR − FPR, which a coin has at zero. What does a coin have for an area?",
                        within=0.002,
                    ),
                    Wrong(lambda: of_the_hospital()[0], "That is the share of the ill that the rule catches, TPR.", within=0.002),
                    Wrong(
                        lambda: (1 + PREVALENCES[0] - PREVALENCES[1]) / 2,
                        "TPR is a share of the ill, not of the first hospital's films: the prevalences are not the rates.",
                        within=0.002,
                    ),
                    Wrong(
                        lambda: 1 - of_the_hospital()[2],
                        "Which hospital does the rule call ill? It should be the one with more ill films.",
                        within=0.002,
                    ),
                ],
            ),
            Number(
                "limit",
                1,
                "Let one hospital have nearly only ill patients, and the other hardly any.",
                label="the area comes near to",
                within=0.001,
                wrong=[
                    Wrong(0.5, "That is the least: the area if the prevalences are equal."),
                    Wrong(
                        0.625, "The denominator changes with the prevalences, too. What is it when they are as far apart as they can be?"
                    ),
                ],
            ),
        ],
        minutes=15,
    ),
    Exercise(
        "ex-one-class",
        "build",
        [
            Test(
                "a point as near as the positives are to each other is accepted",
                _near_the_line,
                "The positives are one apart. No positive is its own fellow, and a question is judged by its nearest positive.",
            ),
            Test(
                "a point farther away is refused",
                _far_from_the_line,
                "Compare the distance to the nearest positive, over all coordinates, with the one within which positives have a fellow.",
            ),
            Test(
                "one positive that stands alone does not matter",
                _one_alone,
                "Nineteen of twenty positives decide, not all of them, nor their mean.",
            ),
            Test(
                "random points in one, two and seven dimensions",
                _as_the_rule,
                "np.quantile(distances, 0.95) is the distance that nineteen of twenty do not exceed; equal counts as near.",
            ),
        ],
        minutes=25,
        reference=lambda: accepts,
        start=ONE_CLASS,
    ),
    Exercise("ex-promise", "derive", [], minutes=25),
    Exercise(
        "ex-constant",
        "derive",
        [
            Number(
                "share",
                estimate_of_c,
                "Among the published successes, which share is of the kind that always works? Then average π over them.",
                label="the estimate, as a share of c",
                within=0.002,
                wrong=[
                    Wrong(
                        lambda: float(np.mean(CHANCES)),
                        "That is the mean of π over what is tried. Over successes it is another: they are mostly of the kind that works.",
                        within=0.002,
                    ),
                    Wrong(
                        lambda: float(np.mean(np.square(CHANCES))),
                        "That is E[π²]. Successes have the density π p over its integral.",
                        within=0.002,
                    ),
                    Wrong(1, "So it would be if each kind worked always or never."),
                    Wrong(lambda: 1 / estimate_of_c(), "The other way around: the estimate over the truth.", within=0.002),
                ],
            )
        ],
        minutes=30,
    ),
    Exercise(
        "ex-hole",
        "build",
        [
            Test(
                "if nothing is refused and there are no steps, nothing changes",
                _nothing_is_refused,
                "Give the share before the first round, too, and one after each round.",
            ),
            Test(
                "what is refused is gone, and the rest adds up to one",
                _refused_goes,
                "The new generator makes what passed of the old one: set the rest to zero, then divide by what is left.",
            ),
            Test("steps spread what passed in both directions", _steps_spread, "K holds the steps along one axis. Apply it to both."),
            Test(
                "two discs, eight rounds",
                _two_discs,
                "In each round first the verifier, then the steps; the share is that of all the generator makes, passed or not.",
            ),
        ],
        minutes=25,
        reference=lambda: leaks,
        start=HOLE,
    ),
    Exercise(
        "ex-opposite",
        "see",
        [
            Number(
                "unrelated",
                lambda: unrelated()[1],
                "Set the degree of sharing to 0 and the labels to 10; the caption has the three errors.",
                label="fine-tuned, at ρ = 0",
                within=0.03,
                wrong=[
                    Wrong(lambda: unrelated()[0], "That is the error from scratch.", within=0.006),
                    Wrong(lambda: unrelated()[2], "That is the frozen one's error.", within=0.02),
                ],
            ),
            Number(
                "opposite",
                lambda: transfer.tuned_error(-1, LABELS, experiments.D),
                "What is projected is w₂ − w₁. How long is it if w₂ = −w₁?",
                label="fine-tuned, at ρ = −1",
                within=0.06,
                wrong=[
                    Wrong(4, "So large is the squared length of w₂ − w₁. Ten labels find a part of it."),
                    Wrong(
                        lambda: transfer.scratch_error(LABELS, experiments.D),
                        "That is the error from scratch; fine-tuning starts at a vector that points the wrong way.",
                        within=0.006,
                    ),
                    Wrong(
                        0,
                        "The opposite says as much as the same, but fine-tuning does not turn around: it keeps what no label denies.",
                    ),
                    Wrong(
                        lambda: transfer.tuned_error(0, LABELS, experiments.D),
                        "That is the error where nothing is shared. The opposite is farther away than that.",
                        within=0.03,
                    ),
                ],
            ),
            Number(
                "frozen",
                0,
                "The frozen learner fits one number, the scale of w₁. Which values may it have?",
                label="frozen, at ρ = −1",
                within=0.001,
                wrong=[
                    Wrong(4, "So it would be if the scale had to be one. It is fitted."),
                    Wrong(1, "So it would be if the scale were not allowed to be negative."),
                    Wrong(
                        lambda: transfer.scratch_error(LABELS, experiments.D),
                        "The frozen learner does not start from scratch: one number is missing, and ten labels say it.",
                        within=0.006,
                    ),
                ],
            ),
            Number(
                "trust",
                QUARTER,
                "The error is proportional to the squared length of w₂ − c w₁. Write it out, and find where it is least.",
                label="the best c at ρ = ¼",
                within=0.004,
                wrong=[
                    Wrong(1, "With c = 1 it hurts at this degree: the figure says so."),
                    Wrong(0.5, "One half is the degree from which c = 1 helps. Asked is the best c, here."),
                    Wrong(0, "That is starting from nothing. A little of the first task helps."),
                    Wrong(-QUARTER, "The tasks share something in the same direction: the sign is wrong."),
                ],
            ),
        ],
        minutes=15,
    ),
)
