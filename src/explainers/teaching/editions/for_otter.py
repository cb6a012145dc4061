"""The master notebook of an Otter assignment: raw cells mark where a question, its prompt, its solution and its tests begin and end."""

from __future__ import annotations

import json
from collections.abc import Iterator

from explainers.teaching.editions.assignment import Assignment
from explainers.teaching.editions.cells import code, notebook, prose, raw
from explainers.teaching.editions.lesson import Cell
from explainers.teaching.editions.tasks import Task

ASSIGNMENT = """\
# ASSIGNMENT CONFIG
name: {name}
requirements: requirements.txt
init_cell: false
export_cell: false
generate: true"""


def master(assignment: Assignment) -> str:
    """The notebook for ``otter assign``; beside it a ``requirements.txt`` says what the autograder installs."""
    return notebook(_cells(assignment))


def _cells(assignment: Assignment) -> Iterator[Cell]:
    yield raw(ASSIGNMENT.format(name=assignment.name))
    yield prose(f"# {assignment.title}\n\n{assignment.before}")
    yield from (code(text, metadata={"jupyter": {"source_hidden": True}}) for text in assignment.setup)
    for task in assignment.tasks:
        if task.by_hand:
            by_hand = f"{task.name}_by_hand" if task.checks else task.name
            begin = raw(f"# BEGIN QUESTION\nname: {by_hand}\nmanual: true\npoints: {task.by_hand}")
            answer = [raw("# BEGIN SOLUTION"), prose(task.model or "*No model answer.*"), raw("# END SOLUTION")]
            yield from (begin, prose(task.question), *answer, raw("# END QUESTION"))
        if task.checks:
            yield raw(f"# BEGIN QUESTION\nname: {task.name}\npoints: {[task.each] * len(task.checks)}\ncheck_cell: false")
            yield prose("The numbers of this exercise:" if task.by_hand else task.question)
            text = f"{task.start}\n# BEGIN SOLUTION NO PROMPT\n{task.answer}\n# END SOLUTION\n\n{task.check}"
            yield from (raw("# BEGIN SOLUTION"), code(text), raw("# END SOLUTION"), raw("# BEGIN TESTS"))
            yield from (code(_test(task, check, assignment.module)) for check in task.checks)
            yield from (raw("# END TESTS"), raw("# END QUESTION"))


def _test(task: Task, check: str, module: str) -> str:
    """A hidden test: what a student sees is what ``check`` says."""
    said = f"hidden: true\nsuccess_message: {json.dumps(check)}\nfailure_message: {json.dumps(f'Not yet: {check}')}"
    return f'""" # BEGIN TEST CONFIG\n{said}\n""" # END TEST CONFIG\n{task.hidden_test(check, module)}'
