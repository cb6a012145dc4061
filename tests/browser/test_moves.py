"""Every control of every explorable moves its figure, its caption and the page's address, and the address leads back to that state."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.moves import assert_says, come_to, state, walk
from tests.browser.pages import Figure, figures

pytestmark = pytest.mark.browser


def address_of(figure: Figure, controls: list[dict[str, Any]], positions: list[int]) -> str:
    return f"#{figure.name}?" + "&".join(f"{c['name']}={c['tokens'][p]}" for c, p in zip(controls, positions, strict=True))


@pytest.mark.parametrize("figure", figures() or [Figure("index.html", "none")], ids=str)
def test_every_control_moves_figure_caption_and_address(site: Path, stay: Visit, revisit: Visit, figure: Figure) -> None:
    page = stay(site / figure.page)
    root = come_to(page, figure.name)
    if root.locator("[data-link]").count():  # another figure, moved before, has moved this one
        page = revisit(site / figure.page)
        root = come_to(page, figure.name)
    start = state(page, figure.name)
    controls = page.evaluate("(name) => reader.controls(name)", figure.name)
    positions = [control["start"] for control in controls]
    if asks := root.locator(".explorable-draws").get_attribute("data-at") if root.locator(".explorable-draws").count() else None:
        positions = json.loads(asks)  # at the start the figure hides what is to be drawn
        page = revisit(site / figure.page, address_of(figure, controls, positions))
        root = come_to(page, figure.name)
    for number, control in enumerate(controls):
        if len(control["tokens"]) < 2:
            continue
        before = state(page, figure.name)
        changed: set[str] = set()
        element = root.locator(f"[data-name={control['name']}]")
        for position in walk(element, control | {"start": positions[number]}):
            positions[number] = position
            assert_says(page, figure.name, number, position)
            now = state(page, figure.name)
            changed |= {part for part in ("figure", "caption") if now[part] != before[part]}
            if changed == {"figure", "caption"}:
                break
        assert changed == {"figure", "caption"}, f"all values of {control['name']} leave the { ({'figure', 'caption'} - changed) } as it is"
    address = address_of(figure, controls, positions)
    page.wait_for_function("(address) => decodeURIComponent(location.hash) === address", arg=address)
    moved = state(page, figure.name)

    again = revisit(site / figure.page, moved["hash"])
    come_to(again, figure.name)
    assert state(again, figure.name) == moved, "the address does not lead to the state it was taken from"

    root.locator("button[type=reset]").press("Enter")
    back = state(page, figure.name)
    assert back["figure"] == start["figure"]
    assert back["caption"] == start["caption"]
    for number, control in enumerate(controls):
        assert_says(page, figure.name, number, control["start"])
