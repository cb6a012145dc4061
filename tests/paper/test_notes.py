import pytest

from explainers.paper.markup import fragment, words
from explainers.paper.notes import attach, note, number


def chapter(html: str):
    made = fragment(f"<section>{html}</section>")
    for link in made.find_all("a"):
        attach(link, note(f"to/{link['href']}"))
    number(made)
    return made


def test_a_note_follows_its_mark_and_has_its_number():
    made = chapter('<p><a href="x">one</a> and <a href="y">two</a>.</p>')
    assert words(made) == "one1 1 to/x and two2 2 to/y."


def test_a_note_of_a_table_stands_behind_it():
    made = chapter('<table><tr><td><a href="x">one</a></td><td><a href="y">two</a></td></tr></table><p><a href="z">three</a></p>')
    assert [words(said) for said in made.select(".side-note")] == ["1 to/x", "2 to/y", "3 to/z"]
    assert not made.table.select(".side-note")
    assert [mark.text for mark in made.table.select(".note-mark")] == ["1", "2"]


def test_a_note_of_an_aside_stands_at_its_end():
    made = chapter('<aside><p><a href="x">one</a> more</p></aside>')
    assert words(made.aside) == "one1 more 1 to/x"


def test_a_path_may_break_and_an_address_leads_there():
    made = note("a_b/c & d", "https://a.org/?x=1&y=2")
    assert len(made.find_all("wbr")) == 2
    assert (made.a["href"], words(made)) == ("https://a.org/?x=1&y=2", "a_b/c & d")


def test_a_mark_without_its_note_is_refused():
    with pytest.raises(ValueError, match="1 marks have 0 notes"):
        number(fragment('<p><sup class="note-mark"></sup></p>'))
