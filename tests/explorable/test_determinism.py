"""Compute and draw are run twice: what changes by itself, or with what was shown before, is refused for its true cause."""

import itertools
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import matplotlib as mpl
import numpy as np
import pytest

from explainers.explorable import ExplorableError
from explainers.explorable.determinism import check_deterministic


class Model:
    def __init__(self, k):
        self.coef = np.ones(30) * k


def draws(ax, result):
    ax.plot([0, 1])


@pytest.mark.parametrize("hold", [Model, lambda k: Lock(), lambda k: lambda x: x + k, np.random.default_rng])
def test_a_result_may_hold_what_has_no_equality(declare, hold):
    check_deterministic(declare(compute=lambda k, sign, seed: {"m": hold(k), "k": k}, draw=draws))


def test_a_difference_is_named(declare):
    count = itertools.count()
    with pytest.raises(ExplorableError, match=r"'a-wave': compute gave two results for the start state: n is 0, then 3; make its random"):
        check_deterministic(declare(compute=lambda k, sign, seed: {"k": k, "n": next(count)}))
    with pytest.raises(
        ExplorableError, match=r"compute gave two results for the start state: m.coef differs; .* let it change nothing outside"
    ):
        check_deterministic(declare(compute=lambda k, sign, seed: {"k": k, "m": Model(next(count))}))


def test_two_drawings_of_what_cannot_be_compared(declare):
    count = itertools.count()

    def restless(ax, result):
        ax.plot([0, next(count)])

    with pytest.raises(ExplorableError) as caught:
        check_deterministic(declare(compute=lambda k, sign, seed: {"k": k, "m": Lock()}, draw=restless))
    message = str(caught.value)
    assert "the start state gave two drawings, and m holds a lock, which cannot be compared" in message
    assert "return its numbers in place of it" in message


def test_the_figure_keeps_what_it_has_computed(declare):
    figure = declare()
    kept = figure.result(figure.grid.start)
    check_deterministic(figure)
    assert figure.result(figure.grid.start) is kept


BUFFER = np.zeros(2)
COUNT = itertools.count()
LUCK = np.random.default_rng(0)
SHOWN: list[int] = []
KEPT = {"most": 0}


def in_one_buffer(k, sign, seed):
    BUFFER[:] = k
    return {"k": k, "y": BUFFER}


def most_so_far(k, sign, seed):
    KEPT["most"] = max(KEPT["most"], k)
    return {"k": KEPT["most"]}


def not_at_the_start(k, sign, seed):
    return {"k": k, "n": 0 if (k, sign, seed) == (2, "up", 0) else next(COUNT)}


def with_settings(k, sign, seed):
    mpl.rcParams["lines.linewidth"] = k
    return {"k": k}


@lru_cache
def remembered(k, sign, seed):
    return {"k": k, "y": np.zeros(2)}


def changes_the_result(ax, result):
    result["y"] += 1
    ax.plot(result["y"])


def draws_all_so_far(ax, result):
    SHOWN.append(result["k"])
    for k in SHOWN:
        ax.plot([0, k])


@pytest.mark.parametrize(
    ("compute", "draw", "what", "remedy"),
    [
        (in_one_buffer, draws, "the result of the start state has changed since it was computed: y is", "return new arrays and objects"),
        (most_so_far, draws, "compute gave two results for the start state: k is 2, then 3", "let it change nothing outside of it"),
        (not_at_the_start, draws, "compute gave two results for k=", "from a seed inside compute"),
        (with_settings, draws, "compute changes matplotlib.rcParams", "set them before the declaration, or in draw"),
        (remembered, changes_the_result, "the result of the start state has changed since it was computed: y is", "y = result.y.copy()"),
        (remembered, draws_all_so_far, "the start state gave two drawings or captions of one result", "remember nothing"),
        (remembered, lambda ax, r: ax.scatter([0], LUCK.random(1)), "two drawings or captions", "from a seed inside draw and describe"),
    ],
)
def test_what_depends_on_what_was_shown_before(declare, compute, draw, what, remedy):
    with pytest.raises(ExplorableError) as caught, mpl.rc_context():
        check_deterministic(declare(compute=compute, draw=draw))
    assert what in str(caught.value)
    assert remedy in str(caught.value)


def test_the_class_of_a_result_may_be_made_in_compute(declare):
    def compute(k, sign, seed):
        @dataclass
        class Result:
            k: int

        return Result(k)

    check_deterministic(declare(compute=compute, draw=draws))
