"""The student's edition: the essay's notebook with its exercises and without what they ask for."""

from __future__ import annotations

from explainers.teaching.editions.cells import notebook
from explainers.teaching.editions.lesson import Lesson, role_of

NOT_FOR_STUDENTS = ("solution", "answers", "slide")
"""Roles of cells that are left out."""


def student(lesson: Lesson) -> str:
    """The notebook without solutions, without the answers of concept checks, without what a speaker says."""
    return notebook(cell for cell in lesson.cells if role_of(cell) not in NOT_FOR_STUDENTS)
