"""A build over a small book: which pages are read again, what is kept, and what is forgotten."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from myst_nb.core.config import NbParserConfig

from explainers.site import staleness
from explainers.site.page_key import read_page
from explainers.site.staleness import EVIDENCE, Freshness, announcement, is_executed, site_code, stale_pages
from tests.site import small_book

NAMES = {"waves": "ipynb", "landing": "md", "ledger": "md", "prose": "md"}
Build = Callable[..., Freshness]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small_book.write(tmp_path)
    (tmp_path / "_build" / "html").mkdir(parents=True)
    monkeypatch.setattr(staleness, "PACKAGE", tmp_path / "explainers")
    return tmp_path


def keep(notebook: Any, folder: Path) -> None:
    """What MyST-NB does when a notebook has run."""
    get_cache(folder).cache_notebook_bundle(CacheBundleIn(notebook, "a notebook"), check_validity=False, overwrite=True)


@pytest.fixture
def build(book: Path) -> Build:
    """Builds the book as Sphinx does, as far as its pages are concerned: reads what is outdated, and runs what has to run."""

    def build(during: Callable[[str], object] = lambda name: None, *, warnings: int = 0, ends: bool = True) -> Freshness:
        config = NbParserConfig(execution_cache_path=str(book / "_build" / ".jupyter_cache"))
        files = {name: str(book / f"{name}.{suffix}") for name, suffix in NAMES.items()}
        env = SimpleNamespace(mystnb_config=config, found_docs=set(NAMES), doc2path=files.__getitem__, docname="")
        app: Any = SimpleNamespace(env=env, outdir=str(book / "_build" / "html"), warningiserror=True, _warncount=warnings)
        fresh = Freshness(app)
        for name in sorted(fresh.find_outdated(app, env, set(), set(), set())):
            env.docname = name
            fresh.choose_folder(app, name, [])
            folder, page = Path(env.mystnb_config.execution_cache_path), fresh.pages[name]
            if name in fresh.runs and page.notebook:
                keep(page.notebook, folder)
            if name in fresh.runs and page.has_ledger:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / EVIDENCE).touch()
            during(name)
            fresh.check_unchanged(app, None)
        if ends:
            fresh.write_record(app, None)
        return fresh

    return build


def edit(book: Path, name: str, text: str = "# edited\n") -> None:
    with (book / name).open("a", encoding="utf-8") as file:
        file.write(text)


ALL = ["landing", "ledger", "waves"]


def test_the_first_build_runs_every_page_with_code_and_the_second_none(book, build, capsys):
    assert build().runs == ALL
    assert (
        "Building the book: 3 of 4 pages to run, about half a minute each (landing, ledger, waves); 1 more to read"
        in capsys.readouterr().out
    )
    assert build().runs == []
    assert capsys.readouterr().out == "Building the book: nothing to run or read\n"


def test_an_edit_and_its_undoing_run_the_page_once(book, build):
    build()
    edit(book, "explainers/essays/waves/figures.py")
    assert build().runs == ["waves"]
    small_book.write(book)
    assert build().runs == []


def test_a_page_that_is_read_for_its_text_does_not_run(book, build, capsys):
    build()
    (book / "waves.ipynb").write_text((book / "waves.ipynb").read_text().replace("# Waves", "# More waves"))
    capsys.readouterr()
    assert build().runs == []
    assert capsys.readouterr().out == "Building the book: nothing to run; 1 more to read\n"


def test_a_cell_that_is_edited_runs_and_its_old_run_is_kept(book, build):
    build()
    before = (book / "waves.ipynb").read_text()
    (book / "waves.ipynb").write_text(before.replace("experiments.run()", "experiments.run(2)"))
    assert build().runs == ["waves"]
    (book / "waves.ipynb").write_text(before)
    assert build().runs == []


def test_after_a_build_that_was_cut_off_every_page_is_read_from_what_is_kept(book, build, capsys):
    build()
    build(ends=False)
    capsys.readouterr()
    assert build().runs == []
    assert capsys.readouterr().out == "Building the book: nothing to run; 4 more to read\n"


def test_a_warning_that_fails_the_build_comes_again(book, build, capsys):
    build(warnings=1)
    capsys.readouterr()
    build()
    assert capsys.readouterr().out == "Building the book: nothing to run; 4 more to read\n"


def test_what_ran_while_its_files_were_edited_is_forgotten(book, build, caplog):
    figures = book / "explainers/essays/waves/figures.py"

    def edit_and_undo(name: str) -> None:
        before = figures.read_text()
        edit(book, "explainers/essays/waves/figures.py")
        figures.write_text(before)

    fresh = build(during=lambda name: name == "waves" and edit_and_undo(name))
    assert fresh.runs == ALL
    assert "was edited while the page ran: build again" in caplog.text
    assert build().runs == ["waves"]
    assert build(during=edit_and_undo).runs == []


def test_a_deleted_cache_runs_what_is_read_and_no_more(book, build):
    build()
    shutil.rmtree(book / "_build" / ".jupyter_cache")
    assert build().runs == []
    edit(book, "explainers/essays/coins/figures.py")
    assert build().runs == ["landing"]


def test_those_that_were_not_used_for_long_go(book, build, monkeypatch):
    monkeypatch.setattr(staleness, "MOST_KEPT", 3)
    kept = book / "_build" / ".jupyter_cache"
    (kept / "old").mkdir(parents=True)
    os.utime(kept / "old", (0, 0))
    fresh = build()
    assert {path.name for path in kept.iterdir()} == {fresh.pages[name].key for name in ALL}


@pytest.mark.parametrize("spoil", [lambda path: path.write_text('{"cells": ['), lambda path: path.unlink()])
def test_a_cache_that_was_cut_off_is_deleted(tmp_path, spoil):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    assert not is_executed(notebook, tmp_path / "key")
    keep(notebook, tmp_path / "key")
    assert is_executed(notebook, tmp_path / "key")
    spoil(next((tmp_path / "key").rglob("base.ipynb")))
    assert not is_executed(notebook, tmp_path / "key")
    assert not (tmp_path / "key").exists()


def test_a_database_that_was_cut_off_is_deleted(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    (tmp_path / "key").mkdir()
    (tmp_path / "key" / "global.db").touch()
    assert not is_executed(notebook, tmp_path / "key")
    keep(notebook, tmp_path / "key")
    assert is_executed(notebook, tmp_path / "key")


def test_pages_that_are_older_than_their_sources_are_found(book, build):
    pages = book / "_build" / "html"
    assert stale_pages(pages, book) == ["site"]
    build()
    assert stale_pages(pages, book) == []
    edit(book, "explainers/networks/adam.py")
    assert stale_pages(pages, book) == ["ledger", "waves"]
    build()
    edit(book, "prose.md")
    assert stale_pages(pages, book) == ["prose"]
    (book / "prose.md").unlink()
    assert stale_pages(pages, book) == ["prose"]
    edit(book, "explainers/site/theme/book.css")
    assert stale_pages(pages, book) == ["site"]


def test_the_first_words_of_a_build():
    assert announcement(12, ["a"], 3) == "Building the book: 1 of 12 pages to run, about half a minute each (a); 2 more to read"
    assert announcement(12, [], 12) == "Building the book: nothing to run; 12 more to read"
    assert announcement(1, [], 0) == "Building the page: nothing to run or read"


def test_the_book_itself_uses_what_its_pages_show():
    package = staleness.PackageFiles(staleness.PACKAGE)
    used = {path.name for path in read_page(Path("notebooks/too-many-parameters.ipynb"), package).used}
    assert {"airline_passengers.py", "air_passengers.csv", "explainers.mplstyle", "palette.py", "static.py", "fold.py"} <= used
    assert not {"claims.py", "player.js", "explorable.css", "mnist_3000.npz", "ledger.py", "book.css"} & used
    assert not any(package.folder / "essays" in path.parents for path in site_code(package)), "an edit in an essay reads every page again"
    assert "claims.py" in {path.name for path in read_page(Path("book/ledger.md"), package).used}
