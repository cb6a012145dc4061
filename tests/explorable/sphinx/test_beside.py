import pytest

from tests.explorable.sphinx.book import figure, saved

WAVE = {"text/html": figure("wave")}
PULSE = {"text/html": figure("pulse")}
FENCE = "```{{beside}} {name}\nBefore [three](#wave?k=3) lines.\n\nAfter.\n```\n\nElsewhere."


def order(page: str, *words: str) -> list[str]:
    """The words in the order in which they stand on the page."""
    assert all(page.count(word) == 1 for word in words), {word: page.count(word) for word in words}
    return sorted(words, key=page.index)


PAIR, PROSE, SHOWN = '<div class="explorable-pair', '<div class="explorable-prose', 'id="wave"'


def test_figure_and_paragraphs_are_one_block_with_the_figure_first(book):
    book.write(a=saved("# A page", "First.", WAVE, FENCE.format(name="wave")))
    assert book.build() == ""
    page = book.page("a")
    words = ("First.", '<div class="explorable-beside', PAIR, SHOWN, PROSE, "After.", "Elsewhere.")
    assert order(page, *words) == list(words)
    assert 'href="#wave?k=3"' in page
    prose = page[page.index(PROSE) : page.index("Elsewhere.")]
    assert prose.count("</div>") == prose.count("<div") + 2, "the block ends before what follows it"


def test_the_figure_comes_to_the_paragraphs(book):
    book.write(a=saved("# A page", WAVE, "Between.", FENCE.format(name="wave"), PULSE))
    assert book.build() == ""
    words = ("Between.", PAIR, SHOWN, PROSE, "After.", 'id="pulse"')
    assert order(book.page("a"), *words) == list(words)


def test_without_paragraphs_of_its_own_it_takes_what_follows_with_sections_up_to_the_next_figure(book):
    book.write(a=saved("# A page", WAVE, "```{beside} wave\n```\n\nAfter.", "## A section\n\nWithin.", "## Another\n\nNot within.", PULSE))
    assert book.build() == ""
    page = book.page("a")
    words = (PAIR, SHOWN, PROSE, "After.", "Within.", "Not within.")
    assert order(page, *words) == list(words)
    prose = page[page.index(PROSE) : page.index("Not within.")]
    assert prose.count("</div>") > prose.count("<div"), "the section with the next figure is not in it"


def test_it_ends_with_the_section_that_it_names_and_the_contents_have_them_all(book):
    marker = "```{beside} wave\n:to: the-first\n```\n\n(the-first)=\n## A section\n\nWithin."
    book.write(a=saved("# A page", WAVE, marker, "(the-second)=\n## Another\n\nOutside."))
    assert book.build() == ""
    page = book.page("a")
    prose = page[page.index(PROSE) : page.index("Outside.")]
    assert "Within." in prose and prose.count("</div>") >= prose.count("<div") + 2
    assert page.count('href="#another"') == page.count('href="#a-section"') > 1, "its own mark, and the page's contents"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((FENCE.format(name="ripple"),), "no explorable 'ripple' of this page is free for it; free are: wave"),
        ((FENCE.format(name="wave"), "```{beside} wave\nMore.\n```"), "no explorable 'wave' of this page is free for it; free are: none"),
        (("```{beside} wave\n```",), "there are no paragraphs in it or after it"),
        (
            ("```{beside} wave\n:to: the-end\n```\n\n## A section\n\nWords.",),
            "no section with the label 'the-end' follows it; there are: a-section",
        ),
        (("```{beside} wave\n:to: late\n```", "Words.", PULSE, "(late)=\n## Late\n\nWords."), "another figure stands before the end"),
    ],
)
def test_what_cannot_stand_beside_is_said_and_its_words_stay(book, cells, said):
    book.write(a=saved("# A page", WAVE, *cells))
    assert said in book.build()
    page = book.page("a")
    assert SHOWN in page
    for word in ("After.", "More.", "Words."):
        assert (word in page) == any(word in str(cell) for cell in cells)


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_in_print_all_stands_in_the_order_in_which_it_was_written(book, builder):
    book.write(a=saved("# A page", WAVE, "Between.", FENCE.format(name="wave")))
    options = ["-D", "version=1", "-D", "copyright=1", "-D", "epub_copyright=1"] if builder == "epub" else []
    assert book.build(builder, *options) == ""
    page = book.page("a", builder)
    assert order(page, "2 lines.", "Between.", "After.", "Elsewhere.") == ["2 lines.", "Between.", "After.", "Elsewhere."]
    assert "explorable-pair" not in page
