import re

from tests.explorable.sphinx.book import EXTENSIONS, figure, saved

TEACHING = [*EXTENSIONS, "explainers.teaching.sphinx"]
MOVING = {"text/html": figure("wave")}
SLIDES = """(part)=
## A part

````{slide} Two *lines*
:show: wave?k=2
An idea, and a [state](#wave?k=3).

---
Ask first, then move.
````

```{slide} No figure
A sentence.
```

Words after.
"""
OPENING = "# Waves\n\nThey begin *here*."


def template(page):
    found = re.findall(r'<template class="lecture-slides">.*?</template>', page, re.DOTALL)
    assert len(found) == 1
    return found[0]


def test_slides_stand_in_a_template_behind_the_page_with_the_title_first(book):
    book.write(wave=saved(OPENING, MOVING, SLIDES))
    assert book.build(extensions=TEACHING) == ""
    page = book.page("wave")
    held = template(page)
    assert re.findall(r'data-show="([^"]*)" data-at="([^"]*)"', held) == [("wave", "waves"), ("wave?k=2", "a-part"), ("", "a-part")]
    assert re.findall(r'<h2 class="lecture-title">(.*?)</h2>', held) == ["Waves", "Two <em>lines</em>", "No figure"]
    assert "<p>They begin <em>here</em>.</p>" in held
    assert '<a class="reference internal" href="#wave?k=3">' in held, "links are resolved as on the page"
    assert re.search(r'class="lecture-said[^"]*">\s*<p>Ask first, then move.</p>', held)
    rest = page.replace(held, "")
    assert "Ask first" not in rest
    assert "No figure" not in rest
    assert "Words after." in rest
    assert '<p class="lecture-link"><a href="?lecture">Show as slides</a></p>' in rest[rest.index("<h1>") :]
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert not re.search(r'\bid="', held)


def test_what_a_slide_says_is_not_found_by_the_search_of_the_host(book):
    book.write(wave=saved(OPENING, MOVING, SLIDES.replace("Ask first", "Zyzzyva first")))
    book.build(extensions=TEACHING)
    index = (book.output() / "searchindex.js").read_text("utf-8")
    assert "zyzzyva" not in index
    assert '"word' in index


def test_a_description_opens_a_page_that_does_not_begin_with_a_paragraph(book):
    book.write(index="---\ndescription: What it is about.\n---\n# Title\n\n- a list\n\n```{slide} One\nIdea.\n```\n")
    assert book.build(extensions=TEACHING) == ""
    assert "<p>What it is about.</p>" in template(book.page("index"))


WRONG = {
    "```{slide} A\n:show: wave?k=4\n```": "the slide shows #wave?k=4: '4' is no value of 'k' in explorable 'wave'; write one of 1, 2, 3",
    "```{slide} B\n:show: sea\n```": "the slide shows #sea: there is no explorable 'sea' on the page 'wave'; there are wave",
    "```{slide} C\n\n---\nNotes.\n```": "the slide 'C' has neither an idea nor a figure; write a sentence, or :show: with the name of",
}


def test_what_is_wrong_with_a_slide_is_said_with_its_place(book):
    book.write(wave=saved(OPENING, MOVING, *(f"Words.\n\n{text}" for text in WRONG)))
    complaints = book.build(extensions=TEACHING)
    for cell, said in enumerate(WRONG.values(), 3):
        assert re.search(rf"wave\.ipynb:{cell}000\d: WARNING: {re.escape(said)}", complaints)


def test_where_nothing_moves_there_are_no_slides_and_a_page_without_has_nothing_of_them(book):
    book.write(wave=saved(OPENING, MOVING, SLIDES), plain=saved("# Plain\n\nWords."))
    assert book.build("epub", "-D", "epub_show_urls=no", "-D", "suppress_warnings=epub", extensions=TEACHING).count("lecture") == 0
    page = book.page("wave", "epub")
    assert "lecture" not in page
    assert "Words after." in page
    book.build(extensions=TEACHING)
    assert "lecture" not in book.page("plain")


def test_a_book_with_a_link_of_its_own_has_no_second_one(book):
    book.write(wave=saved(OPENING, MOVING, SLIDES))
    book.build("html", "-D", "teaching_slides_link=0", extensions=TEACHING)
    assert "lecture-link" not in book.page("wave")
    assert template(book.page("wave"))
