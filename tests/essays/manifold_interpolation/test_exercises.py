"""What is typically wrong, done by hand, gets the hint that is meant for it; what all exercises must keep is in tests/test_exercises.py."""

from math import cos, pi, sin

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from explainers.essays.manifold_interpolation import dimension_curves, exercises
from explainers.exercises import check

BY_LABEL = {each.label: each for each in exercises.EXERCISES}


def hints(label, answer=None, **named):
    return [line.hint for line in check(label, answer, **named).lines if line.hint]


def is_told(label, wrong, says):
    """Exactly these hints are given."""
    found = hints(label, wrong)
    assert len(found) == len(says), found
    assert all(any(part in hint for hint in found) for part in says), found


@pytest.mark.parametrize("label", [label for label, each in BY_LABEL.items() if each.start])
@pytest.mark.parametrize("nothing", [lambda *_: 0.0, lambda *_: None, lambda *_: []])
def test_constants_and_nothing_fail(label, nothing):
    assert len(hints(label, nothing)) >= len(BY_LABEL[label].checks) - 1


def test_the_figure_shows_what_is_asked():
    for name in ("digits", "digits-shuffled"):
        assert exercises.estimate(name) == dimension_curves.curves(name, dimension_curves.SIZES[-1], 20).estimate


@pytest.mark.parametrize(
    ("label", "name", "wrong", "says"),
    [
        ("ex-chord", "straight", 2, "how long the line is"),
        ("ex-chord", "straight", 0, "from the center"),
        ("ex-chord", "straight", 0.5, "opposite points pass"),
        ("ex-chord", "path", 1 - cos(2 * pi / 40), "cuts the angle"),
        ("ex-chord", "path", cos(pi / 40), "from the center"),
        ("ex-chord", "path", 2 * sin(pi / 40), "how long a step is"),
        ("ex-chord", "path", 0.157, "how long a step is"),
        ("ex-chord", "path", 0, "straight between them"),
        ("ex-chord", "path", 0.1, "look at its height"),
        ("ex-alike", "alike", 22.2, "the same order"),
        ("ex-alike", "alike", 64, "do together"),
        ("ex-alike", "alike", 0, "left for an eye"),
        ("ex-alike", "alike", 12, "nothing else"),
        ("ex-alike", "across", 6.8, "do together now"),
        ("ex-alike", "across", 64, "independent pixels"),
        ("ex-alike", "across", exercises.estimate("digits-gaussian"), "Gaussian images"),
        ("ex-alike", "across", 12, "shuffled digits"),
        ("ex-unbiased", "inverse", 1 / 2, "larger than the inverse"),
        ("ex-unbiased", "inverse", 1 / 3, "fewer logarithms"),
        ("ex-unbiased", "inverse", 2, "Gamma function once more"),
        ("ex-unbiased", "mixture", 2, "the other mixture"),
        ("ex-unbiased", "mixture", 1, "it would be right"),
        ("ex-unbiased", "mixture", 0.667, "from the one average"),
    ],
)
def test_typical_wrong_numbers(label, name, wrong, says):
    (hint,) = hints(label, **{name: wrong})
    assert says in hint


def differences(picture):
    return np.concatenate([np.diff(picture, axis=0).ravel(), np.diff(picture, axis=1).ravel()])


TWICE, BOTH, SQUARE, UNITS, NEIGHBORS = (
    "twice the variance",
    "beside them, too",
    "Square the differences",
    "about the mean",
    "neighbors only",
)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda p: np.mean(differences(p) ** 2) / p.var(), [TWICE, BOTH, SQUARE, UNITS, NEIGHBORS]),
        (lambda p: np.mean(np.diff(p, axis=0) ** 2) / (2 * p.var()), [BOTH, UNITS, NEIGHBORS]),
        (lambda p: np.mean(np.abs(differences(p))) / (2 * p.var()), [TWICE, SQUARE, UNITS, NEIGHBORS]),
        (lambda p: np.mean(differences(p)), [TWICE, BOTH, SQUARE, UNITS, NEIGHBORS]),
        (lambda p: np.mean(differences(p) ** 2) / (2 * np.mean(p**2)), [TWICE, BOTH, SQUARE, UNITS, NEIGHBORS]),
        (lambda p: np.mean(differences(p) ** 2) * 6, [BOTH, SQUARE, UNITS, NEIGHBORS]),
        (lambda p: np.mean(np.diff(p.ravel()) ** 2) / (2 * p.var()), [BOTH, SQUARE, UNITS, NEIGHBORS]),
        (lambda p: 1.0, [BOTH, SQUARE, UNITS, NEIGHBORS]),
    ],
)
def test_wrong_roughness(wrong, says):
    is_told("ex-post", wrong, says)


def component(rows, number, center, border=np.median):
    along = rows @ np.linalg.svd(rows - center, full_matrices=False)[2][number]
    return (along > border(along)).astype(int)


HALF, CENTER, GIVEN = "half of the rows", "before they are decomposed", "Use the number"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda rows, number: component(rows, number - 1, 0), [CENTER, GIVEN]),
        (lambda rows, number: component(rows, number % 6, rows.mean(axis=0)), [CENTER, GIVEN]),
        (lambda rows, number: component(rows, 1, rows.mean(axis=0)), [GIVEN]),
        (lambda rows, number: component(rows, number - 1, rows.mean(axis=0), lambda along: 0), [HALF, CENTER, GIVEN]),
        (lambda rows, number: (rows[:, number - 1] > np.median(rows[:, number - 1])).astype(int), [CENTER, GIVEN]),
    ],
)
def test_wrong_labels(wrong, says):
    is_told("ex-second-component", wrong, says)


def nearest(X, k):
    return np.sort(cdist(X, X), axis=1)[:, 1 : k + 1]


def sums(T):
    return np.log(T[:, -1:] / T).sum(axis=1)


def with_itself(X, k):
    """The point is taken for its own first neighbor, and its logarithm left out."""
    T = np.sort(cdist(X, X), axis=1)[:, :k]
    return (k - 1) / np.log(T[:, -1:] / T[:, 1:]).sum(axis=1).mean()


OWN, LAST, FEW, RATIOS = "own neighbors", "every logarithm", "depends on k", "Only ratios"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda X, k: k / sums(nearest(X, k)).mean(), [LAST, FEW, RATIOS]),
        (lambda X, k: (k - 2) / sums(nearest(X, k)).mean(), [LAST, FEW, RATIOS]),
        (lambda X, k: np.mean((k - 1) / sums(nearest(X, k))), [LAST, FEW, RATIOS]),
        (lambda X, k: np.median((k - 1) / sums(nearest(X, k))), [LAST, FEW, RATIOS]),
        (lambda X, k: sums(nearest(X, k)).mean() / (k - 1), [OWN, LAST, FEW, RATIOS]),
        (lambda X, k: 9 / sums(nearest(X, 10)).mean(), [FEW, RATIOS]),
        (with_itself, [OWN, LAST, FEW, RATIOS]),
        (lambda X, k: (k - 1) / -np.log(nearest(X, k)).sum(axis=1).mean(), [OWN, LAST, FEW, RATIOS]),
        (lambda X, k: 2.0, [LAST, FEW, RATIOS]),
    ],
)
def test_wrong_dimensions(wrong, says):
    is_told("ex-estimate", wrong, says)
