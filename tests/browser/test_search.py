"""The search finds code by its names, after all prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def found(site: Path, visit: Visit, query: str) -> list[str]:
    """The addresses that the search finds, in their order."""
    page = visit(site / "search.html", f"?q={query}")
    page.wait_for_function("document.querySelector('#search-progress, .search-summary')?.parentElement.textContent.includes('found')")
    page.wait_for_selector("#search-results li a")
    page.wait_for_timeout(500)  # Sphinx writes them one by one
    return [link.get_attribute("href") or "" for link in page.locator("#search-results li a").all()]


@pytest.mark.parametrize("query", ["regions", "ridge", "descent"])
def test_code_comes_after_all_prose(site: Path, visit: Visit, query: str) -> None:
    is_code = ["code/" in address for address in found(site, visit, query)]
    assert set(is_code) == {False, True}, "this word stands in prose and in code: both are to be found"
    assert is_code == sorted(is_code)


def test_a_function_is_found_by_its_name(site: Path, visit: Visit) -> None:
    assert found(site, visit, "enumerate_regions")[0].endswith("code/networks/linear_regions.html#enumerate_regions")
