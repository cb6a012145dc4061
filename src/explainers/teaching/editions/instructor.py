"""The instructor's edition: the plan of the lesson, then the essay with its solutions, what answers are worth and what is often wrong."""

from __future__ import annotations

from collections.abc import Iterator

from explainers.teaching.checking import Exercises
from explainers.teaching.editions import points
from explainers.teaching.editions.cells import notebook, prose
from explainers.teaching.editions.lesson import Cell, Lesson, exercise_of, role_of, text_of
from explainers.teaching.exercise import Exercise, Number


def instructor(lesson: Lesson, exercises: Exercises) -> str:
    """The notebook with all of it."""
    return notebook(_cells(lesson, exercises))


def _cells(lesson: Lesson, exercises: Exercises) -> Iterator[Cell]:
    if lesson.plan:
        yield prose(f"# Plan of the lesson\n\n{lesson.plan}")
    for cell in lesson.cells:
        yield cell
        if role_of(cell) == "question":
            label = exercise_of(cell)
            yield prose(remarks(exercises[label] if label in exercises else None, text_of(cell)))


def remarks(exercise: Exercise | None, question: str) -> str:
    """What an instructor wants to know of an exercise: kind, minutes, points, typical wrong answers with what ``check`` says of each."""
    worth = points.worth(exercise, question)
    counted = f"{worth} point{'s' if worth > 1 else ''}"
    if exercise is None:
        return f"> **For the instructor.** {counted}, graded by hand: nothing of it is checked."
    graded = "" if exercise.checks else ", graded by hand"
    head = f"**For the instructor.** *{exercise.kind}*, {exercise.minutes} minutes, {counted}{graded}. `{exercise.label}`"
    misses = list(_misses(exercise))
    return "\n".join(f"> {line}".rstrip() for line in ([head, "", *misses] if misses else [head]))


def _misses(exercise: Exercise) -> Iterator[str]:
    for each in exercise.checks:
        asked = getattr(each, "label", "") or each.name
        if isinstance(each, Number):
            within = f", within {each.within:g}" if each.within else ""
            yield f"- *{asked}*: `{each.name}` is {each.right():.10g}{within}"
            yield from (f"  - {wrong.number():.10g}: {wrong.hint}" for wrong in each.wrong)
            yield f"  - another number: {each.hint}"
        else:
            yield f"- *{asked}*. Where it does not: {each.hint}"
