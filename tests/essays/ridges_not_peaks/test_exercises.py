"""Exercises of *Ridges, not peaks*: what a wrong function fails, and with which hint."""

import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import exercises, experiments
from explainers.teaching import Exercises

ALL = Exercises(exercises.EXERCISES)


def test_numbers_agree_with_the_networks_themselves():
    counted = experiments.trained("tanh", 3, 6, 7, 2)
    assert ALL["ex-count"].right_answer() == {"parameters": counted.k, "dimension": counted.dimension}
    assert ALL["ex-edge"].right_answer()["ends"] < 2 / exercises.STEP_SIZES[-1]


# --- ex-join ----------------------------------------------------------------------------------------------------------------------------


def weights_mixed(first, second, s):
    return tuple((1 - s) * one + s * other for one, other in zip(first, second, strict=True))


def not_mixed(first, second, s):
    (W, b, A, c), (V, d, B, e) = first, second
    return np.vstack([W, V]), np.append(b, d), np.hstack([A, B]), c + e


def bias_of_the_first(first, second, s):
    W, b, A, _ = exercises.join(first, second, s)
    return W, b, A, first[3]


def inside_mixed(first, second, s):
    W, b, A, c = exercises.join(first, second, s)
    h = len(first[1])
    return np.vstack([(1 - s) * W[:h], s * W[h:]]), b, A, c


def the_other_way(first, second, s):
    return exercises.join(first, second, 1 - s)


def always_the_first(first, second, s):
    return exercises.join(first, second, 0)


def with_a_jump(first, second, s):
    return exercises.join(first, second, float(s > 0.5))


def empty(first, second, s):
    pass


ROOM, ENDS, LABELS, JUMP = range(4)


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (weights_mixed, {ROOM, LABELS}),
        (not_mixed, {ENDS, LABELS}),
        (bias_of_the_first, {ENDS, LABELS}),
        (inside_mixed, {LABELS}),
        (the_other_way, {ENDS}),
        (always_the_first, {ENDS}),
        (with_a_jump, {JUMP}),
        (empty, {ROOM, ENDS, LABELS, JUMP}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_wrong_ways_to_join_two_networks(answer, fails):
    lines = ALL.check("ex-join", answer).lines
    assert {number for number, line in enumerate(lines) if line.hint} == fails
    assert all(lines[number].hint.endswith(exercises.JOIN.checks[number].hint) for number in fails)


def test_any_smooth_way_is_right():
    assert ALL.check("ex-join", lambda first, second, s: exercises.join(first, second, np.sin(np.pi * s / 2) ** 2)).right
