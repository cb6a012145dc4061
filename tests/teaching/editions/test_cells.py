"""Notebooks: valid, the same bytes for the same cells, outputs only where they are asked for."""

import json

import nbformat

from explainers.teaching.editions.cells import code, notebook, prose, raw
from explainers.teaching.editions.lesson import has_role

CELLS = [
    prose("# T\n\ntext"),
    has_role(code("1 + 1", [{"output_type": "stream", "name": "stdout", "text": "2"}], {"jupyter": {"source_hidden": True}}), "start"),
    raw("x"),
]


def test_it_is_a_valid_notebook_that_does_not_tell_what_cells_are_for():
    whole = nbformat.reads(notebook(CELLS), 4)
    nbformat.validate(whole)
    assert [cell.source for cell in whole.cells] == ["# T\n\ntext", "1 + 1", "x"]
    assert [cell.metadata for cell in whole.cells] == [{}, {"jupyter": {"source_hidden": True}}, {}]
    assert [cell.id for cell in whole.cells] == ["cell-0", "cell-1", "cell-2"]


def test_outputs_are_kept_only_in_what_was_executed():
    outputs = [json.loads(notebook(CELLS, executed))["cells"][1]["outputs"] for executed in (False, True)]
    assert [len(each) for each in outputs] == [0, 1]
