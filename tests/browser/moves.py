"""What a reader does with a figure: come to it, move its controls by keyboard, follow a link, and say what is seen."""

from __future__ import annotations

from itertools import cycle, islice
from typing import Any

from playwright.sync_api import Locator, Page


def come_to(page: Page, name: str) -> Locator:
    """Scroll to the figure and wait until it can move."""
    root = page.locator(f"figure#{name}")
    root.scroll_into_view_if_needed()
    page.wait_for_function("(name) => reader.ready(name)", arg=name)
    return root


def go(page: Page, address: str) -> None:
    """Follow a link to ``address`` and wait until the page has heard of it."""
    page.evaluate(
        """(address) => new Promise((heard) => {
            addEventListener("hashchange", () => setTimeout(heard), { once: true });
            location.hash = address;
        })""",
        address,
    )


def state(page: Page, name: str) -> dict[str, str]:
    return page.evaluate("(name) => reader.state(name)", name)


def walk(element: Locator, control: dict[str, Any]) -> Any:
    """Step through a control's values with the keyboard; yields the position after each step."""
    start, count = control["start"], len(control["tokens"])
    if control["kind"] == "seed":
        for position in islice(cycle(range(count)), start + 1, start + count):
            element.locator("button").press("Enter")
            yield position
    elif control["kind"] == "choice":
        for position in islice(cycle(range(count)), start + 1, start + count):
            element.locator("input:checked").press("ArrowRight")
            yield position
    else:
        slider = element.locator("input")
        for position in range(start + 1, count):
            slider.press("ArrowRight")
            yield position
        for position in range(count - 2, -1, -1):
            slider.press("ArrowLeft")
            yield position


def assert_says(page: Page, name: str, number: int, position: int) -> None:
    """The control shows and tells the value at ``position``."""
    control = page.evaluate("([name, number]) => reader.controls(name)[number]", [name, number])
    if control["kind"] == "choice":
        assert control["checked"] == position
        return
    assert control["now"] == control["texts"][position]
    if control["kind"] == "slider":
        assert control["valuetext"] == control["texts"][position]
