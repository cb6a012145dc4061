"""The list of all figures: its filter, its addresses, and the page without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import figures

pytestmark = pytest.mark.browser
LIST = "book/all-figures.html"


def names(page: Page) -> list[str]:
    return page.eval_on_selector_all(".figure-name", "all => all.filter(each => each.checkVisibility()).map(each => each.hash.slice(1))")


def test_the_list_has_every_figure_and_words_choose_among_them(visit: Visit, site: Path):
    page = visit(site / LIST)
    assert sorted(names(page)) == sorted(figure.name for figure in figures(site))
    page.get_by_role("searchbox", name="Words").last.fill("double  descent")
    chosen = names(page)
    assert "double-descent" in chosen
    assert len(chosen) < len(figures(site)) / 2
    expect(page.locator(".figure-filter [role=status]")).to_have_text(f"{len(chosen)} of {len(figures(site))} figures.")
    page.reload()
    assert names(page) == chosen, "they stand in the address"


def test_each_address_is_one_of_the_figure(visit: Visit, site: Path):
    page = visit(site / LIST, java_script_enabled=False)
    entries = page.locator(".figure-index > li").evaluate_all(
        "all => all.map(each => [each.querySelector('.figure-name').hash, each.querySelector('.figure-addresses a').hash])"
    )
    assert len(entries) == len(figures(site))
    assert all(state.startswith(f"{name}?") for name, state in entries)
    assert not page.locator(".figure-filter").is_visible()
