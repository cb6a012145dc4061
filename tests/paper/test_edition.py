import datetime
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from explainers.paper.edition import Imprint, edition
from explainers.paper.markup import words
from tests.paper.small_site import BASE, write

IMPRINT = Imprint("Waves", "An Author", datetime.date(2026, 5, 4), BASE)


def test_the_book_has_every_chapter_once_and_every_name_once(tmp_path: Path):
    html = edition(write(tmp_path), IMPRINT)
    tree = BeautifulSoup(html, "html.parser")
    assert [chapter["id"] for chapter in tree.select("section.chapter")] == ["index", "one", "two", "solutions", "ledger"]
    names = [tag["id"] for tag in tree.find_all(id=True)]
    assert len(names) == len(set(names))
    inside = {link["href"][1:] for link in tree.select('a[href^="#"]')}
    assert inside <= set(names), "these links lead nowhere"
    assert html.count("<figure") == 1 and html.count("<math>") == 1
    assert "card" not in tree.select_one("#index").text


def test_a_page_that_is_for_the_screen_alone_is_not_printed_and_links_lead_to_the_website(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("explainers.paper.edition.ON_SCREEN", ("notebooks/two",))
    html = edition(write(tmp_path), IMPRINT)
    chapters = BeautifulSoup(html, "html.parser").select("section.chapter")
    assert [chapter["id"] for chapter in chapters] == ["index", "one", "solutions", "ledger"]
    assert f"{BASE}/notebooks/two.html" in html


def test_contents_name_chapters_and_sections_with_a_place_for_the_page(tmp_path: Path):
    contents = BeautifulSoup(edition(write(tmp_path), IMPRINT), "html.parser").select_one(".printed-contents")
    lines = [words(line) for line in contents.find_all("li")]
    assert lines == ["The first page", "1 One", "Exercises", "2 Two", "Exercises", "Solutions", "The ledger"]
    assert all(line.select_one("a")["href"] == line.select_one(".page-of")["href"] for line in contents.find_all("li"))


def test_solutions_stand_behind_all_exercises(tmp_path: Path):
    html = edition(write(tmp_path), IMPRINT)
    assert html.rindex('class="exercise') < html.index("Because.") < html.index('id="ledger"')


def test_the_title_page_names_the_address_and_each_page_its_chapter(tmp_path: Path):
    html = edition(write(tmp_path), IMPRINT)
    assert f"Code to scan: {BASE}/" in html and "Printed 2026-05-04." in html
    assert '@page chapter-1 { @top-left { content: "1 One"; } } #one { page: chapter-1; }' in html
    assert '<link rel="stylesheet" href="../html/_static/book.css">' in html
    assert "Code to scan" not in edition(tmp_path, Imprint("Waves", "An Author", IMPRINT.date))


def test_one_essay_has_its_solutions_and_its_claims(tmp_path: Path):
    tree = BeautifulSoup(edition(write(tmp_path), IMPRINT, "one"), "html.parser")
    assert [chapter["id"] for chapter in tree.select("section.chapter")] == ["one", "solutions", "ledger"]
    assert [entry["id"] for entry in tree.select(".entry")] == ["ledger--ledger-b"]
    assert tree.title.text == "One — Waves"


def test_it_is_the_same_each_time(tmp_path: Path):
    assert edition(write(tmp_path), IMPRINT) == edition(tmp_path, IMPRINT)


def test_an_unknown_essay_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match=re.escape("there is no essay 'three'") + ".*the essays are one, two"):
        edition(write(tmp_path), IMPRINT, "three")


def test_a_term_of_the_glossary_is_a_plain_word_and_its_definition_stands_in_the_glossary_alone(tmp_path: Path):
    page = write(tmp_path) / "notebooks" / "one.html"
    mark = '<p>Lead, <a class="term-mark" href="../book/glossary.html#term-wave" data-card="card-term-wave">wave</a>.</p>'
    card = '<div class="term-cards"><div class="term-card" id="card-term-wave" popover="manual"><p>It moves.</p></div></div>'
    text = page.read_text("utf-8").replace("<p>Lead.</p>", mark)
    page.write_text(text.replace("</article>", f"{card}</article>"), "utf-8")
    html = edition(tmp_path, IMPRINT)
    assert "<p>Lead, wave.</p>" in html
    assert "It moves." not in html
