"""From the edition's page to a PDF: a browser lays it out, page numbers are filled in, and what the PDF says of itself is set."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pikepdf
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

PAPERS = {"a4": "210mm 297mm", "letter": "8.5in 11in"}
COLUMN, WHOLE = 120, 168
"""Millimeters: the column of text, and with its margin."""

_FIT = """([column, whole]) => {
  const mm = 96 / 25.4;
  for (const body of document.querySelectorAll(".formula-body")) {
    const math = body.querySelector("math"), number = body.parentElement.querySelector(".eqno");
    const left = (element) => element.getBoundingClientRect().left;
    const room = (width) => width * mm - (number ? 40 : 0) - (left(body) - left(body.closest(".chapter")));
    math.style.width = "max-content";
    const width = math.getBoundingClientRect().width;
    math.style.width = "";
    if (width > room(column)) body.parentElement.classList.add("overhangs");
    if (width > room(whole)) body.style.fontSize = 100 * room(whole) / width + "%";
  }
  const dot = document.createRange();
  for (const leader of document.querySelectorAll(".leader")) {
    const room = leader.getBoundingClientRect().width;
    leader.textContent = " .";
    dot.selectNodeContents(leader);
    leader.textContent = " .".repeat(Math.max(0, Math.floor(room / dot.getBoundingClientRect().width) - 1));
  }
}"""
"""Let a formula wider than the column stand out into the margin, make smaller one that is wider than both, and lead from titles to pages by
dots: without them some viewers take the columns of the contents for lines from top to bottom."""

_FILL = """(pages) => {
  for (const place of document.querySelectorAll(".page-of")) {
    const page = pages[decodeURIComponent(place.getAttribute("href").slice(1))], { before } = place.dataset;
    place.textContent = before + (page || "000") + (before.includes("(") ? ")" : "");
  }
}"""

_TITLES = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((head) => {
  const copy = head.cloneNode(true);
  copy.querySelectorAll(".page-of, .side-note, .note-mark").forEach((extra) => extra.remove());
  return copy.textContent.replace(/\\s+/g, " ").trim();
})"""
"""What the outline calls its places, which the browser writes without the spaces between their parts."""


def print_page(browser: Browser, page: Path, pdf: Path, *, paper: str, author: str, when: datetime.datetime) -> None:
    """Print the edition in ``page`` to ``pdf``.

    Raises:
        ValueError: there is no such paper, the page numbers do not come to rest, or the outline has other places than the headings.
    """
    if paper not in PAPERS:
        raise ValueError(f"there is no paper {paper!r}; the papers are {', '.join(PAPERS)}")
    tab = browser.new_page(viewport={"width": round(WHOLE * 96 / 25.4), "height": 1000})
    try:
        tab.emulate_media(media="print", color_scheme="light")
        tab.goto(page.resolve().as_uri())
        tab.add_style_tag(content=f"@page {{ size: {PAPERS[paper]}; }}")
        tab.evaluate("document.fonts.ready")
        tab.evaluate(_FILL, {})
        tab.evaluate(_FIT, [COLUMN, WHOLE])
        _lay_out(tab, pdf)
        titles = tab.evaluate(_TITLES)
    finally:
        tab.close()
    _finish(pdf, titles, author, when)


def _lay_out(tab: Tab, pdf: Path, tries: int = 5) -> None:
    """Print until every number of a page is that where its target stands. The first printing is for the numbers: tags double its time."""
    numbers: Mapping[str, int] = {}
    for count in range(tries):
        tab.evaluate(_FILL, numbers)
        tab.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=count > 0, outline=count > 0)
        found = places(pdf)
        if found == numbers:
            return
        numbers = found
    raise ValueError(f"the page numbers did not come to rest in {tries} printings; a reference that changes its own line moves its target")


def places(pdf: Path) -> dict[str, int]:
    """The page on which each name stands that something in the PDF leads to."""
    with pikepdf.open(pdf) as document:
        page_numbers = {page.obj.objgen: count for count, page in enumerate(document.pages, 1)}
        names = document.Root.get("/Dests", pikepdf.Dictionary())
        return {str(name)[1:]: page_numbers[target[0].objgen] for name, target in names.items()}


def _entries(some: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for entry in some:
        yield entry
        yield from _entries(entry.children)


def _finish(pdf: Path, titles: list[str], author: str, when: datetime.datetime) -> None:
    """Author, dates, the outline's titles; the file's own number comes from what it holds."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        with document.open_outline() as outline:
            entries = list(_entries(outline.root))
            for entry, title in zip(entries, titles, strict=True):
                entry.title = title
        stamp = when.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%SZ")
        document.docinfo["/Author"] = author
        document.docinfo["/Creator"] = "explainers.paper"
        for name in ("/CreationDate", "/ModDate"):
            document.docinfo[name] = stamp
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.save(pdf, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
