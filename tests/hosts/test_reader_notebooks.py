"""The readers' notebooks in an environment that has the wheel, what it requires, and a kernel. `make hosts` runs all of them there, by
nbmake; here one is looked at, and the sentence for a kernel that lacks the package."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from tests.hosts.host import ENVIRONMENT

NOTEBOOKS = Path("_build/html/reader")
KERNELS = ENVIRONMENT.with_name("reader") / "share" / "jupyter"


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Runs a notebook in a folder of its own, away from the book, as its live figures would."""
    monkeypatch.setenv("JUPYTER_PATH", str(KERNELS.resolve()))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"EXPLORABLE_RENDERING": "live"}

    def run(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
        client = NotebookClient(notebook, kernel_name="reader", timeout=300, resources={"metadata": {"path": tmp_path}})
        client.execute(env=environment)
        return [output for cell in notebook.cells for output in cell.get("outputs", [])]

    return run


def test_every_figure_of_an_essay_is_a_live_widget(run):
    notebook = nbformat.read(NOTEBOOKS / "what-is-settled.ipynb", 4)
    outputs = run(notebook)
    figures = sum("explorable(\n" in cell.source for cell in notebook.cells if cell.cell_type == "code")
    widgets = [output for output in outputs if "application/vnd.jupyter.widget-view+json" in output.get("data", {})]
    assert figures > 0
    assert len(widgets) == figures
    assert not [output for output in outputs if output.get("name") == "stderr"], "a reader would see this on red ground"
    said = [output["data"].get("text/plain", "") for output in outputs if "data" in output]
    assert any(text.startswith("Still open: ") for text in said), "a cell below an exercise says what it asks for"


def test_a_kernel_without_the_package_is_told_in_one_sentence(run):
    notebook = nbformat.read(NOTEBOOKS / "what-is-settled.ipynb", 4)
    hidden = nbformat.v4.new_code_cell(
        "import importlib.metadata as metadata\ndef nowhere(name): raise metadata.PackageNotFoundError(name)\nmetadata.version = nowhere"
    )
    notebook.cells = [hidden, next(cell for cell in notebook.cells if cell.cell_type == "code")]
    with pytest.raises(CellExecutionError, match="needs the package explainers"):
        run(notebook)
