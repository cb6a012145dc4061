"""The source notebook of an nbgrader assignment: questions that are read only, answers between marks, hidden tests with points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainers.teaching.editions.assignment import Assignment
from explainers.teaching.editions.cells import code, notebook, prose
from explainers.teaching.editions.lesson import Cell

CONFIG = """\
# nbgrader reads this file in the folder of the course.
c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "course"
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE"}
c.ClearSolutions.text_stub = "*Your answer here.*"
c.Execute.timeout = 300  # seconds for a cell
"""


def source(assignment: Assignment) -> str:
    """The notebook that nbgrader makes the release of."""
    return notebook(_cells(assignment))


def _cells(assignment: Assignment) -> Iterator[Cell]:
    yield prose(f"# {assignment.title}\n\n{assignment.before}", metadata=_said("title", locked=True))
    for number, text in enumerate(assignment.setup):
        yield code(text, metadata={"jupyter": {"source_hidden": True}, **_said(f"setup_{number + 1}", locked=True)})
    for task in assignment.tasks:
        yield prose(task.question, metadata=_said(task.name, locked=True))
        if task.by_hand:
            yield prose(
                task.model or "*No model answer.*", metadata=_said(f"{task.name}_by_hand", grade=True, solution=True, points=task.by_hand)
            )
        if task.checks:
            text = f"{task.start}\n### BEGIN SOLUTION\n{task.answer}\n### END SOLUTION\n\n{task.check}"
            yield code(text, metadata=_said(f"{task.name}_answer", solution=True))
        for number, name in enumerate(task.checks):
            hidden = ["### BEGIN HIDDEN TESTS", task.hidden_test(name, assignment.module), "### END HIDDEN TESTS"]
            text = "\n".join([f"# {name}", task.test(name), *hidden])
            yield code(text, metadata=_said(f"{task.name}_{number + 1}", grade=True, locked=True, points=task.each))


def _said(grade_id: str, *, grade: bool = False, locked: bool = False, solution: bool = False, points: int = 0) -> dict[str, Any]:
    """What nbgrader wants to know of a cell."""
    said = {"grade": grade, "grade_id": grade_id, "locked": locked, "schema_version": 3, "solution": solution, "task": False}
    return {"nbgrader": {**said, "points": points} if grade else said}
