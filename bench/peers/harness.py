"""One peer's page in the browser: how fast it moves, what it asks for, and how it behaves without a server, a mouse or JavaScript.

Every page is served from this machine, with the network cut off: what it asks of another address is counted and refused.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
COMPRESSED = {".woff2", ".woff", ".png", ".webp", ".jpg", ".gz"}
SAME = 32
"""Of 255: two pictures that are less apart are the same. Chromium may draw an edge anew with another rounding."""

MOST_TABS = 30
"""Presses of Tab until the keyboard test gives up."""


class Peer(Protocol):
    """What a peer's file says to the harness, beside the author's functions ``a``, ``b`` and ``c``.

    ``PICTURE`` selects what shows the figure; ``SLIDER`` is the kind of its sliders: ``range`` (a native input), ``handle`` (noUiSlider) or
    ``rail`` (Plotly's).
    """

    NAME: str
    DISTRIBUTIONS: tuple[str, ...]
    PICTURE: str
    SLIDER: str

    def write(self, made: Any, folder: Path) -> None:
        """Write what an author's function returned as ``index.html`` into ``folder``, with all that it can have inside or beside it."""


@dataclass
class Asked:
    """What a page asked for so far: of its own server, by path, and of other addresses."""

    own: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def bytes(self, folder: Path) -> tuple[int, int]:
        """Bytes of all own files below ``folder``, raw and as they go over the wire: gzipped, if they are not compressed already."""
        asked = [folder / unquote(path.lstrip("/")) for path in dict.fromkeys(self.own)]
        files = [path / "index.html" if path.is_dir() else path for path in asked]
        read = [(path, path.read_bytes()) for path in files if path.is_file()]
        wire = [len(data) if path.suffix in COMPRESSED else len(gzip.compress(data, 6)) for path, data in read]
        return sum(len(data) for _, data in read), sum(wire)


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, Asked]]:
    """A page at ``address`` in a context of its own, with nothing answered but by its own server or folder."""
    asked = Asked()
    context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    context.set_default_timeout(120_000)

    def outside(url: str) -> bool:
        return urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != urlsplit(address).netloc

    def refuse(route: Route) -> None:
        route.abort()

    def note(request: Request) -> None:
        if urlsplit(request.url).scheme in ("data", "blob") or request.url.endswith("/favicon.ico"):
            return
        (asked.outside if outside(request.url) else asked.own).append(request.url if outside(request.url) else urlsplit(request.url).path)

    context.route(outside, refuse)
    context.on("request", note)
    page = context.new_page()
    try:
        page.goto(address, wait_until="load")
        yield page, asked
    finally:
        context.close()


def prepare(page: Page, peer: Peer, sizes: tuple[int, ...], seed: int = 1) -> int:
    """Wait until the page can move; the number of its sliders.

    Raises:
        RuntimeError: there is no picture, or no slider.
    """
    page.evaluate("(peer) => { window.peer = peer; }", {"picture": peer.PICTURE, "slider": peer.SLIDER, "seed": seed})
    page.evaluate(PROBE)
    sliders = int(page.evaluate("(sizes) => probe.ready(sizes)", list(sizes)))
    if not sliders:
        raise RuntimeError(f"{peer.NAME}: the page shows no slider of the kind {peer.SLIDER!r} beside {peer.PICTURE!r}")
    return sliders


def moves(browser: Browser, address: str, peer: Peer, sizes: tuple[int, ...], *, count: int, seed: int) -> list[float]:
    """Milliseconds from the slider's event to the painted picture, ``count`` times."""
    with opened(browser, address) as (page, _):
        prepare(page, peer, sizes, seed)
        return list(page.evaluate("(count) => probe.many(count)", count))


def looks_other(browser: Browser, address: str, peer: Peer, sizes: tuple[int, ...]) -> bool:
    """Whether the picture on the screen is another one after a move, and the first one again after the move back."""
    with opened(browser, address) as (page, _):
        prepare(page, peer, sizes)
        seen = []
        for by in (1, 1, -1):
            page.evaluate("(by) => probe.move(0, by)", by)
            page.wait_for_timeout(400)
            seen.append(page.locator(peer.PICTURE).first.screenshot())
        return difference(seen[0], seen[1]) > SAME and difference(seen[0], seen[2]) <= SAME


def difference(first: bytes, second: bytes) -> int:
    """How far two PNGs are apart where they are furthest, of 255; 255 if they differ in size."""
    one, other = (np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int) for png in (first, second))
    return int(np.abs(one - other).max()) if one.shape == other.shape else 255


def weigh(browser: Browser, address: str, folder: Path, peer: Peer, sizes: tuple[int, ...]) -> dict[str, Any]:
    """Bytes and requests of the first load and after all states, and the sliders found."""
    with opened(browser, address) as (page, asked):
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        first = {"requests": len(asked.own), "outside": len(asked.outside)}
        raw, wire = asked.bytes(folder)
        sliders = prepare(page, peer, sizes)
        page.evaluate("probe.visit()")
        page.wait_for_timeout(300)
        raw_all, wire_all = asked.bytes(folder)
        after = {"requests_all": len(asked.own), "outside_all": len(asked.outside), "raw_all": raw_all, "wire_all": wire_all}
        return {"sliders": sliders, **first, "raw": raw, "wire": wire, **after}


def outside_by_default(browser: Browser, address: str) -> int:
    """Requests of other addresses by the page that the peer's own writer makes when nobody asks for anything else."""
    with opened(browser, address) as (page, asked):
        page.wait_for_load_state("networkidle")
        return len(asked.outside)


def answers_keys(browser: Browser, address: str, peer: Peer, sizes: tuple[int, ...]) -> bool:
    """Whether the picture changes by an arrow key on something that Tab reaches."""
    with opened(browser, address) as (page, _):
        prepare(page, peer, sizes)
        for _ in range(MOST_TABS):
            page.keyboard.press("Tab")
            page.evaluate("probe.rest()")
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(150)
            if page.evaluate("probe.changed()"):
                return True
        return False


def works_from_disk(browser: Browser, folder: Path, peer: Peer, sizes: tuple[int, ...]) -> bool:
    """Whether the picture moves when the page is opened as a file."""
    with opened(browser, (folder / "index.html").as_uri()) as (page, _):
        try:
            prepare(page, peer, sizes)
        except RuntimeError:
            return False
        return page.evaluate("probe.move(0, 1)") is not None


def without_javascript(browser: Browser, address: str) -> str:
    """What there is with scripts turned off: ``figure``, ``controls`` or ``nothing``."""
    with opened(browser, address, java_script_enabled=False) as (page, _):
        large = """elements => elements.some((e) => {
            const box = e.getBoundingClientRect();
            const loaded = e.tagName !== "IMG" || e.naturalWidth > 100;
            return box.width > 100 && box.height > 100 && loaded;
        })"""
        if page.locator("svg, img").evaluate_all(large):
            return "figure"
        visible = "elements => elements.some((e) => e.getBoundingClientRect().width > 10)"
        return "controls" if page.locator("input, button").evaluate_all(visible) else "nothing"
