"""Every page as it comes over a line: what it asks for and says, what it weighs, whether it jumps, fits and can be touched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.audit.conftest import Look, note
from tests.browser.pages import pages

PAGES = pages() or ["index.html"]
FIRST_LOAD, MORE = 300.0, 200.0  # kB
MOST_SHIFT = 0.02
LEAST_TARGET = 44  # px
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
WIDTHS = (360, 412, 1280)
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}

each_page = pytest.mark.parametrize("page", PAGES)


def slow(opened: Page) -> None:
    """Put the page on a slow line: 1.6 Mbit/s, 150 ms."""
    opened.context.new_cdp_session(opened).send("Network.emulateNetworkConditions", SLOW)


@each_page
def test_it_is_light_and_quiet_needs_nobody_and_fits_a_desk_with_all_folds_open(look: Look, page: str) -> None:
    loaded: dict[str, int] = {}

    def weigh(opened: Page) -> None:
        session = opened.context.new_cdp_session(opened)
        session.send("Network.enable")
        urls: dict[str, str] = {}
        session.on("Network.responseReceived", lambda event: urls.update({event["requestId"]: event["response"]["url"]}))
        session.on("Network.loadingFinished", lambda event: loaded.update({urls.get(event["requestId"], "?"): event["encodedDataLength"]}))

    opened = look(page, weigh, "networkidle")
    first = sum(loaded.values()) / 1000
    parts = ", ".join(f"{url.rsplit('/', 1)[-1]} {size / 1000:.0f}" for url, size in sorted(loaded.items(), key=lambda each: -each[1]))
    opened.evaluate("audit.explore()")
    opened.wait_for_load_state("networkidle")
    more = sum(loaded.values()) / 1000 - first
    note(f"{page}: first load {first:.0f} kB, {more:.0f} more for all of it: {parts}")
    assert first <= FIRST_LOAD, f"{page}: first load {first:.0f} kB: {parts}"
    assert more <= MORE, f"{page}: {more:.0f} kB more for all of it"
    wide = opened.evaluate("audit.unfold(), audit.wide()")
    assert wide == [], f"{page} 1280 px: scrolls sideways: {'; '.join(wide)}"


@pytest.mark.timing
@each_page
def test_nothing_jumps_on_a_slow_line(look: Look, page: str) -> None:
    opened = {
        width: look(page, slow, "commit", viewport={"width": width, "height": 740 if width < 1000 else 900}, is_mobile=width < 1000)
        for width in WIDTHS
    }
    faults = []
    for width, each in opened.items():
        each.wait_for_load_state("networkidle")
        each.evaluate("document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))")
        shift, shifts = each.evaluate("[audit.shift, audit.shifts]")
        note(f"{page} {width} px: shift {shift:.4f}")
        faults += [f"{page} {width} px: layout shift {shift:.3f}: {'; '.join(shifts)}"] if shift >= MOST_SHIFT else []
    assert faults == [], "\n".join(faults)


@each_page
def test_it_fits_a_phone_and_can_be_touched_with_all_folds_open(look_again: Look, page: str) -> None:
    opened = look_again(page, **PHONE)
    opened.evaluate("audit.unfold()")
    faults = [f"{page} 360 px: scrolls sideways: {part}" for part in opened.evaluate("audit.wide()")]
    faults += [f"{page} 360 px: smaller than {LEAST_TARGET} px: {part}" for part in opened.evaluate(f"audit.small({LEAST_TARGET})")]
    opened.evaluate("document.getElementById('contents')?.showPopover()")
    faults += [f"{page} 360 px, contents: {part}" for part in opened.evaluate(f"audit.small({LEAST_TARGET})") if "contents" in part]
    assert faults == [], "\n".join(faults)
