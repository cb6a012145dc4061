import re

import pytest

from explainers.explorable import ExplorableError, Slider, explorable
from explainers.explorable.sphinx.figures import PageFigure, read_figures
from explainers.explorable.sphinx.words import text_of
from explainers.explorable.static import render
from tests.explorable.sphinx.book import saved

SWING = PageFigure("swing", 1, {"damping": ("0.1", "0.2")}, {"damping": "0.1 per second", "period": "2.01"}, ("damping",))


def swing(**changes):
    declaration = {
        "compute": lambda k: {"k": k, "square": k * k, "half": k / 2},
        "draw": lambda ax, result: ax.plot([0, 1], [0, result["k"]]),
        "describe": "{k}",
        "alt": "A line.",
        "controls": [Slider("k", [1, 2, 3], start=2, unit="m")],
        "words": {"square": "{square}", "both": "{half:.1f} and {k}"},
    } | changes
    return explorable("swing", **declaration)


def test_what_the_figure_shows_at_the_start():
    assert text_of([SWING], "swing", "period", moves=False) == "2.01"
    assert text_of([SWING], "swing", "damping", moves=True) == "0.1 per second"


@pytest.mark.parametrize(
    ("name", "word", "moves", "said"),
    [
        ("sway", "period", False, "there is no explorable 'sway' on this page; there are: swing"),
        ("swing", "length", False, "has no word 'length'; it has: damping, period"),
        ("swing", "period", True, "has no slider 'period'; it has: damping"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(name, word, moves, said):
    with pytest.raises(LookupError, match=re.escape(said)):
        text_of([SWING], name, word, moves)


def test_a_rendered_figure_tells_its_words():
    (found,) = read_figures(render(swing()))
    assert found.words == {"square": "4", "both": "1.0 and 2", "k": "2 m"}
    assert found.sliders == ("k",)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"square": "{cube}"}, "the word 'square' names {cube}, which the result lacks"),
        ({"k": "{k}"}, "a word and a control are both called 'k'"),
        ({"square": ""}, "its word 'square' is ''"),
        ({"a b": "{k}"}, "one of its words is called 'a b'"),
        (["square"], "its words are ['square']"),
    ],
)
def test_words_that_cannot_be_are_refused(words, said):
    with pytest.raises(ExplorableError, match=re.escape(said)):
        swing(words=words)


def test_a_page_shows_them_and_its_print_too(book):
    html = {"text/html": render(swing())}
    book.write(a=saved("# A\n\nHere {now}`swing.square` is the square of {move}`swing.k`.", html))
    assert book.build() == ""
    page = (book.folder / "_build" / "html" / "a.html").read_text("utf-8") if hasattr(book, "folder") else book.page("a")
    assert '<span class="explorable-number" data-figure="swing" data-word="square">4</span>' in page
    assert '<span class="explorable-number explorable-moved" data-figure="swing" data-word="k">2 m</span>' in page


def test_the_build_says_which_number_is_not_there(book):
    book.write(a=saved("# A\n\nHere {now}`swing.cube`.", {"text/html": render(swing())}))
    assert "explorable 'swing' has no word 'cube'; it has: square, both, k" in book.build()
