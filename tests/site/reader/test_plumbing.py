"""What only the website needs is left out, and nothing that later code uses."""

import json
from pathlib import Path

import pytest

from explainers.site.reader.plumbing import without_keep


def test_kept_numbers_go_and_what_is_computed_for_them_alone():
    cell = "from explainers.prose import keep\n\nruns = compute()\nerror = runs.error\nkeep(error=error, n=3)"
    assert without_keep([cell, "draw(runs)"]) == ["runs = compute()", "draw(runs)"]
    assert without_keep([cell, "draw(other)"]) == ["", "draw(other)"]


def test_what_a_needed_line_needs_stays():
    cell = "import numpy as np\na = np.zeros(2)\nb = a + 1\nc = 2\nkeep(c=c)\nstyle.use()"
    assert without_keep([cell, "b"]) == ["import numpy as np\na = np.zeros(2)\nb = a + 1\nstyle.use()", "b"]


def test_a_loop_that_keeps_goes_too():
    assert (
        without_keep(["for n in sizes:\n    a = f(n)\n    keep(**{f'a{n}': a})\nfor n in sizes:\n    draw(n)", ""])[0]
        == "for n in sizes:\n    draw(n)"
    )


def test_what_changes_a_thing_that_is_used_stays():
    cell = "a = {}\na['x'] = 1\nb.c = 2\nkeep(n=1)"
    assert without_keep([cell, "draw(a, b)"])[0] == "a = {}\na['x'] = 1\nb.c = 2"


def test_cells_that_keep_nothing_are_left_alone():
    cells = ["%pip install x", "# a comment\nunused = 1", "def keeper(): ..."]
    assert without_keep(cells) == cells


@pytest.mark.parametrize("path", sorted(Path("notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_nothing_of_an_essay_is_undefined_without_them(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    cleaned = without_keep(["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"])
    assert not any("keep(" in source for source in cleaned)
