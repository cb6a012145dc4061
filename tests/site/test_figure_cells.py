import json

import pytest

from explainers.site.definitions import Package, Place
from explainers.site.figure_cells import read

WING = "explainers.essays.what_training_pins_down"
SETUP = f"""\
%matplotlib inline
import numpy as np
from {WING} import experiments, figures
from explainers.essays.where_it_breaks import experiments as outside, figures as outside_figures, shortcut_learning as shortcut
from explainers.explorable import explorable as moving, still
"""


@pytest.fixture(scope="module")
def package():
    return Package.read()


@pytest.fixture
def figures(tmp_path, package):
    """The figures of a notebook made of the given cells; those that begin with ``#`` and a space are prose."""

    def make(*sources: str):
        kinds = ["markdown" if source.startswith(("# ", "(")) else "code" for source in (SETUP, *sources)]
        cells = [
            {"cell_type": kind, "id": f"c{i}", "source": source}
            for i, (kind, source) in enumerate(zip(kinds, (SETUP, *sources), strict=True))
        ]
        path = tmp_path / "notebook.ipynb"
        path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return read(path, package).figures

    return make


def names(places: tuple[Place, ...]) -> list[str]:
    return [place.name for place in places]


def test_a_figure_of_functions(figures):
    (figure,) = figures("moving('regions', compute=experiments.reading, draw=[figures.draw_regions, figures.draw_line])")
    assert (figure.name, figure.anchor, figure.cell.id, figure.cell.number) == ("regions", "regions", "c1", 1)
    assert figure.draws == (Place(f"{WING}.figures", "draw_regions"), Place(f"{WING}.figures", "draw_line"))
    assert figure.computes == (Place(f"{WING}.experiments", "reading"),)


def test_a_figure_whose_layout_is_its_own(figures):
    (figure,) = figures("moving('regions', compute=experiments.reading, draw_figure=figures.draw_regions)")
    assert names(figure.draws) == ["draw_regions"]


def test_a_figure_of_lambdas(figures):
    (figure,) = figures(
        "moving('two', compute=lambda n: {'a': experiments.layer(n), 'b': n},"
        " draw=[lambda ax, r: figures.draw_folds(ax, r['a']), lambda ax, r: ax.plot(r['b'])])"
    )
    assert names(figure.draws) == ["draw_folds"]
    assert names(figure.computes) == ["layer"]


def test_a_local_function_and_a_variable_lead_on_to_what_they_call(figures):
    (figure,) = figures(
        "runs = {'wide': experiments.course(20, 0.0)}\ndef inner(n):\n    return experiments.walk(n, 0.0, 30)\n",
        "def outer(n):\n    return shortcut.learn(runs['wide'], inner(n))\n",
        "moving('local', compute=outer, draw=figures.draw_steps)",
    )
    assert names(figure.computes) == ["learn", "course", "walk"], "outermost first"


def test_a_name_stands_for_what_it_was_at_the_figure(figures):
    (figure,) = figures(
        "runs = experiments.counts()",
        "still('counts', runs, draw=figures.draw_counts)",
        "runs = experiments.folds()",
    )
    assert names(figure.computes) == ["counts"]


def test_a_still(figures):
    (figure,) = figures("still('counts', experiments.counts(), draw=figures.draw_counts)")
    assert (figure.name, figure.anchor) == ("counts", "fig-counts")
    assert names(figure.draws) == ["draw_counts"]
    assert names(figure.computes) == ["counts"]


def test_a_class_counts_as_the_result_and_not_as_an_argument(figures):
    first, second = figures(
        "still('a', shortcut.Shortcut(experiments.counts()), draw=outside_figures.draw_areas)",
        "still('b', outside.hospitals(shortcut.Shortcut(1)), draw=outside_figures.draw_areas)",
    )
    assert names(first.computes) == ["Shortcut", "counts"]
    assert names(second.computes) == ["hospitals"]


def test_a_figure_knows_its_section_and_the_claims_that_follow_it(figures):
    first, second = figures(
        "(one)=\n# One\n{ref}`claim <ledger-before>`",
        "still('a', 1, draw=outside_figures.draw_areas)",
        "# Prose, {ref}`claim <ledger-after>` and {ref}`ledger <ledger-later>`.\n\n(two)=\n# Two",
        "still('b', 2, draw=outside_figures.draw_areas)",
    )
    assert (first.section, first.cited) == ("one", {"after", "later"})
    assert (second.section, second.cited) == ("two", set())
    assert second.computes == ()


def test_a_page_of_markdown_has_cells_too(tmp_path, package):
    page = tmp_path / "index.md"
    page.write_text(
        "---\nkernelspec: {name: python3, display_name: Python}\n---\n# A\n\n```{code-cell} python\n"
        f":tags: [remove-input]\n{SETUP}still('s', experiments.counts(), draw=figures.draw_counts)\n```\n",
        encoding="utf-8",
    )
    notebook = read(page, package)
    assert [cell.id for cell in notebook.cells] == ["s"]
    assert notebook.figures[0].cell.number == 1
    assert names(notebook.figures[0].computes) == ["counts"]


def test_code_that_is_not_python_is_an_error(figures):
    with pytest.raises(SyntaxError):
        figures("def")
