"""What is typically wrong, done by hand, gets the hint that is meant for it; what all exercises must keep is in tests/test_exercises.py."""

from math import comb, log10

import pytest

from explainers.essays.the_arithmetic_of_impossibility import context_learners, counting, covering, exercises
from explainers.exercises import check

BY_LABEL = {each.label: each for each in exercises.EXERCISES}


def hints(label, answer=None, **named):
    return [line.hint for line in check(label, answer, **named).lines if line.hint]


def test_two_cells_fit_up_to_that_dimension_and_no_further():
    for samples, name in ((exercises.IMAGES, "imagenet"), (counting.TOKENS, "tokens")):
        d = BY_LABEL["ex-two-cells"].right_answer()[name]
        assert covering.resolution(samples, d) <= 0.5 < covering.resolution(samples, d + 1)


@pytest.mark.parametrize(
    ("label", "name", "wrong", "says"),
    [
        ("ex-two-cells", "imagenet", 21, "one half or less"),
        ("ex-two-cells", "imagenet", 46, "other number of samples"),
        ("ex-two-cells", "imagenet", exercises.IMAGES / 2, "multiply with each dimension"),
        ("ex-two-cells", "imagenet", 13, "sentence under the figure"),
        ("ex-two-cells", "tokens", 43, "a few dimensions further on"),
        ("ex-two-cells", "tokens", 47, "a little more than one half"),
        ("ex-two-cells", "tokens", 20, "other number of samples"),
        ("ex-two-cells", "tokens", 100, "leaves the number out"),
        ("ex-two-cells", "times", 10, "there are ten of them"),
        ("ex-two-cells", "times", 20, "do not add up"),
        ("ex-two-cells", "times", 100, "which is the base"),
        ("ex-two-cells", "times", 2, "second layer of cells"),
        ("ex-atoms", "power", log10(counting.baryons() / counting.BARYON_FRACTION), "Only a share"),
        ("ex-atoms", "power", log10(counting.baryons(2 * counting.RADIUS)), "diameter"),
        ("ex-atoms", "power", log10(counting.baryons() / (4 / 3 * 3.14159)), "volume of a cube"),
        ("ex-atoms", "power", log10(counting.baryons()) + 3, "Grams"),
        ("ex-atoms", "power", log10(counting.baryons()) - 3, "Grams"),
        ("ex-atoms", "power", log10(counting.baryons(counting.RADIUS / counting.LIGHT_YEAR)), "must be in meters"),
        ("ex-atoms", "power", 26, "Density times volume"),
        ("ex-taylor", "order", 7, "a little above a tenth"),
        ("ex-taylor", "order", 43, "That is the dimension"),
        ("ex-taylor", "order", 1, "side alone"),
        ("ex-taylor", "order", 10, "Take the logarithm"),
        ("ex-taylor", "coefficients", comb(43 + 8, 8), "one less than the order"),
        ("ex-taylor", "coefficients", comb(43, 7), "powers of one variable"),
        ("ex-taylor", "coefficients", comb(43 + 7 - 1, 7), "highest degree alone"),
        ("ex-taylor", "coefficients", 43**7, "each order of its factors"),
        ("ex-taylor", "coefficients", 8, "Count the monomials"),
        ("ex-pairs", "places", 2, "how many pairs of tokens"),
        ("ex-pairs", "places", 0, "is a constant"),
        ("ex-pairs", "places", 8000, "That is the table"),
        ("ex-pairs", "places", 5, "last term of the sum"),
    ],
)
def test_typical_wrong_numbers(label, name, wrong, says):
    (hint,) = hints(label, **{name: wrong})
    assert says in hint


def test_the_power_may_be_rounded_to_a_tenth():
    assert check("ex-atoms", power=round(log10(counting.baryons()), 1)).right


NOTHING, ALIKE, GRAMMAR, LONG = "miss one", "some come twice", "also what is asked", "The number is large"
V = context_learners.VOCABULARY


def possible(T, jumps):
    """How many contexts can occur."""
    return V * len(jumps) ** (T - 1)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda T, jumps: V**T, {NOTHING, ALIKE, GRAMMAR, LONG}),
        (lambda T, jumps: V**T / 2, {NOTHING, ALIKE, GRAMMAR, LONG}),
        (lambda T, jumps: possible(T, jumps) / 2, {NOTHING, ALIKE, GRAMMAR, LONG}),
        (lambda T, jumps: exercises.all_alike(possible(T, jumps)), {GRAMMAR, LONG}),
        (lambda T, jumps: min(exercises.needed(T, jumps), 1e6), {LONG}),
        (lambda T, jumps: exercises.needed(T - 1, jumps) if T > 1 else exercises.needed(T, jumps), {ALIKE, GRAMMAR, LONG}),
        (lambda T, jumps: 0, {NOTHING, ALIKE, GRAMMAR, LONG}),
        (lambda T, jumps: None, {NOTHING, ALIKE, GRAMMAR, LONG}),
    ],
)
def test_wrong_numbers_of_sequences(wrong, says):
    found = hints("ex-half", wrong)
    assert len(found) == len(says)
    assert all(any(part in hint for hint in found) for part in says), found
