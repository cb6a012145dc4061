"""What of a lesson is graded: for each exercise its text, the code to begin with, an answer that is right, and what it is worth."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from explainers.teaching.checking import Exercises
from explainers.teaching.editions import points
from explainers.teaching.editions.lesson import Cell, Lesson, text_of, unfolded
from explainers.teaching.editions.needed import names, needed, without_call
from explainers.teaching.exercise import Exercise, Number


@dataclass(frozen=True)
class Task:
    """An exercise as it is graded.

    Attributes:
        label: of the exercise, ``ex-…``.
        question: its text, Markdown.
        checks: the names of what is checked; nothing if all is read by somebody.
        each: points of every check.
        by_hand: points of what is read by somebody; 0 if all is checked.
        start: the lines that a student begins with.
        answer: lines that define a right ``answer``.
        model: what a right answer by hand says, Markdown.
    """

    label: str
    question: str
    checks: tuple[str, ...]
    each: int
    by_hand: int
    start: str
    answer: str
    model: str

    @property
    def check(self) -> str:
        """The line that says what is right of the answer."""
        return f'check("{self.label}", answer)'

    def test(self, name: str, by: str = "check") -> str:
        """The line that fails unless the check of this name is right; what it raises says what ``check`` says."""
        return f'assert (report := {by}("{self.label}", answer)).right_of({json.dumps(name)}), report'

    def hidden_test(self, name: str, module: str) -> str:
        """The same, by the book's own ``check``, whatever has been given its name in the notebook."""
        return f"from {module} import check as graded\n\n{self.test(name, 'graded')}"

    @property
    def name(self) -> str:
        """A name without hyphens."""
        return self.label.replace("-", "_")


def tasks(lesson: Lesson, exercises: Exercises) -> list[Task]:
    """The exercises of a lesson, in their order. One that the book does not declare is graded by hand."""
    return [_task(lesson, label, exercises[label] if label in exercises else None) for label in lesson.labels()]


def _task(lesson: Lesson, label: str, exercise: Exercise | None) -> Task:
    question = "\n\n".join(text_of(cell) for cell in lesson.of(label, "question"))
    return Task(
        label,
        question,
        tuple(each.name for each in exercise.checks) if exercise else (),
        points.for_each_check(exercise) if exercise else 0,
        points.by_hand(exercise, question),
        _start(exercise) if exercise and exercise.checks else "",
        _answer(lesson, exercise) if exercise and exercise.checks else "",
        "\n\n".join(_said(cell) for cell in lesson.of(label, "solution")),
    )


def _said(cell: Cell) -> str:
    """A cell of a solution in words; its code is shown, and does not run."""
    return unfolded(text_of(cell)) if cell["cell_type"] == "markdown" else f"```python\n{text_of(cell)}\n```"


def _start(exercise: Exercise) -> str:
    if exercise.start:
        return exercise.start.strip("\n")
    if not exercise.numbers:
        return "answer = None"
    labels = {each.name: each.label for each in exercise.checks if isinstance(each, Number)}
    width = max(len(name) for name in labels)
    lines = [
        f"    {name}=None,{' ' * (width - len(name))}  # {label}" if label and label != name else f"    {name}=None,"
        for name, label in labels.items()
    ]
    return "\n".join(["answer = dict(  # a number in place of each None", *lines, ")"])


def _answer(lesson: Lesson, exercise: Exercise) -> str:
    if exercise.numbers:
        return "\n".join(["answer = dict(", *(f"    {name}={_written(value)}," for name, value in exercise.right_answer().items()), ")"])
    own = "\n".join(without_call(text, "check") for text in _code(lesson, exercise.label))
    before = takewhile(lambda label: label != exercise.label, lesson.labels())
    others = [text for label in before for text in _code(lesson, label)]
    # a solution may go on from another's
    return "\n".join(part for part in (needed(others, names(own), imports=False), own.strip("\n")) if part)


def _code(lesson: Lesson, label: str) -> list[str]:
    return [text_of(cell) for cell in lesson.of(label, "solution") if cell["cell_type"] == "code"]


def _written(value: Any) -> str:
    number = float(value)
    return str(int(number)) if number.is_integer() and math.fabs(number) < 1e15 else repr(number)
