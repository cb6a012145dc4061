import pytest

from explainers.explorable.sphinx.figures import PageFigure, read_figures, repeated
from tests.explorable.sphinx.book import figure, saved, still


def test_the_figures_of_a_piece_of_html_with_their_controls():
    html = "<p>a</p>" + figure("one", (0.5, 1.0)) + still("still") + figure("two")
    assert read_figures(html, 7) == [
        PageFigure("one", 7, {"k": ("0.5", "1")}, {"k": "0.5"}, ("k",)),
        PageFigure("two", 7, {"k": ("1", "2", "3")}, {"k": "1"}, ("k",)),
    ]
    assert read_figures('<figure class="align-default" id="fig-a"></figure>') == []


def test_what_a_figure_asks_is_counted_by_kind():
    asks = '<form class="explorable-question explorable-draws"></form>' + '<div class="explorable-challenge"></div>' * 2
    first, second = read_figures(figure("one") + asks + figure("two") + '<form class="explorable-question"></form>')
    assert (first.asks, second.asks) == ({"drawing": 1, "challenge": 2}, {"guess": 1})


def test_a_figure_that_is_shown_again_is_not_another_of_its_name():
    again = figure("one").replace(' id="one"', "", 1)
    assert read_figures(figure("one") + again) == read_figures(figure("one"))


def test_each_later_figure_of_a_name_is_found():
    pages = {"b": [PageFigure("wave"), PageFigure("wave")], "a": [PageFigure("wave"), PageFigure("other")]}
    assert repeated(pages) == [("b", PageFigure("wave"), "a"), ("b", PageFigure("wave"), "a")]
    assert repeated({"a": [PageFigure("wave")], "b": [PageFigure("other")]}) == []


@pytest.mark.parametrize("options", [(), ("-j", "2")], ids=["one process", "two processes"])
def test_the_build_says_which_figures_have_one_name_and_what_to_do(book, options):
    html = {"text/html": figure("wave")}
    book.write(a=saved("# A", html, html), b=saved("# B", html), c=saved("# C", {"text/html": figure("other")}))
    said = book.build("html", *options)
    assert said.count("WARNING") == 2
    assert "a.ipynb:30002: WARNING: explorable 'wave' stands on this page already" in said
    assert "b.ipynb:20002: WARNING: explorable 'wave' is the name of a figure on the page 'a', too" in said
    assert "give this one another name" in said
    book.write(a=saved("# A"), b=saved("# B", html))
    assert book.build("html", *options) == ""
