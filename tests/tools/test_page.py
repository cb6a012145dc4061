"""One essay alone, in a small repository of two: built, watched, and shared with the book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import nbformat
import pytest

from tests.site.small_package import copy_package

ROOT = Path(__file__).parents[2]
PROSE = "# One\n\nSee {doc}`two`, {ref}`the ledger <ledger-a-claim>`, [a label](#elsewhere), {numref}`fig-two` and {eq}`square`."

EXERCISES = """from explainers.teaching import Exercise, Exercises
EXERCISES = Exercises([Exercise("ex-on-no-page", "derive", (), 5)])
"""


def write(notebook: Path, code: str) -> None:
    cells = [nbformat.v4.new_markdown_cell(PROSE), nbformat.v4.new_code_cell(code)]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), notebook)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    for folder in ("tools", "notebooks", "book"):
        (root / folder).mkdir(parents=True)
    copy_package(root / "src" / "explainers")
    shutil.copy(ROOT / "tools" / "page.py", root / "tools")
    shutil.copy(ROOT / "_config.yml", root)
    (root / "src" / "explainers" / "exercises.py").write_text(EXERCISES)
    (root / "book" / "references.bib").touch()
    (root / "_toc.yml").write_text("format: jb-book\nroot: notebooks/two\nchapters:\n- file: notebooks/one\n")
    write(root / "notebooks" / "one.ipynb", "print(6 * 7)")
    write(root / "notebooks" / "two.ipynb", "print(1)")
    return root


def environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(root / "src")}


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/page.py", *words]
    return subprocess.run(command, cwd=root, env=environment(root), capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(("words", "fault"), [([], "Which essay?"), ([""], "Which essay?"), (["three"], "There is no essay 'three'")])
def test_without_the_name_of_an_essay_it_lists_them(repository, words, fault):
    done = run(repository, *words)
    assert done.returncode == 2
    assert fault in done.stderr
    assert done.stderr.endswith("The essays are:\n  one\n  two\n")


def until(said: Iterator[str], word: str) -> str:
    """What is said until a line has the word."""
    heard = []
    for line in said:
        heard.append(line)
        if word in line:
            return "".join(heard)
    raise AssertionError(f"{word!r} was not said: {''.join(heard)}")


def test_a_watch_builds_after_each_save_and_survives_a_failure(repository):
    notebook, page = repository / "notebooks" / "one.ipynb", repository / "_build/page/one/html/notebooks/one.html"
    command = [sys.executable, "-u", "tools/page.py", "--watch", "one"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=repository, env=environment(repository), text=True, **pipes) as watching:
        patience = Timer(180, watching.kill)
        patience.start()
        try:
            heard = until(watching.stdout, f"open {page}")
            assert "Building the page: 1 of 1 pages to run" in heard
            assert "WARNING:" not in heard  # of what leads elsewhere
            assert ">42\n" in page.read_text("utf-8")
            write(notebook, "print(1 / 0)")
            heard = until(watching.stdout, "one could not be built: see above")
            assert "Saved: notebooks/one.ipynb" in heard
            assert "ZeroDivisionError" in heard
            write(notebook, "print(6 * 8)")
            until(watching.stdout, f"open {page}")
            assert ">48\n" in page.read_text("utf-8")
            (repository / "src/explainers/module.py").touch()
            assert "Saved: src/explainers/module.py" in until(watching.stdout, f"open {page}")
        finally:
            patience.cancel()
            watching.terminate()


def test_the_book_need_not_run_what_the_page_has_run(repository):
    built = run(repository, "one")
    assert built.returncode == 0, built.stderr
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-q"]
    done = subprocess.run(command, cwd=repository, env=environment(repository), capture_output=True, text=True, timeout=120, check=True)
    assert "Building the book: 1 of 2 pages to run, about half a minute each (notebooks/two); 1 more to read" in done.stdout
    assert "nothing to run" in run(repository, "two").stdout


def test_a_page_that_fails_ends_with_an_error(repository):
    write(repository / "notebooks" / "two.ipynb", "print(1 / 0)")
    done = run(repository, "two")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
