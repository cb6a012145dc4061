"""Terms of the glossary in running text: which are marked, where, and what stands at the end of the page."""

import re

import pytest

from explainers.teaching.sphinx.terms import pattern
from tests.explorable.sphinx.book import EXTENSIONS, SmallBook, saved

LOADED = [*EXTENSIONS, "explainers.teaching.sphinx"]
SWITCHED_ON = ("-D", "teaching_terms=f*")
GLOSSARY = """# A course

```{toctree}
first
second
```

(place)=
## A place

```{glossary}
null space
  All that a matrix maps to *zero*, $Av = 0$: {ref}`place`.

ridge
  A set of exact fits.

ridge regression
  Least squares with a penalty.
```
"""
PAGE = """# The null space of a title

```{sidebar} A note
Of the null space.
```

The `null space` in code and [the null space in a link](index.md), then null
spaces in the text, and a null space once more.

> A ridge in a quotation.

```{note}
A ridge in a note.
```

*Ridge* at last. Ridge regression is another thing; a ridge-like one is none.
"""


def built(book: SmallBook, page: str = PAGE, *options: str) -> str:
    """The page ``first`` of a book with a glossary."""
    book.write(index=GLOSSARY, first=saved(page), second=saved("# Second", "The ridge."))
    assert book.build("html", *(options or SWITCHED_ON), extensions=LOADED) == ""
    return book.page("first")


def marks(page: str) -> list[str]:
    """The words that are marked."""
    return [" ".join(words.split()) for words in re.findall(r'<a class="term-mark"[^>]*>([^<]*)</a>', page)]


def test_the_first_use_in_running_text_is_marked(book):
    page = built(book)
    assert marks(page) == ["null spaces", "Ridge", "Ridge regression"]
    assert 'href="index.html#term-null-space" data-card="card-term-null-space"' in page
    assert "term-mark" not in book.page("second"), "its name fits no pattern"
    assert "term-mark" not in book.page("index")
    assert re.search(r"explorable/terms-\w{16}\.js", page)
    assert not re.search(r"explorable/terms-", book.page("second"))


def test_the_definition_stands_hidden_at_the_end_and_its_links_lead_from_here(book):
    page = built(book)
    card = re.search(r'<div class="term-card" id="card-term-null-space" popover="manual">(.*?)</div>', page, re.DOTALL)[1]
    assert "<em>zero</em>" in card
    assert 'href="index.html#place"' in card
    assert card.rstrip().endswith('<p class="term-whole"><a href="index.html#term-null-space">In the glossary</a></p>')
    assert page.count("All that a matrix maps") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_term_is_left_out_of_a_page_and_without_the_switch_nothing_is_marked(book, monkeypatch):
    assert "term-mark" not in built(book, PAGE, "-D", "language=en")
    (book.home / "leaves_out.py").write_text(
        "def leave_out(app, config):\n    config.teaching_terms_not = {'f*': ['ridge']}\n\n"
        "def setup(app):\n    app.connect('config-inited', leave_out)\n"
    )
    monkeypatch.syspath_prepend(book.home)
    assert book.build("html", *SWITCHED_ON, extensions=[*LOADED, "leaves_out"]) == ""
    assert marks(book.page("first")) == ["null spaces", "Ridge regression"]


def test_pages_are_written_again_when_a_definition_changes(book):
    built(book)
    book.write(index=GLOSSARY.replace("A set of exact fits", "A surface"))
    assert book.build("html", *SWITCHED_ON, extensions=LOADED) == ""
    assert "A surface" in book.page("first")


@pytest.mark.parametrize(("text", "found"), [("Null\nspace", ["Null\nspace"]), ("a relu", []), ("ReLU", ["ReLU"]), ("co-ridge ridges", [])])
def test_a_term_begins_a_sentence_and_is_a_whole_word(text, found):
    assert pattern(["null space", "ReLU", "ridge"]).findall(text) == found
