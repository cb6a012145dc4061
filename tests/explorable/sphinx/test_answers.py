"""The list of what readers have answered: made by the build from what the figures of each page ask."""

import json
import re
from html import unescape

from explainers.explorable.sphinx.answers import said
from tests.explorable.sphinx.book import EXTENSIONS, figure, saved

LIST = "# A course\n\n```{toctree}\nsecond\nfirst\n```\n\n```{answers}\n:also: left-off\n```\n"
ASKS = '<form class="explorable-question" data-at="[1]" hidden></form>'


def asking(name: str, challenges: int = 0) -> dict[str, str]:
    """A figure with a question, and as many challenges."""
    more = '<div class="explorable-challenge"></div>' * challenges
    return {"text/html": figure(name).replace('<form class="explorable-controls"', f'{ASKS}{more}<form class="explorable-controls"', 1)}


def listed(page: str) -> list[tuple[dict[str, int], str, str, str]]:
    """The entries: how much is asked, address, title, words."""
    found = re.findall(r'<li data-asks="([^"]*)"><a href="([^"]*)">([^<]*)</a> <span>([^<]*)</span>', page)
    return [(json.loads(unescape(asks)), *rest) for asks, *rest in found]


def test_pages_that_ask_are_listed_in_the_order_of_the_book(book):
    book.write(
        index=LIST,
        first=saved("# First", asking("a")),
        second=saved("# Second", asking("b", 2), {"text/html": figure("c")}),
        none=saved("# No"),
    )
    assert "none.ipynb: WARNING: document isn't included in any toctree" in book.build()
    assert listed(book.page("index")) == [
        ({"guess b": 1, "challenge b": 2}, "second.html", "Second", "1 guess, 2 challenges"),
        ({"guess a": 1}, "first.html", "First", "1 guess"),
    ]
    assert 'data-also="left-off" id="explorable-answers"' in book.page("index")
    assert re.search(r"explorable/answers-\w+\.js", book.page("index"))
    assert not re.search(r"explorable/answers-\w+\.js", book.page("first"))


def test_the_list_follows_when_another_page_asks_more(book):
    book.write(index=LIST, first=saved("# First", asking("a")), second=saved("# Second"))
    book.build()
    book.write(index=LIST, second=saved("# Second", asking("b")))
    book.build()
    assert [title for _, _, title, _ in listed(book.page("index"))] == ["Second", "First"]


def test_in_short_it_is_hidden_and_leads_to_the_list(book):
    book.write(index=LIST, first=saved("# First", asking("a"), "```{answers}\n:in-short: index\n```"), second=saved("# Second"))
    assert book.build() == ""
    assert re.search(r'<div class="explorable-answers"[^>]* hidden><ul hidden>.*href="index.html#explorable-answers"', book.page("first"))


def test_a_page_that_is_not_there_is_named_and_print_has_no_list(book):
    book.write(index=LIST, first=saved("# First", asking("a"), "```{answers}\n:in-short: nowhere\n```"), second=saved("# Second"))
    assert "{answers} names the page 'nowhere', which the book does not have" in book.build()
    book.build("text")
    assert "1 guess" not in book.page("index", "text")


def test_pages_ask_other_things_than_figures_do(book, monkeypatch):
    (book.home / "asks.py").write_text(
        "from docutils import nodes\nfrom explainers.explorable.sphinx.answers import ask\n"
        "def asks(name, raw, text, line, inliner, options={}, content=[]):\n"
        "    env = inliner.document.settings.env\n    ask(env, 'quiz', text)\n    ask(env, 'exercise', 'ex-two', 2)\n"
        "    return [nodes.Text(text)], []\n"
        "def setup(app):\n    app.add_role('asks', asks)\n"
    )
    book.write(index=LIST, first=saved("# First\n\n{asks}`one`, {asks}`two`"), second=saved("# Second", asking("b")))
    monkeypatch.syspath_prepend(book.home)
    assert book.build(extensions=[*EXTENSIONS, "asks"]) == ""
    assert listed(book.page("index"))[1:] == [
        ({"quiz one": 1, "exercise ex-two": 2, "quiz two": 1}, "first.html", "First", "2 checks, 2 exercises")
    ]


def test_how_much_is_asked_is_said_by_kind():
    assert said({"guess a": 1, "drawing b": 1, "challenge a": 3}) == "1 guess, 1 drawing, 3 challenges"
