"""Where the editions of a lesson are: ``student/``, ``instructor/``, ``nbgrader/source/`` (a course) and ``otter/``."""

from __future__ import annotations

from pathlib import Path

from explainers.teaching.checking import Exercises
from explainers.teaching.editions import for_nbgrader, for_otter
from explainers.teaching.editions.assignment import assignment
from explainers.teaching.editions.instructor import instructor
from explainers.teaching.editions.lesson import Lesson
from explainers.teaching.editions.student import student

COURSE = "nbgrader"
"""The folder that is an nbgrader course."""
MASTERS = "otter"
"""The folder of Otter's masters, each in one of its own."""


def write(lesson: Lesson, exercises: Exercises, module: str, folder: Path, package: str) -> list[Path]:
    """Write the editions of a lesson, and say which files they are: for students, for the instructor, nbgrader's source, Otter's master.

    Args:
        lesson: the essay.
        exercises: of the book.
        module: where students find ``check``.
        folder: of all editions.
        package: what pip installs for an autograder, so that ``module`` is there.
    """
    name, graded = lesson.name, assignment(lesson, exercises, module)
    master = folder / MASTERS / name
    texts = {
        folder / "student" / f"{name}.ipynb": student(lesson),
        folder / "instructor" / f"{name}.ipynb": instructor(lesson, exercises),
        folder / COURSE / "source" / name / f"{name}.ipynb": for_nbgrader.source(graded),
        master / f"{name}.ipynb": for_otter.master(graded),
    }
    beside = {master / "requirements.txt": f"{package}\n", folder / COURSE / "nbgrader_config.py": for_nbgrader.CONFIG}
    for file, text in (texts | beside).items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return list(texts)
