"""What is typically wrong, done by hand, gets the hint that is meant for it; what all exercises must keep is in tests/test_exercises.py."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import exercises, no_free_lunch, perceptron
from explainers.exercises import check

STRING = exercises.STRING


def hints(label, answer=None, **named):
    return [line.hint for line in check(label, answer, **named).lines if line.hint]


def test_words_are_counted_in_the_same_way_by_hand():
    # from the left: 0, 001, 10, 100, 1000, 101; from the right: 1, 0, 100, 01001, 011, 000
    assert exercises.words_without_overlap("0001") == ["0", "00", "1"]
    assert "".join(exercises.words_without_overlap(STRING)) == STRING
    assert check("ex-words", words=6, back=6, bits=24).right


@pytest.mark.parametrize(
    ("name", "wrong", "says"),
    [
        ("words", len(["0", "00", "1", "10", "100", "1000", "101"]), "run on into the word"),
        ("words", 5, "is a word, too"),
        ("words", len(STRING), "one by one"),
        ("back", 5, "is a word, too"),
        ("back", 7, "from its end"),
        ("bits", 4 * (6 + 6), "sum of the two counts"),
        ("bits", 6, "That counts words"),
        ("bits", 16, "mean of the two counts"),
    ],
)
def test_typical_counts_of_words(name, wrong, says):
    (hint,) = hints("ex-words", **{name: wrong})
    assert says in hint


@pytest.mark.parametrize(
    ("label", "name", "wrong", "says"),
    [
        ("ex-signs", "positive", 32, "not greater than zero"),
        ("ex-signs", "positive", 16, "on average over signs"),
        ("ex-signs", "positive", 1, "mapped to 0"),
        ("ex-signs", "positive", 5, "Ask of each input"),
        ("ex-signs", "values", 32, "How many tosses"),
        ("ex-signs", "values", 1, "for the other"),
        ("ex-signs", "values", 5, "each of its outcomes"),
        ("ex-threshold", "one", 2, "two constant"),
        ("ex-threshold", "one", 3, "truth table"),
        ("ex-threshold", "two", 12, "two constant"),
        ("ex-threshold", "two", 16, "opposite corners"),
        ("ex-threshold", "two", 15, "its opposite"),
        ("ex-threshold", "two", 8, "corners of a square"),
        ("ex-threshold", "three", 102, "two constant"),
        ("ex-threshold", "three", 256, "each face"),
        ("ex-threshold", "three", 254, "More functions"),
        ("ex-threshold", "three", 128, "number of ones"),
        ("ex-evidence", "coins", 16, "do not add up"),
        ("ex-evidence", "coins", 65536, "the whole table"),
        ("ex-evidence", "coins", 8, "get one label right"),
    ],
)
def test_typical_wrong_numbers(label, name, wrong, says):
    (hint,) = hints(label, **{name: wrong})
    assert says in hint


def test_evidence_read_in_another_state(monkeypatch):
    monkeypatch.setattr(exercises, "tries", lambda name: {exercises.MANY_ONES: 150.0}.get(name, 36.0))
    assert check("ex-evidence", networks=150.4, coins=256).right
    assert "at which the figure starts" in hints("ex-evidence", networks=36)[0]
    assert "not indifferent" in hints("ex-evidence", networks=256)[0]
    assert "sentence under the figure" in hints("ex-evidence", networks=90)[0]
    assert "do not know the target" in hints("ex-evidence", coins=150)[0]


def test_threshold_functions_that_fail_are_counted_by_hand():
    assert perceptron.threshold_functions(2) == 2**4 - len(["exclusive or", "its opposite"])


def overwritten(draw, at, labels, wanted):
    """Writes the labels into whatever comes."""
    kept = []
    for _ in range(wanted):
        table = draw()
        for i, y in zip(at, labels, strict=True):
            table[i] = y
        kept.append(table)
    return kept, [1] * wanted


def first_label_alone(draw, at, labels, wanted):
    return exercises.guess(draw, at[:1], labels[:1], wanted)


def different_ones(draw, at, labels, wanted):
    kept, tries = [], [0]
    while len(kept) < wanted:
        table = draw()
        tries[-1] += 1
        if all(table[i] == y for i, y in zip(at, labels, strict=True)) and table not in kept:
            kept.append(table)
            tries.append(0)
    return kept, tries[:-1]


def without_the_last(draw, at, labels, wanted):
    kept, tries = exercises.guess(draw, at, labels, wanted)
    return kept, [count - 1 for count in tries]


def added_up(draw, at, labels, wanted):
    kept, tries = exercises.guess(draw, at, labels, wanted)
    return kept, list(np.cumsum(tries))


def one_too_few(draw, at, labels, wanted):
    return exercises.guess(draw, at, labels, wanted - 1)


CHANGE = "was drawn together with the wrong values"
OFTEN, ANEW, ON, SINGLE = "must be kept often", "count anew", "Go on until", "a single wrong label"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (overwritten, {CHANGE, OFTEN, ANEW}),
        (first_label_alone, {SINGLE, OFTEN, ANEW}),
        (different_ones, {OFTEN, ANEW}),
        (without_the_last, {ANEW}),
        (added_up, {ANEW}),
        (one_too_few, {ON, OFTEN, ANEW}),
        (lambda draw, at, labels, wanted: ([], []), {ON, SINGLE, CHANGE, OFTEN, ANEW}),
        (lambda draw, at, labels, wanted: ([[0, 0, 0, 2, 0, 2, 2, 0]] * wanted, [1] * wanted), {SINGLE, CHANGE, OFTEN, ANEW}),
        (lambda draw, at, labels, wanted: None, {ON, SINGLE, CHANGE, OFTEN, ANEW}),
    ],
)
def test_wrong_guesses(wrong, says):
    found = hints("ex-guess", wrong)
    assert len(found) == len(says)
    assert all(any(part in hint for hint in found) for part in says), found


def named(law):
    """Puts all on parity, and a little on every function."""
    prior = np.full(256, 1e-6)
    prior[0b10010110] = 1
    return prior / prior.sum()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda law: law, ["likeliest function to the least likely"]),
        (lambda law: np.full(len(law), 1 / len(law)), ["indifferent prior", "likeliest function to the least likely"]),
        (lambda law: law**2 / np.sum(law**2), ["likeliest function to the least likely"]),
        (lambda law: 1 / law, ["divide by their sum"]),
        (lambda law: -law / law.sum(), ["none of them negative"]),
        (named, ["knows which function"]),
    ],
)
def test_wrong_priors(wrong, says):
    found = " ".join(hints("ex-parity", wrong))
    assert all(part in found for part in says)


@pytest.mark.parametrize("wrong", [lambda law: 0.5, lambda law: [], lambda law: None])
def test_what_is_no_prior_fails_everywhere(wrong):
    assert len(hints("ex-parity", wrong)) >= 2


def test_the_contrary_prior_pays_for_parity_with_simple_targets():
    law = exercises.small_law()
    against = no_free_lunch.contrary(law)
    assert exercises.parity_error(against) < 0.3
    assert exercises.parity_error(law) > 0.7
    constant, parity = 0, 0b10010110
    assert law[constant] > law[parity]
    assert against[constant] < against[parity]
