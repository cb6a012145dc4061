"""The ledger's filters, their address, and links to entries that are not shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
LEDGER = "book/ledger.html"


def shown(page) -> int:
    return page.locator(".claim:visible").count()


def test_filters_narrow_are_in_the_address_and_survive_a_reload(site: Path, visit: Visit) -> None:
    page = visit(site / LEDGER)
    every = shown(page)
    page.get_by_label("Words").fill("rank")
    some = shown(page)
    assert 0 < some < every
    assert all("rank" in text.lower() for text in page.locator(".claim:visible").evaluate_all("all => all.map(each => each.textContent)"))
    assert page.get_by_role("status").inner_text() == f"{some} of {every} claims."
    page.get_by_label("Essay").select_option("ridges-not-peaks")
    fewer = shown(page)
    assert 0 < fewer < some
    assert page.locator("[id^=claims-]:visible").count() == 1
    address = page.evaluate("location.search")
    assert address == "?words=rank&essay=ridges-not-peaks"
    page.reload()
    assert (shown(page), page.evaluate("location.search")) == (fewer, address)
    page.get_by_role("button", name="Show all").click()
    assert (shown(page), page.evaluate("location.search")) == (every, "")


@pytest.mark.parametrize(("asked", "same"), [("Scholkopf", "Schölkopf"), ("polynomials", "polynomial"), ("RIDGES", "ridge")])
def test_words_are_found_without_accents_in_the_plural_and_in_capitals(site: Path, revisit: Visit, asked: str, same: str) -> None:
    page = revisit(site / LEDGER, f"?words={same}")
    some = shown(page)
    assert some > 0
    page.get_by_label("Words").fill(asked)
    assert shown(page) == some


def test_words_on_how_an_entry_was_broken_are_not_found(site: Path, revisit: Visit) -> None:
    page = revisit(site / LEDGER)
    for words in (page.locator(".claim .claim-breaks").first.inner_text(), "right with 10 of 10 fresh ones"):
        assert words in (page.locator("article").text_content() or "")
        page.get_by_label("Words").fill(words)
        assert shown(page) == 0, words


def test_by_source_and_verdict(site: Path, visit: Visit) -> None:
    page = visit(site / LEDGER)
    page.get_by_label("fails as stated (").check()
    assert page.evaluate("location.search") == "?verdict=fails"
    assert set(page.locator(".claim:visible .claim-verdict").all_inner_texts()) == {"✗ fails as stated"}
    source = page.get_by_label("Source")
    value = next(
        text for text in source.locator("option").evaluate_all("all => all.map(each => each.value)") if text.startswith("Jablonka")
    )
    source.select_option(value)
    assert shown(page) > 0
    cited = page.locator(".claim:visible").evaluate_all("all => all.map(each => each.textContent)")
    assert all("Jablonka" in text for text in cited)


def test_an_address_reaches_its_entry_whatever_is_filtered(site: Path, visit: Visit) -> None:
    page = visit(site / LEDGER)
    holds = page.locator(".claim-holds .claim-name").nth(30).get_attribute("id")
    page = visit(site / LEDGER, f"?verdict=fails#{holds}")
    name = page.locator(f"#{holds}")
    name.wait_for(state="visible")
    assert page.locator(f".claim:has(#{holds}) details").evaluate("details => details.open")
    assert page.evaluate("location.search + location.hash") == f"#{holds}", "the address says what is shown"
    box = name.bounding_box()
    assert box and 0 <= box["y"] < 400


def test_corrections_come_first_in_each_essay(site: Path, visit: Visit) -> None:
    page = visit(site / LEDGER)
    order = page.locator("[id^=claims-]").evaluate_all(
        "all => all.map(each => [...each.querySelectorAll('.claim')].map(claim => ['fails', 'caveat', 'holds'].findIndex("
        "verdict => claim.classList.contains(`claim-${verdict}`))))"
    )
    essays = [found for found in order if found]
    assert len(essays) > 5
    assert all(found == sorted(found) for found in essays)
