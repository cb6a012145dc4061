import hashlib
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from explainers.site.search_index import FILE, LIBRARY, THEME, bare, index, make_page, replace_search, write

ESSAY = """<article><section id="toy"><h1>A toy</h1><p>Words.</p>
<section id="sources"><h2>Sources</h2><p>Of it.</p></section></section></article>"""

LIBRARY_TEXT = (THEME / LIBRARY).read_text("utf-8")


@pytest.fixture
def book(toy_book, tmp_path):
    """The toy book, with a built essay."""
    (tmp_path / "html" / "notebooks").mkdir(parents=True)
    (tmp_path / "html" / "_static").mkdir()
    (tmp_path / "html" / "notebooks" / "toy.html").write_text(ESSAY)
    toy_book.outdir = str(tmp_path / "html")
    toy_book.builder.name, toy_book.builder.get_target_uri = "html", lambda name: f"{name}.html"
    toy_book.env.toctree_includes = {"book/index": ["notebooks/toy"]}
    return toy_book


def test_the_index_has_the_sections_and_then_the_code(book):
    made = index(book)
    pages, entries = made["pages"], made["entries"]
    assert pages[0] == ["notebooks/toy.html", "A toy", "Essay 1"], "a page that is not built is left out"
    assert {label for _, _, label in pages[1:]} == {"Code"}
    assert entries[:2] == [[0, "section", "", "A toy", "", "Words."], [0, "aside", "sources", "Sources", "", "Of it."]]
    named = {(pages[page][0], anchor) for page, kind, anchor, *_ in entries if kind == "code"}
    assert ("code/essays/toy/waves.html", "high") in named
    assert ("code/networks/adam.html", "RATE") not in named, "only what can be called"


def test_the_index_is_a_script_and_written_once(book):
    file = Path(book.outdir) / "_static" / FILE
    write(book, RuntimeError())
    assert not file.exists()
    write(book, None)
    script = re.fullmatch(r'window\[Symbol\.for\("search"\)\]=(.*);\n', file.read_text())
    assert json.loads(script[1]) == index(book)
    before = file.stat().st_mtime_ns
    write(book, None)
    assert file.stat().st_mtime_ns == before


def test_the_search_of_sphinx_is_off_and_its_page_ours():
    app = SimpleNamespace(builder=SimpleNamespace(search=True), config=SimpleNamespace(html_title="T"))
    replace_search(app)
    assert app.builder.search is False
    ((name, _, template),) = make_page(app)
    assert (name, template) == ("search", "search.html")


def test_minisearch_is_the_file_that_its_authors_release():
    notice, _, released = LIBRARY_TEXT.partition("*/\n")
    assert "MiniSearch 7.2.0" in notice and "Permission is hereby granted" in notice
    assert hashlib.sha256(released.encode()).hexdigest() == "4e02b9fa52f244c377d737c7d06cda6bce967d137254e8532d6c79f68469bef3"


def test_pages_get_it_without_comments_but_with_its_license(book):
    write(book, None)
    given = (Path(book.outdir) / "_static" / "minisearch.js").read_text("utf-8")
    assert given == bare(LIBRARY_TEXT)
    assert "Permission is hereby granted" in given
    assert len(given) < len(LIBRARY_TEXT) / 2
    assert bare("/*! mine */\n/** a\n * b */\nconst a = 1; // stays\n    // gone\n    /** c */\n    f(a);\n") == (
        "/*! mine */\nconst a = 1; // stays\nf(a);\n"
    )
