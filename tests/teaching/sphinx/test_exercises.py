"""Exercises of another book, bound to what checks them by their labels."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import count

import pytest

from tests.explorable.sphinx.book import EXTENSIONS, saved

TEACHING = [*EXTENSIONS, "sphinx_exercise", "explainers.teaching.sphinx"]
MODULE = """from explainers.teaching import Exercise, Number, Test, Wrong
EXERCISES = (
    Exercise("ex-slope", "see", [Number("slope", 2, "Rise < run?", wrong=[Wrong(0.5, "Over.")])], minutes=5),
    Exercise("ex-twice", "build", [Test("twice", lambda f: f(1) == 2, "No.")], minutes=1, start="def answer(x):\\n    return x"),
    Exercise("ex-proof", "derive", [], minutes=20),
)
"""
PAGE = "# A page\n\n" + "\n\n".join(f"```{{exercise}}\n:label: ex-{name}\nFind it.\n```" for name in ("slope", "twice", "proof", "free"))
REPORT = 'from explainers.teaching import Report\nReport("ex-slope", ())'
NUMBERS = count()


@pytest.fixture
def build(book, monkeypatch):
    """Builds the book with a module of exercises; what Sphinx complained of."""

    def build(text: str = MODULE, page: str = PAGE, builder: str = "html", settings: str = "", name: str = "") -> str:
        name = name or f"some_exercises_{next(NUMBERS)}"
        (book.home / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(book.home)
        book.write(index="# A course\n\n```{toctree}\npage\n```\n\n```{answers}\n```\n", page=saved(page))
        options = ["-D", f"teaching_exercises={name}", "-D", "numfig=1", *settings.split()]
        return book.build(builder, *options, extensions=TEACHING)

    return build


def test_an_exercise_says_how_it_is_done_and_asks_for_its_numbers(book, build):
    assert build() == ""
    page = book.page("page")
    assert re.findall(r'<p class="exercise-about">(.*?)</p>', page) == [
        "Read it off the figure · 5 minutes",
        "In code · 1 minute",
        "On paper · 20 minutes",
    ]
    (data,) = re.findall(r'data-fields="([^"]*)"', page)
    assert json.loads(unescape(data)) == [
        {"name": "slope", "label": "", "value": 2.0, "within": 0.0, "hint": "Rise < run?", "wrong": [[0.5, "Over.", 0.0]]}
    ]
    assert page.count('<form class="exercise-form"') == page.count("<noscript>") == 1
    assert re.findall(r"_static/explorable/exercise-\w+\.(css|js)", page) == ["css", "js"]
    assert "exercise-" not in book.page("index").replace("exercise ex-", "")
    assert "exercise ex-slope" in unescape(book.page("index"))
    assert "ex-twice" not in unescape(book.page("index"))
    assert " style=" not in page.partition('role="main"')[2].partition("sphinxsidebar")[0]


def test_code_to_begin_with_is_folded_and_the_pages_notebook_is_linked_where_there_is_one(book, build):
    assert build() == ""
    fold = re.search(r'<details class="exercise-start">.*?</details>', book.page("page"), re.DOTALL)[0]
    code = unescape(re.sub(r"<[^>]*>", "", fold[fold.index("<pre>") : fold.index("</pre>")]))
    assert code.strip() == 'def answer(x):\n    return x\n\ncheck("ex-twice", answer)'
    assert "<a " not in fold
    assert build(settings="-D teaching_notebook=_sources/{page}.ipynb -E") == ""
    assert '<a href="_sources/page.ipynb" download>The notebook of this page</a>' in book.page("page")


def test_print_has_the_text_and_the_code_and_no_form(book, build):
    assert build(builder="latex") == ""
    text = next(book.output("latex").glob("*.tex")).read_text("utf-8")
    assert "Read it off the figure · 5 minutes" in text
    assert "return" in text
    assert "Rise" not in text


def test_a_report_that_a_cell_has_shown_brings_no_style_of_its_own(book, build):
    from explainers.teaching import Report  # noqa: PLC0415
    from explainers.teaching.checking import Line  # noqa: PLC0415

    shown = Report("ex-slope", (Line("slope", ""),))._repr_mimebundle_()
    assert build() == ""
    book.write(page=saved(PAGE, shown))
    assert book.build(extensions=TEACHING) == ""
    page = book.page("page")
    assert '<li class="exercise-right">' in page
    assert "<style>" not in page
    assert re.findall(r"_static/explorable/exercise-\w+\.(css|js)", page) == ["css", "js"]


@pytest.mark.parametrize(
    ("text", "page", "says"),
    [
        ("", PAGE, "name a module with EXERCISES"),
        (MODULE.replace("ex-proof", "ex-slope"), PAGE, "give each a label of its own"),
        (MODULE.replace("ex-proof", "ex-prove"), PAGE, "no page has the exercise 'ex-prove'; label an {exercise} so, or take it out of"),
        (MODULE, PAGE + "\n\n```{exercise}\n:label: ex-slope\nAgain.\n```", "duplicate label: ex-slope"),
    ],
)
def test_what_cannot_be_bound_is_a_warning_that_says_what_to_do(build, text, page, says):
    assert says in build(text, page)


def test_a_module_that_is_not_there_is_a_warning(book, build):
    build()
    assert "name a module with EXERCISES" in book.build("html", "-D", "teaching_exercises=nowhere_at_all", extensions=TEACHING)


def test_a_number_that_no_page_can_hold_stops_the_build(build):
    with pytest.raises(AssertionError, match="ask for a number that is finite"):
        build(MODULE.replace('"slope", 2', '"slope", float("inf")'))
