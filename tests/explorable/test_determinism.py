"""Compute is run twice: what changes by itself is refused for its true cause, and what only cannot be compared is drawn twice."""

import itertools
from threading import Lock

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
    with pytest.raises(ExplorableError, match=r"'a-wave': compute gave two results for the start state: n is 0, then 1; make its random"):
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
