"""What the reader has answered and where the reader left off, on the book's own pages, from disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_progress_is_shown_on_both_pages_and_erased_from_both(site: Path, visit: Visit) -> None:
    first = visit(site / "book" / "index.html")
    assert not first.locator(".explorable-answers").is_visible(), "nothing is said before the first answer"
    page = first.context.new_page()
    page.goto((site / "book" / "how-to-read.html").as_uri())
    entries = page.locator("#explorable-answers li")
    asking = {path.stem for path in (site / "notebooks").glob("*.html")} | {"refreshers"}
    listed = entries.locator("a").evaluate_all("(links) => links.map((link) => link.pathname.replace(/.*\\/|\\.html$/g, ''))")
    assert asking == set(listed), "one of these pages asks nothing, or the list lacks it"
    assert all(text.startswith("0 of ") for text in entries.locator("span").all_text_contents())

    asked = [json.loads(each) for each in entries.evaluate_all("(entries) => entries.map((entry) => entry.dataset.asks)")]
    entry = entries.nth(next(i for i, asks in enumerate(asked) if any(name.startswith("guess ") for name in asks)))
    essay = entry.locator("a").evaluate("(link) => link.pathname")
    guess = next(name for name in json.loads(entry.get_attribute("data-asks") or "") if name.startswith("guess "))
    page.evaluate(
        """([path, name]) => {
            localStorage.setItem("left-off", JSON.stringify({ path, hash: "#the-claim", section: "The claim" }));
            localStorage.setItem("explorable-kept", JSON.stringify({ [path.replace(/\\.html$/, "")]: { [name]: "x" } }));
        }""",
        [essay, guess],
    )
    page.reload()
    assert "1 of " in (entry.locator("span").text_content() or "")
    title = entry.locator("a").text_content()
    first.reload()
    for shown in (page, first):
        left_off = shown.locator(".left-off a")
        assert left_off.evaluate("(link) => link.pathname + link.hash") == essay + "#the-claim"
        assert left_off.text_content() == f"{title}: The claim"
    more = first.locator(".explorable-answers a[href*='#explorable-answers']")
    assert more.is_visible()
    assert "You have answered 1 of " in (first.locator(".explorable-answers p").text_content() or "")

    for _ in range(2):
        page.get_by_role("button", name="Erase").click()
    assert page.locator(".left-off").count() == 0
    more.wait_for(state="hidden")  # the other page hears of it
    assert page.evaluate("[localStorage.getItem('left-off'), localStorage.getItem('explorable-kept')]") == [None, "{}"]
