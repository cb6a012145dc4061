"""Numbers agree with closed forms, and functions that are wrong in a typical way are told apart.

What holds for the exercises of all essays is in ``tests/test_exercises.py``.
"""

import numpy as np
import pytest

from explainers.essays.what_training_pins_down import exercises
from explainers.teaching import Exercises

BY_LABEL = Exercises(exercises.EXERCISES)


def missed(label, answer):
    """The places of the tests that an answer does not pass."""
    return [i for i, each in enumerate(BY_LABEL[label].checks) if each.missed(answer)]


def test_one_more_line_in_closed_form():
    assert exercises.added(2) == exercises.LINES + 1
    assert exercises.added(3) == 1 + exercises.LINES + exercises.LINES * (exercises.LINES - 1) // 2


def test_the_gradients_are_those_of_the_caption():
    assert max(exercises.lengths()) == pytest.approx(np.hypot(*exercises.components()), abs=0.01)
    assert len(exercises.lengths()) + len(exercises.lengths(empty=False)) == len(exercises.PLACES)


def places(w, b):
    return [-bj / wj for wj, bj in zip(w, b, strict=True) if wj and 0 < -bj / wj < 1]


def by_hand(w, b, a):
    bends = {}
    for wj, bj, aj in zip(w, b, a, strict=True):
        if wj != 0 and 0 < -bj / wj < 1:
            place = round(-bj / wj, 12)
            bends[place] = bends.get(place, 0) + aj * abs(wj)
    return 1 + sum(abs(bend) > 1e-12 for bend in bends.values())


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (by_hand, []),
        (lambda w, b, a: None, [0, 1, 2, 3, 4, 5]),
        (lambda w, b, a: 2, [1, 4, 5]),
        (lambda w, b, a: 1 + len(places(w, b)), [2, 3, 4]),
        (lambda w, b, a: 1 + len(set(places(w, b))), [2, 4]),
        (lambda w, b, a: 1 + len(places(w[a != 0], b[a != 0])), [3, 4]),
        (lambda w, b, a: 1 + sum(aj != 0 for aj in a), [1, 3, 4, 5]),
        (lambda w, b, a: 1 + len({-bj / wj for wj, bj in zip(w, b, strict=True)}), [1, 2, 4, 5]),
    ],
    ids=["right", "nothing", "constant", "every switch", "silent units too", "one place twice", "every unit", "beyond the ends"],
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_wrong_counts_of_pieces_are_told_apart(answer, fails):
    assert missed("ex-count-pieces", answer) == fails


def adam(gradients, η, *, correct=True, square=True, restart=False, tiny=1e-8):
    m = v = 0
    found = []
    for t, g in enumerate(gradients, 1):
        m, v = (0, 0) if restart else (m, v)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * (g**2 if square else np.abs(g))
        scale = np.sqrt(1 - 0.999**t) / (1 - 0.9**t) if correct else 1
        found.append(η * scale * m / (np.sqrt(v) + tiny))
    return found


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (adam, []),
        (lambda gradients, η: [], [0, 1, 2, 3]),
        (lambda gradients, η: [η * g for g in gradients], [0, 2, 3]),
        (lambda gradients, η: [η * np.sign(g) for g in gradients], [2, 3]),
        (lambda gradients, η: adam(gradients, η, correct=False), [0, 2, 3]),
        (lambda gradients, η: adam(gradients, η, square=False), [0, 3]),
        (lambda gradients, η: adam(gradients, η, restart=True), [2, 3]),
        (lambda gradients, η: adam(gradients, η, tiny=0), [1]),
        (lambda gradients, η: adam(gradients[:1], η), [1, 2, 3]),
    ],
    ids=["right", "nothing", "descent", "signs", "no correction", "no squares", "no memory", "zero over zero", "the first step alone"],
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_wrong_steps_of_adam_are_told_apart(answer, fails):
    assert missed("ex-adam", answer) == fails
