"""An assignment: the exercises of a lesson by themselves, with what is said and what runs before them."""

from __future__ import annotations

from dataclasses import dataclass

from explainers.teaching.checking import Exercises
from explainers.teaching.editions.lesson import Lesson
from explainers.teaching.editions.needed import names, needed
from explainers.teaching.editions.tasks import Task, tasks


@dataclass(frozen=True)
class Assignment:
    """What is handed out and graded.

    Attributes:
        name: of its files.
        title: of the essay.
        before: what is said before the exercises, Markdown.
        setup: the cells of code that run first.
        tasks: the exercises.
        module: where ``check`` is.
    """

    name: str
    title: str
    before: str
    setup: list[str]
    tasks: list[Task]
    module: str


def assignment(lesson: Lesson, exercises: Exercises, module: str) -> Assignment:
    """The assignment of a lesson.

    Args:
        lesson: the essay.
        exercises: of the book.
        module: where students find ``check``.
    """
    graded = tasks(lesson, exercises)
    return Assignment(lesson.name, lesson.title, _before(lesson), _setup(lesson, graded, module), graded, module)


def _before(lesson: Lesson) -> str:
    essay = f"[the essay]({lesson.address})" if lesson.address else "the essay, which you have as a page or as a notebook"
    return (
        f"The exercises of *{lesson.title}*. The text and the figures that they speak of are in {essay}. "
        "Write your answer into the cell below each question. `check` says what is right, and gives a hint where something is not; "
        "you may ask it as often as you like."
    )


def _setup(lesson: Lesson, graded: list[Task], module: str) -> list[str]:
    """What installs the package; then the essay's imports, what answers use of its definitions, and ``check``."""
    used = set().union(*(names(task.start) | names(task.answer) for task in graded))
    before = needed(lesson.code(""), used)
    check = f"from {module} import check"
    return [*lesson.code("package"), before if check in before else f"{before}\n{check}".lstrip("\n")]
