"""axe finds nothing on any page, in the light and in the dark, on a phone and on a desk, with all folds open."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.audit.conftest import Look
from tests.browser.pages import pages

PAGES = pages() or ["index.html"]
WORDS = 20
"""Words of code of one color that are looked at on a page: axe looks at each by itself, and a page of code has thousands."""
CLAIMS = 20
"""Entries of the ledger with one verdict of which the contrast is looked at; all else is, of every entry."""
CONTRAST, LINKS, AGAIN = "color-contrast", "link-in-text-block", ".audit-again"
"""The two rules that ask for colors, and what is looked at by all rules but the first of them."""
RUN = "([where, options]) => axe.run(where, { resultTypes: ['violations'], ...options }).then((found) => found.violations)"


def findings(opened: Page, where: str, colors_alone: bool = False) -> list[str]:
    """What axe finds in an opened page that has it: one line for each part, with the rule and what to do."""
    runs: list[tuple[object, object]] = [({"exclude": []}, {"runOnly": [CONTRAST, LINKS]} if colors_alone else {})]
    if opened.locator(AGAIN).count():
        others = {"runOnly": [LINKS]} if colors_alone else {"rules": {CONTRAST: {"enabled": False}}}
        runs = [({"exclude": []}, others), ({"exclude": [AGAIN]}, {"runOnly": [CONTRAST]})]
    return [
        f"{where}: {rule['id']}: {' '.join(node['target'][-1:]) if isinstance(node['target'][-1], str) else node['target']}: "
        + " ".join(node["failureSummary"].split())[:240]
        for run in runs
        for rule in opened.evaluate(RUN, list(run))
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(look_again: Look, tools: Path, page: str) -> None:
    """In the dark only colors are looked at, unless more than these are not as in the light."""
    opened = look_again(page, reduced_motion="reduce")
    opened.evaluate((tools / "axe-core" / "axe.min.js").read_text("utf-8"))
    opened.evaluate(f"audit.unfold(), audit.fewWords({WORDS}), audit.fewClaims({CLAIMS})")
    found = []
    for width in (1280, 360):
        opened.set_viewport_size({"width": width, "height": 900 if width > 400 else 740})
        opened.evaluate("audit.rest(6)")
        found += findings(opened, f"{page} {width} px light")
        light = opened.evaluate("audit.shown()")
        opened.emulate_media(color_scheme="dark")
        opened.evaluate("audit.rest(6)")
        found += findings(opened, f"{page} {width} px dark", colors_alone=opened.evaluate("audit.shown()") == light)
        opened.emulate_media(color_scheme="light")
    assert found == [], "\n".join(found)
