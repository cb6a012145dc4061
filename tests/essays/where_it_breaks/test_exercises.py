"""Numbers agree with closed forms, and functions that are wrong in a typical way are told apart.

What holds for the exercises of all essays is in ``tests/test_exercises.py``.
"""

import numpy as np
import pytest

from explainers.essays.where_it_breaks import exercises, experiments, transfer
from explainers.teaching import Exercises

BY_LABEL = Exercises(exercises.EXERCISES)


def missed(label, answer):
    """The places of the tests that an answer does not pass."""
    return [i for i, each in enumerate(BY_LABEL[label].checks) if each.missed(answer)]


def test_the_area_in_closed_form():
    first, second = exercises.PREVALENCES
    mean = (first + second) / 2
    assert exercises.of_the_hospital()[2] == pytest.approx(1 / 2 + (first - second) / (8 * mean * (1 - mean)))


def test_what_the_figure_shows_is_near_the_formulas():
    formulas = experiments.transfer_formulas(0, exercises.LABELS, False)
    assert exercises.unrelated() == pytest.approx(formulas, abs=0.03)
    assert transfer.frozen_error(-1, exercises.LABELS) == BY_LABEL["ex-opposite"].right_answer()["frozen"]


def test_the_estimate_from_successes_themselves():
    π = np.array(exercises.CHANCES)
    assert exercises.estimate_of_c() == pytest.approx(np.average(π, weights=π))


def distances(P, Q):
    return np.linalg.norm(Q[:, None] - P[None], axis=2)


def rule(P, Q, *, fellow=True, radius=lambda own: np.quantile(own, 0.95), to=np.min):
    between = distances(P, P) + (np.diag(np.full(len(P), np.inf)) if fellow else 0)
    return to(distances(P, Q), axis=1) <= radius(between.min(axis=1))


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (rule, []),
        (lambda P, Q: None, [0, 1, 2, 3]),
        (lambda P, Q: np.ones(len(Q), dtype=bool), [1, 2, 3]),
        (lambda P, Q: np.zeros(len(Q), dtype=bool), [0, 2, 3]),
        (lambda P, Q: rule(P, Q, fellow=False), [0, 2, 3]),
        (lambda P, Q: rule(P, Q, radius=np.max), [2, 3]),
        (lambda P, Q: rule(P, Q, radius=lambda own: 3 * np.mean(own)), [1, 2, 3]),
        (lambda P, Q: rule(P, Q, radius=np.median), [3]),
        (lambda P, Q: rule(P, Q, to=np.mean), [0, 2, 3]),
        (lambda P, Q: rule(P[:, :1], Q[:, :1]), [1, 2, 3]),
        (lambda P, Q: np.linalg.norm(Q - P.mean(axis=0), axis=1) <= np.linalg.norm(P - P.mean(axis=0), axis=1).max(), [0, 1, 2, 3]),
    ],
    ids=[
        "right",
        "nothing",
        "all",
        "none",
        "its own fellow",
        "all positives",
        "their mean",
        "half of them",
        "mean distance",
        "one axis",
        "a ball",
    ],
)
def test_wrong_one_class_rules_are_told_apart(answer, fails):
    assert missed("ex-one-class", answer) == fails


def loop(q, passes, hole, K, rounds, *, refuses=True, normalizes=True, steps=lambda K, q: K @ q @ K.T):
    shares = [q[hole].sum()]
    for _ in range(rounds):
        kept = np.where(passes, q, 0) if refuses else q
        q = steps(K, kept / kept.sum() if normalizes else kept)
        shares.append(q[hole].sum())
    return shares


def of_what_passes(q, passes, hole, K, rounds):
    shares = []
    for _ in range(rounds + 1):
        kept = np.where(passes, q, 0)
        shares.append(kept[hole].sum() / kept.sum())
        q = K @ (kept / kept.sum()) @ K.T
    return shares


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (loop, []),
        (lambda *world: [], [0, 1, 2, 3]),
        (lambda *world: 0.5, [0, 1, 2, 3]),
        (lambda *world: loop(*world)[1:], [0, 1, 2, 3]),
        (lambda *world: loop(*world, refuses=False), [1, 3]),
        (lambda *world: loop(*world, normalizes=False), [1, 3]),
        (lambda *world: loop(*world, steps=lambda K, q: q), [2, 3]),
        (lambda *world: loop(*world, steps=lambda K, q: K @ q), [2, 3]),
        (of_what_passes, [1, 3]),
    ],
    ids=["right", "nothing", "constant", "one too few", "no verifier", "not divided", "no steps", "one direction", "of what passes"],
)
def test_wrong_rounds_are_told_apart(answer, fails):
    assert missed("ex-hole", answer) == fails
