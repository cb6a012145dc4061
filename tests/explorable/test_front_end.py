"""Who watches: live where a front end with widgets is known to be attached, not where a notebook is run by a program."""

import sys
from types import SimpleNamespace

import pytest

from explainers.explorable import front_end
from explainers.explorable.front_end import attached

LAB = {"JPY_SESSION_NAME": "/home/reader/essay.ipynb", "JPY_PARENT_PID": "17"}

WATCHED = {
    "JupyterLab and Notebook 7": (LAB, set(), "linux", {"cellId": "a1", "deletedCells": [], "recordTiming": False}),
    "a kernel far from its server": ({}, set(), "linux", {"cellId": "a1"}),
    "VS Code": ({"VSCODE_PID": "3"}, set(), "win32", {"cellId": "vscode-notebook-cell:/c%3A/essay.ipynb#W0"}),
    "Colab": ({"COLAB_RELEASE_TAG": "release-colab"}, {"google.colab"}, "linux", {}),
    "JupyterLite": ({}, {"pyodide_kernel", "IPython"}, "emscripten", {}),
    "Kaggle's editor": ({"KAGGLE_KERNEL_RUN_TYPE": "Interactive"}, set(), "linux", {}),
    "Voila": ({**LAB, "VOILA_KERNEL_ID": "5"}, set(), "linux", {}),
}
ALONE = {
    "Python": ({}, set(), "linux", {}),
    "nbconvert, papermill, myst-nb": ({"JPY_PARENT_PID": "17"}, {"IPython", "ipykernel"}, "linux", {}),
    "nbconvert from a cell or a terminal of JupyterLab": (LAB, {"IPython", "ipykernel"}, "linux", {}),
    "mystmd, over a server of its own": (LAB, {"ipykernel"}, "linux", {}),
    "nbconvert in a terminal of VS Code": ({"VSCODE_PID": "3", "TERM_PROGRAM": "vscode"}, set(), "darwin", {}),
    "Kaggle's saved version": ({"KAGGLE_KERNEL_RUN_TYPE": "Batch"}, set(), "linux", {}),
    "marimo": ({}, {"marimo"}, "linux", {}),
    "marimo or PyScript in the browser": ({}, {"marimo", "IPython"}, "emscripten", {}),
}


@pytest.mark.parametrize("where", WATCHED)
def test_a_front_end_with_widgets_is_known(where):
    assert attached(*WATCHED[where])


@pytest.mark.parametrize("where", ALONE)
def test_where_nobody_watches_none_is_assumed(where):
    assert not attached(*ALONE[where])


def ipython(**shell):
    return SimpleNamespace(get_ipython=lambda: SimpleNamespace(**shell))


@pytest.mark.parametrize(
    ("answer", "watched"),
    [
        ({"metadata": {"cellId": "a1"}}, True),
        ({"metadata": {}}, False),
        ({}, False),  # before the first request
        (None, False),
    ],
)
def test_the_request_is_read_from_the_running_kernel(monkeypatch, answer, watched):
    monkeypatch.setitem(sys.modules, "IPython", ipython(kernel=SimpleNamespace(get_parent=lambda: answer)))
    assert front_end.is_attached() == watched


@pytest.mark.parametrize("modules", [None, ipython(), ipython(kernel=SimpleNamespace())])
def test_no_ipython_and_no_kernel_are_nobody(monkeypatch, modules):
    monkeypatch.setitem(sys.modules, "IPython", modules)
    assert not front_end.is_attached()
    assert not front_end.shows_text_alone()


@pytest.mark.parametrize(("types", "alone"), [(["text/plain"], True), (["text/plain", "text/html"], False)])
def test_a_terminal_shows_text_alone(monkeypatch, types, alone):
    monkeypatch.setitem(sys.modules, "IPython", ipython(display_formatter=SimpleNamespace(active_types=types)))
    assert front_end.shows_text_alone() == alone
