"""The first cells: they say what the notebook is, and bring the book's package or say how to get it."""

import ast
import builtins
import sys
from importlib.metadata import PackageNotFoundError
from types import SimpleNamespace

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from explainers.site.reader.start import first_cells, import_cell


def run(source: str, version: str, monkeypatch, installed: str | None) -> str:
    _, start = first_cells("A Book", "", source, version)
    text = TransformerManager().transform_cell("".join(start["source"]))

    def found(name: str) -> str:
        if installed is None:
            raise importlib_metadata.PackageNotFoundError(name)
        return installed

    import importlib.metadata as importlib_metadata  # noqa: PLC0415

    monkeypatch.setattr(importlib_metadata, "version", found)
    exec(compile(ast.parse(text), "cell", "exec"), {})
    return text


def test_where_the_package_is_nothing_happens(monkeypatch, capsys):
    run("", "1.2", monkeypatch, "1.2")
    assert capsys.readouterr().out == ""


def test_another_version_is_said(monkeypatch, capsys):
    run("", "1.2", monkeypatch, "1.1")
    assert capsys.readouterr().out == "This notebook was written for explainers 1.2, and explainers 1.1 is installed.\n"


def test_where_it_is_missing_and_nothing_says_where_it_is_one_sentence_says_what_to_do(monkeypatch):
    with pytest.raises(
        ModuleNotFoundError, match=r"needs the package explainers 1\.2 of the book: in a copy of the book, run  pip install"
    ):
        run("", "1.2", monkeypatch, None)


def test_with_a_source_it_is_installed_from_there():
    _, start = first_cells("A Book", "", "git+https://example.org/book", "1.2")
    assert '        %pip install --quiet "explainers[book] @ git+https://example.org/book"\n' in start["source"]


def test_the_first_words_link_to_the_page_where_it_has_an_address():
    assert "This is an essay of the book A Book" in "".join(first_cells("A Book", "", "", "1")[0]["source"])
    assert "[an essay](https://example.org/e.html)" in "".join(first_cells("A Book", "https://example.org/e.html", "", "1")[0]["source"])


def test_in_jupyterlite_it_is_installed_from_what_came_along(monkeypatch):
    asked = []
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(builtins, "get_ipython", lambda: SimpleNamespace(run_line_magic=lambda *words: asked.append(words)), raising=False)
    with pytest.raises(PackageNotFoundError):  # it was not really installed
        run("", "1.2", monkeypatch, None)
    assert asked == [("pip", 'install --quiet "explainers[book]"')]


def test_what_checks_an_answer_is_imported_from_the_books_module():
    assert "".join(import_cell("a.book")["source"]).startswith("from a.book import check  # ")
