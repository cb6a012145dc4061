"""The search finds titles before mentions, forgives, keeps what was asked in the address, and works from disk and under a strict policy;
and an address that leads nowhere leads on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.served_book import served_book

pytestmark = pytest.mark.browser

DOUBLE_DESCENT = "notebooks/too-many-parameters.html#fig-double-descent"


def asked(page: Page, query: str) -> list[str]:
    """Ask in the page; the addresses that are found, in their order."""
    page.locator("article form.search input").fill(query)
    page.locator("article form.search button").click()
    return found(page, query)


def found(page: Page, query: str) -> list[str]:
    """The addresses that are found, when the page says so."""
    page.wait_for_function("(query) => document.querySelector('.search-said').textContent.includes(`“${query}”`)", arg=query)
    return page.eval_on_selector_all(".search-title a", "(links) => links.map((link) => link.getAttribute('href').replace(/^[.]\\//, ''))")


def said(page: Page) -> str:
    return page.locator(".search-said").text_content() or ""


def test_titles_come_before_mentions_and_code_after_all_prose(site: Path, visit: Visit) -> None:
    page = visit(site / "search.html", "?q=double%20descent")
    assert found(page, "double descent")[0] == DOUBLE_DESCENT
    assert said(page).endswith("results for “double descent”.")
    first = page.locator(".search-results li").first
    assert first.locator("mark").all_text_contents() == ["Double descent"]
    assert "· Essay 1 ·" in first.locator(".search-place").text_content()
    assert asked(page, "ridges not peaks")[0] == "notebooks/ridges-not-peaks.html"
    is_code = ["code/" in address for address in asked(page, "regions")]
    page.locator(".search-more").click()
    is_code = ["code/" in address for address in found(page, "regions")]
    assert set(is_code) == {False, True}
    assert is_code == sorted(is_code)
    assert asked(page, "enumerate_regions")[0] == "code/networks/linear_regions.html#enumerate_regions", "a function by its name"


def test_the_search_forgives_and_says_so(site: Path, visit: Visit) -> None:
    page = visit(site / "search.html")
    assert said(page) == ""
    assert asked(page, "doubel descnt")[0] == DOUBLE_DESCENT
    assert said(page).startswith("Nothing has all of “doubel descnt”.")
    (first, *_) = asked(page, "giraffe gerbil")
    assert first == "notebooks/the-price-of-smoothness.html#giraffe-or-gerbil"
    assert asked(page, "interpol"), "the beginning of a word"
    assert asked(page, "zzqqzz xyxyx") == []
    assert said(page) == "Nothing was found for “zzqqzz xyxyx”. Try fewer words, or other ones."
    assert asked(page, "<img src=x>") is not None, "what is asked is no HTML"
    assert not page.locator("article img").count()


def test_a_term_is_found_in_the_plural_and_by_its_letters(site: Path, visit: Visit) -> None:
    page = visit(site / "search.html")
    for query, term in (("adversarial examples", "adversarial-example"), ("NTK", "tangent-kernel"), ("scaling laws", "scaling-law")):
        assert f"book/glossary.html#term-{term}" in asked(page, query)[:4], query
        assert said(page).endswith(f"for “{query}”.")
    assert asked(page, "ridge") == asked(page, "ridges")


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    with served_book(site) as address:
        yield address


@pytest.fixture
def online(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_what_was_asked_is_in_the_address(served: str, online: Page) -> None:
    online.goto(served + "notebooks/ridges-not-peaks.html")
    field = online.locator(".contents .search input")
    field.fill("double descent")
    field.press("Enter")
    online.wait_for_url("**/search.html?q=double+descent")
    before = found(online, "double descent")
    assert before[0] == DOUBLE_DESCENT
    asked(online, "giraffe")
    assert urlsplit(online.url).query == "q=giraffe"
    online.go_back()
    assert found(online, "double descent") == before
    online.locator(".search-title a").first.click()
    online.wait_for_url(f"**/{DOUBLE_DESCENT}")
    online.go_back()
    assert found(online, "double descent") == before
    online.reload()
    assert found(online, "double descent") == before
    assert online.locator("article form.search input").input_value() == "double descent"


def test_an_address_that_leads_nowhere_leads_on_at_any_depth(served: str, online: Page) -> None:
    for lost in ("gone.html", "notebooks/gone.html", "a/b/c/d.html"):
        answer = online.goto(served + lost)
        assert answer is not None
        assert answer.status == 404
        assert online.locator("h1").text_content() == "No such page"
        assert online.evaluate("getComputedStyle(document.querySelector('.contents')).position") == "sticky", "its style sheet is there"
        links = online.eval_on_selector_all("a[href], form", "(links) => links.map((link) => link.href || link.action)")
        assert len(links) > 15
        inside = {link for link in links if link.startswith(served)}
        assert {online.request.get(link).status for link in inside} == {200}
    online.locator("article form.search input").fill("ridge")
    online.locator("article form.search button").click()
    online.wait_for_url("**/search.html?q=ridge")
    assert found(online, "ridge")
