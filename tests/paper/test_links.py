from pathlib import Path

import pytest

from explainers.paper.links import own_names, page_of, print_links
from explainers.paper.markup import words
from explainers.paper.notes import number
from tests.paper.small_site import opened


def printed(folder: Path, slug: str = "one", **options):
    pages, book, _ = opened(folder, **options)
    for page in pages.values():
        own_names(page)
    print_links(pages[slug], book)
    number(pages[slug].article)
    return pages[slug].article


def test_names_are_those_of_their_page(tmp_path: Path):
    pages, _, _ = opened(tmp_path)
    for page in pages.values():
        own_names(page)
    assert pages["one"].article.find(id="one--exercises") and pages["two"].article.find(id="two--exercises")


def test_a_link_inside_the_book_has_a_page(tmp_path: Path):
    article = printed(tmp_path)
    assert [link["href"] for link in article.select("a.page-of")] == ["#one--exercises", "#two", "#two--exercises"]


def test_a_state_is_a_note_with_its_address(tmp_path: Path):
    first = printed(tmp_path).select_one(".side-note")
    assert words(first) == "1 Fig. 1.1: waves n = one"
    assert first.a["href"] == "https://example.org/book/notebooks/one.html#wave?n=1&η=a"
    assert printed(tmp_path, base="").select_one(".side-note").a is None


@pytest.mark.parametrize("said", ["2 a.org/x", "3 src/explainers/essays/one/wave.py"])
def test_other_addresses_are_notes(tmp_path: Path, said: str):
    assert said in [words(text) for text in printed(tmp_path).select(".side-note")]


def test_what_is_not_printed_is_a_note(tmp_path: Path):
    article = printed(tmp_path, "two", only=lambda page: page.slug == "two")
    assert [words(text) for text in article.select(".side-note")] == ["1 Fig. 1.1: waves n = one", "2 Essay 1, One"]
    assert not article.select("p > a")


def test_the_place_of_a_page_number_leads_there():
    made = page_of("two--exercises", before="on page ")
    assert (made["href"], made["data-before"]) == ("#two--exercises", "on page ")
