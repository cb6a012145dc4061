"""Each exercise becomes what is graded: what a student begins with is not right, and the answer is."""

import pytest

from explainers.teaching import Exercise, Exercises, Number, Test
from explainers.teaching.editions.cells import prose
from explainers.teaching.editions.lesson import Lesson, has_role
from explainers.teaching.editions.tasks import tasks
from tests.editions.small_course import EXERCISES, LESSON

LOOK, BUILD, SHOW, TALK = tasks(LESSON, EXERCISES)


def answer(code: str) -> object:
    names: dict = {"exponent": 2}
    exec(code, names)
    return names["answer"]


@pytest.mark.parametrize("task", [LOOK, BUILD, SHOW], ids=lambda task: task.name)
def test_the_start_is_not_right_and_the_answer_is(task):
    assert not EXERCISES.check(task.label, answer(task.start)).right
    assert EXERCISES.check(task.label, answer(task.answer)).right
    assert EXERCISES.check(task.label, answer(f"{task.start}\n{task.answer}")).right


def test_points_are_those_of_its_checks_and_of_what_is_read():
    assert [(task.checks, task.each, task.by_hand) for task in (LOOK, SHOW, TALK)] == [
        (("zeros", "top"), 2, 0),
        (("limit",), 1, 2),
        ((), 0, 3),
    ]


def test_an_answer_brings_what_it_takes_from_other_solutions():
    assert BUILD.answer == "power = lambda x: x**exponent\nanswer = lambda x: power(x)"


def test_a_model_answer_is_unfolded_and_its_code_is_shown():
    assert LOOK.model == "Two; three halves.\n\n```python\npower = lambda x: x**exponent\n```"
    assert (TALK.model, TALK.start, TALK.answer) == ("We do not know.", "", "")


def test_a_test_fails_with_the_report():
    for line in (LOOK.test("zeros"), LOOK.hidden_test("zeros", "tests.editions.small_course")):
        with pytest.raises(AssertionError, match="There is one on the left, too"):
            exec(line, {"answer": {"zeros": 1}, "check": EXERCISES.check})
        exec(line, {"answer": {"zeros": 2}, "check": EXERCISES.check})


def test_a_hidden_test_asks_the_book_whatever_is_called_check():
    with pytest.raises(AssertionError):
        exec(LOOK.hidden_test("zeros", "tests.editions.small_course"), {"answer": {"zeros": 1}, "check": lambda *_: None})


def test_what_is_tested_and_is_no_code_begins_empty():
    lesson = Lesson("x", "X", [has_role(prose("Name a set."), "question", "ex-set")])
    (task,) = tasks(lesson, Exercises([Exercise("ex-set", "see", [Test("a set", lambda given: isinstance(given, set), "")], minutes=5)]))
    assert task.start == "answer = None"


def test_numbers_are_written_as_they_are_and_their_labels_beside_them():
    numbers = [Number("whole", 3.0, "", label="how many"), Number("x", 0.1, "")]
    lesson = Lesson("x", "X", [has_role(prose("Read."), "question", "ex-n")])
    (task,) = tasks(lesson, Exercises([Exercise("ex-n", "see", numbers, minutes=5)]))
    assert task.answer == "answer = dict(\n    whole=3,\n    x=0.1,\n)"
    assert "    whole=None,  # how many\n    x=None,\n" in task.start
