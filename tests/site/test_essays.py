from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.site.essays import FOLDER, essay_cards, fill, minutes


def page(*texts: str) -> nodes.document:
    made = new_document("page")
    made += nodes.section("", nodes.title("", "Title"), *(nodes.paragraph("", text) for text in texts))
    return made


@pytest.fixture
def app(tmp_path):
    """A book of two essays and a page, in this order: an essay, the page, an essay."""
    pages = {"notebooks/waves": page("Drag it.", "More."), "book/notation": page("Letters."), "notebooks/ridges": page("long " * 100)}
    env = SimpleNamespace(
        toctree_includes={"book/index": list(pages)},
        titles={name: nodes.title("", name.removeprefix(FOLDER).title()) for name in pages},
        metadata={name: {} for name in pages},
        get_doctree=pages.__getitem__,
    )
    builder = SimpleNamespace(get_relative_uri=lambda start, end: f"../{end}.html", format="html")
    return SimpleNamespace(env=env, builder=builder, outdir=str(tmp_path), config=SimpleNamespace(root_doc="book/index"))


def cards(app, needs=None):
    landing = new_document("index")
    landing += essay_cards("", *(nodes.paragraph("", f"You need: {words}.", needs=essay) for essay, words in (needs or {}).items()))
    fill(app, landing, "book/index")
    assert not list(landing.findall(essay_cards))
    return [[paragraph.astext() for paragraph in item if isinstance(paragraph, nodes.paragraph)] for item in landing[0]], [
        link["refuri"] for link in landing.findall(nodes.reference)
    ]


def test_each_essay_has_a_card_in_the_order_of_the_contents(app):
    (waves, ridges), links = cards(app)
    assert waves == ["Essay 1 · 1 min", "Waves", "Drag it."]
    assert ridges[:2] == ["Essay 2 · 1 min", "Ridges"]
    assert links == ["../notebooks/waves.html", "../notebooks/ridges.html"]


def test_a_long_opening_is_cut_and_a_description_comes_first(app):
    ((_, (_, _, opening)), _) = cards(app)
    assert len(opening) <= 240
    assert opening.endswith("long…")
    app.env.metadata["notebooks/ridges"]["description"] = "In short."
    assert cards(app)[0][1][2] == "In short."


def test_a_book_without_essays_has_no_cards(app):
    app.env.toctree_includes = {}
    assert cards(app) == ([], [])


def test_a_card_says_what_one_needs(app):
    assert cards(app, {"waves": "sines, and time"})[0][0][-1] == "You need: sines, and time."


def test_two_hundred_words_are_a_minute():
    assert minutes(page("word " * 1000, "word " * 400)) == 7
    assert minutes(page()) == 1
    exercises = nodes.section("", nodes.title("", "Exercises"), nodes.paragraph("", "word " * 1000))
    folded = nodes.container("", nodes.paragraph("", "word " * 1000), classes=["dropdown"])
    whole = page("word " * 1000)
    whole[0] += [folded, exercises]
    assert minutes(whole) == 5
