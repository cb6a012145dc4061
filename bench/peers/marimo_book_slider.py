"""marimo-book: a marimo notebook, run once for each value of its slider, and its outputs in the page (``precompute`` in ``book.yml``)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.peers.figures import KINDS
from marimo_book.config import Precompute

NAME = "marimo-book"
DISTRIBUTIONS = ("marimo-book", "marimo", "matplotlib")
PICTURE = ".marimo-book-precompute-cell:has(img)"
SLIDER = "range"
NOTEBOOK = Path(__file__).with_name("marimo_notebook.py")
# more seconds than the default of 60, which on a busy machine leaves out even figure A
BOOK = """title: Peers
launch_buttons: {molab: false, github: false, download: false}
precompute: {enabled: true, max_seconds_per_page: 600}
toc:
  - file: content/index.py
"""
BUILDS = 1
"""It runs the notebook anew for each state, which takes too long to be repeated."""


def a() -> Path:
    return NOTEBOOK


def left_out(kind: str, milliseconds: float) -> str:
    """Why ``kind`` is not measured, where a state takes so many milliseconds: the limits that marimo-book sets itself."""
    limits = Precompute()
    states = KINDS[kind].states
    if states > limits.max_combinations_per_page:
        return f"{states} states; marimo-book's own limit for a page is {limits.max_combinations_per_page}"
    if states * milliseconds / 1000 > limits.max_seconds_per_page:
        return f"{states} states at {milliseconds / 1000:.1f} s each; marimo-book's own limit for a page is {limits.max_seconds_per_page} s"
    return "not written"


def write(made: Path, folder: Path) -> None:
    """A book of one page."""
    book = folder.parent / f"{folder.name}-book"
    shutil.rmtree(book, ignore_errors=True)
    (book / "content").mkdir(parents=True)
    shutil.copy(made, book / "content" / "index.py")
    (book / "book.yml").write_text(BOOK, encoding="utf-8")
    bin_ = Path(sys.executable).parent
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
    command = [bin_ / "marimo-book", "build", "--output", folder]
    done = subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or "1 precomputed" not in done.stdout:
        raise RuntimeError(f"marimo-book did not precompute its slider:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
