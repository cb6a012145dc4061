import itertools
import json
from types import SimpleNamespace

import pytest

from explainers.site import code_pages
from explainers.site.code_map import code_map


@pytest.fixture
def pages(toy_book, tmp_path) -> dict[str, dict]:
    toy_book.outdir = str(tmp_path / "html")
    return {name: context for name, context, _ in code_pages.make_pages(toy_book)}


def test_there_is_a_page_for_each_module_and_each_notebook(toy_book, pages):
    assert len(pages) == len(code_map(toy_book).package.modules) + 1
    assert pages["code/essays/toy/waves"]["title"] == "explainers.essays.toy.waves"
    assert pages["code/notebooks/toy"]["title"] == "notebooks/toy.ipynb"


def test_a_page_leads_to_its_essay_and_to_what_it_uses(pages):
    claims = pages["code/essays/toy/claims"]["body"]
    assert '<a href="../notebooks/toy.html">A toy</a>' in claims
    assert 'id="tall"' in claims
    assert '<a href="../code/essays/toy/waves.html#high"><span class="n">high</span></a>' in claims
    cell = pages["code/notebooks/toy"]["body"]
    assert '<h2 class="code-cell" id="c"><a href="#c">c</a> · <a href="../notebooks/toy.html#fig-s">figure</a></h2>' in cell
    assert '<a href="../code/essays/toy/figures.html#draw">' in cell


def test_pages_of_code_that_is_gone_are_deleted(tmp_path):
    for name in ("code/a/here.html", "code/a/gone.html", "book/gone.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    code_pages.remove_others(tmp_path, {"code/a/here"})
    assert {path.name for path in tmp_path.rglob("*.html")} == {"here.html", "gone.html"}
    assert not (tmp_path / "code/a/gone.html").exists()


def make(book, most: int | None = None) -> int:
    """How many pages are made, as the builder writes them, until it is cut off after ``most``."""
    code_map.cache_clear()
    made = 0
    for name, _, _ in itertools.islice(code_pages.make_pages(book), most):
        (book.package.parent / "html" / name).parent.mkdir(parents=True, exist_ok=True)
        (book.package.parent / "html" / f"{name}.html").touch()
        made += 1
    return made


def edit_module(book):
    (book.package / "networks/adam.py").write_text("RATE = 0.2")


def edit_cell(book):
    notebook = book.package.parent / "toy.ipynb"
    cells = json.loads(notebook.read_text("utf-8"))
    cells["cells"][0]["source"] += "\n# a comment"
    notebook.write_text(json.dumps(cells))


def edit_title(book):
    book.env.titles["notebooks/toy"] = SimpleNamespace(astext=lambda: "Another toy")


def edit_contents(book):
    book.env.toctree_includes["book/index"] = ["notebooks/toy"]


def edit_address(book):
    book.config.html_baseurl = "https://example.org/"


def delete_page(book):
    (book.package.parent / "html/code/networks/adam.html").unlink()


@pytest.mark.parametrize("change", [edit_module, edit_cell, edit_title, edit_contents, edit_address, delete_page])
def test_pages_are_made_again_when_what_they_show_has_changed_and_not_for_prose(toy_book, tmp_path, change):
    toy_book.outdir = str(tmp_path / "html")
    everything = make(toy_book)
    (tmp_path / "index.md").write_text("# Index\n\nProse.")
    assert (everything > 5, make(toy_book)) == (True, 0)
    change(toy_book)
    assert make(toy_book, most=3) == 3
    assert make(toy_book) == everything, "the pages were cut off, and taken for whole"
    assert make(toy_book) == 0
