from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.site.essays import QUESTIONS
from explainers.site.onward import LONGEST, add_neighbors, line, refresh


@pytest.fixture
def app():
    """A book of a landing page, two essays and a page."""
    names = ["book/index", "notebooks/waves", "notebooks/ridges", "book/notation"]
    long = new_document("page")
    long += nodes.section("", nodes.title("", "Title"), nodes.paragraph("", "word " * 100))
    env = SimpleNamespace(
        found_docs=set(names),
        toctree_includes={"book/index": names[1:]},
        titles={name: nodes.title("", name.rpartition("/")[2].title()) for name in names},
        metadata={name: {} for name in names}
        | {"book/notation": {"description": "Letters."}, "book/index": {QUESTIONS: {"waves": "Why?"}}},
        get_doctree=lambda name: long,
    )
    relations = {name: (None, before, after) for before, name, after in zip([None, *names], names, [*names[1:], None], strict=False)}
    builder = SimpleNamespace(relations=relations, get_relative_uri=lambda start, end: f"../{end}.html")
    return SimpleNamespace(env=env, builder=builder, config=SimpleNamespace(root_doc="book/index"))


def around(app, page: str) -> list[dict[str, str]]:
    context: dict[str, list[dict[str, str]]] = {}
    add_neighbors(app, page, "page.html", context, new_document("page"))
    return context["onward"]


def test_next_says_what_comes(app):
    (following,) = around(app, "book/index")
    assert following == {"rel": "next", "link": "../notebooks/waves.html", "where": "Next · Essay 1", "title": "Waves", "asks": "Why?"}
    before, following = around(app, "notebooks/ridges")
    assert (before["rel"], before["where"], before["asks"]) == ("prev", "Before · Essay 1", "Why?")
    assert (following["where"], following["title"], following["asks"]) == ("Next", "Notation", "Letters.")
    assert around(app, "notebooks/waves")[0]["asks"] == "", "the first page needs no words"


def test_a_page_without_question_or_description_says_how_it_begins(app):
    assert line(app, "notebooks/ridges").endswith("word…")
    assert len(line(app, "notebooks/ridges")) <= LONGEST


def test_a_page_that_is_no_document_has_no_neighbors(app):
    context: dict[str, object] = {}
    add_neighbors(app, "search", "search.html", context, None)
    assert context == {"onward": []}


def test_pages_are_written_again_when_a_question_has_changed(app):
    assert refresh(app, app.env) == sorted(app.env.found_docs)
    assert refresh(app, app.env) == []
    app.env.metadata["book/index"][QUESTIONS] = {"waves": "How?"}
    assert refresh(app, app.env) == sorted(app.env.found_docs)
