"""``keep`` leaves behind what MyST-NB's ``glue`` does, and refuses what no sentence can show."""

import subprocess
import sys

import myst_nb
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from explainers.prose import keep


@pytest.fixture
def shell(monkeypatch):
    """IPython in this process, without a history file."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # IPython puts its own in its place
    yield InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    InteractiveShell.clear_instance()


def left(call):
    """The outputs that a call leaves behind."""
    with capture_output() as captured:
        call()
    assert captured.stdout == ""
    return [(output.data, output.metadata) for output in captured.outputs]


@pytest.mark.parametrize("value", [3, 0.1, -2.5e-30, "1,000", "it's 10⁸⁰", 'a "quoted" word'])
def test_a_kept_value_is_what_glue_leaves(shell, value):
    kept = left(lambda: keep(λ=value))
    assert kept == left(lambda: myst_nb.glue("λ", value, display=False))
    assert kept


@pytest.mark.parametrize(("scalar", "number"), [(np.int64(3), 3), (np.float64(0.1), 0.1), (np.float32(0.5), 0.5), (np.str_("x"), "x")])
def test_numpys_scalars_are_shown_as_numbers(shell, scalar, number):
    assert left(lambda: keep(n=scalar)) == left(lambda: keep(n=number))


def test_values_keep_their_order(shell):
    assert [metadata["scrapbook"]["name"] for _, metadata in left(lambda: keep(b=1, a=2))] == ["b", "a"]


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        (None, TypeError, "keep: h is of type NoneType, None; a sentence can show a number or a string"),
        (np.zeros(2), TypeError, "h is of type ndarray"),
        ((1, 2), TypeError, "h is of type tuple"),
        (True, TypeError, "h is of type bool"),
        (1j, TypeError, "h is of type complex"),
        (float("nan"), ValueError, "keep: h is nan; a sentence shows finite numbers"),
        (np.float64("inf"), ValueError, "h is inf"),
    ],
)
def test_what_no_sentence_can_show_is_refused(value, error, says):
    with pytest.raises(error, match=says):
        keep(h=value)


def test_outside_of_ipython_nothing_is_kept(capsys):
    assert not InteractiveShell.initialized()
    keep(h=3)
    assert capsys.readouterr().out == ""


def test_neither_myst_nb_nor_ipython_is_imported_with_the_package():
    code = "import sys, explainers.prose; print({'myst_nb', 'IPython'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "set()\n"
