"""Declared exercises: what is right, which hint is given, and what cannot be declared."""

import pytest

from explainers.explorable.errors import ExplorableError
from explainers.teaching import Exercise, Number, Test, Wrong

LINE = Number(
    "slope", lambda: 2, "Rise over run.", "slope of the line", wrong=[Wrong(0.5, "Run over rise?"), Wrong(-2, "Up or down?", within=0.1)]
)
DOUBLES = Test("twice its argument", lambda f: f(3) == 6, "Multiply.")


def test_a_number_is_right_within_what_is_allowed_and_a_wrong_one_gets_its_own_hint():
    assert [LINE.missed(given) for given in (2, 2.0, "2", 2 + 1e-12)] == [""] * 4
    assert LINE.missed(0.5) == "Run over rise?"
    assert LINE.missed(-2.05) == "Up or down?"
    assert LINE.missed(-2.2) == "Rise over run."
    assert LINE.missed([2]) == "Give a number; this is of type list."
    assert Number("third", 1 / 3, "No.", within=0.01).missed(0.34) == ""


def test_a_test_that_raises_is_told_with_its_hint():
    assert DOUBLES.missed(lambda x: 2 * x) == ""
    assert DOUBLES.missed(lambda x: x) == "Multiply."
    assert DOUBLES.missed(lambda x: 1 / 0) == "It raised ZeroDivisionError: division by zero. Multiply."


def test_the_reference_is_each_right_number_unless_there_is_another():
    assert Exercise("ex-line", "see", [LINE], minutes=1).right_answer() == {"slope": 2.0}
    assert Exercise("ex-line", "see", [LINE], minutes=1, reference=lambda: {"slope": 2.01}).right_answer() == {"slope": 2.01}


def test_the_cell_to_answer_in_names_what_is_asked():
    one = Exercise("ex-line", "see", [LINE], minutes=1)
    two = Exercise("ex-line", "see", [LINE, Number("offset", 1, "Where x is zero.")], minutes=1)
    built = Exercise("ex-twice", "build", [DOUBLES], minutes=1, start="def answer(x):\n    return x\n")
    assert one.answer_cell() == 'check("ex-line", slope=None)  # slope of the line'
    assert two.answer_cell() == 'check(\n    "ex-line",\n    slope=None,  # slope of the line\n    offset=None,\n)'
    assert built.answer_cell() == 'def answer(x):\n    return x\n\ncheck("ex-twice", answer)'
    assert Exercise("ex-proof", "derive", [], minutes=1).answer_cell() == ""


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        (("line", "see", [LINE]), "ex-two-lines"),
        (("ex-line", "look", [LINE]), "see, derive or build"),
        (("ex-line", "see", [LINE, DOUBLES]), "mixes numbers with tests"),
        (("ex-line", "see", [LINE, LINE]), "a name of its own"),
        (("ex-line", "see", [Number("the slope", 2, "No.")]), "by one word"),
        (("ex-line", "see", []), "nothing of it is checked"),
        (("ex-line", "build", [DOUBLES]), "give start"),
    ],
)
def test_what_cannot_be_declared_says_what_to_do(declared, says):
    with pytest.raises(ExplorableError, match=says):
        Exercise(*declared, minutes=1)
