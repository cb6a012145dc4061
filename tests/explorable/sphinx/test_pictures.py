import json
import zipfile
from xml.etree import ElementTree as ET

import pytest

from tests.explorable.sphinx.book import figure, saved, still

CAPTION = {"mystnb": {"figure": {"name": "fig-wave", "caption": "Lines."}}}


@pytest.fixture
def printed(book):
    """A book with a figure, the same with a number and a caption, and a still."""
    notebook = json.loads(saved("# A page", {"text/html": figure("wave")}, {"text/html": figure("pulse")}, {"text/html": still("s & t")}))
    notebook["cells"][2]["metadata"] = CAPTION
    book.write(wave=json.dumps(notebook))
    return book


def test_latex_has_the_picture_and_the_sentence(printed):
    assert printed.build("latex") == ""
    (source,) = printed.output("latex").glob("*.tex")
    text = source.read_text("utf-8")
    assert text.count("sphinxincludegraphics{{") == 3
    assert text.count("2 lines.") == 3
    legend = text.index(r"\begin{sphinxlegend}")
    assert text.index(r"\caption{Lines.}") < legend < text.index("2 lines.", legend) < text.index(r"\end{sphinxlegend}")


def test_an_e_book_has_the_picture_with_its_alternative_text_in_valid_xml(printed):
    assert printed.build("epub", "-D", "version=1", "-D", "copyright=1", "-D", "epub_copyright=1") == ""
    page = printed.page("wave", "epub")
    ET.fromstring(page.partition("<!DOCTYPE html>")[2])
    assert page.count("<img") == 3
    assert 'alt="A line of wave."' in page
    assert 'alt="s &amp; t"' in page
    assert page.count("2 lines.") == 3
    assert "<input" not in page
    (packed,) = printed.output("epub").glob("*.epub")
    assert not [name for name in zipfile.ZipFile(packed).namelist() if "player" in name]


def test_plain_text_has_the_sentence(printed):
    assert printed.build("text") == ""
    assert printed.page("wave", "text").count("2 lines.") == 3


def test_a_page_keeps_the_figure(printed):
    assert printed.build("html") == ""
    assert printed.page("wave").count('<figure class="explorable"') == 2
    assert "<img" not in printed.page("wave")
