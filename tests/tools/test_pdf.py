"""The book on paper, printed once: what a reader holds, and what a screen reader or a phone's camera finds in it."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from explainers.paper.built import Page, read
from explainers.paper.edition import ON_SCREEN
from explainers.paper.markup import Held
from explainers.paper.press import places
from explainers.paper.states import Figure, figures
from tests.browser.pages import ROOT, SITE

BASE = "https://example.org/book"
POINTS = 72 / 25.4
printed = runpy.run_path(str(ROOT / "tools" / "pdf.py"))["printed"]


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    assert (SITE / "index.html").exists(), f"there is no built book in {SITE}: run `make site` first"
    return [page for page in read(SITE, Held()) if page.name not in ON_SCREEN]


@pytest.fixture(scope="module")
def moving(pages: list[Page]) -> dict[str, Figure]:
    return figures(pages)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed("", BASE, "a4", SITE, tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def essay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed("the-arithmetic-of-impossibility", BASE, "letter", SITE, tmp_path_factory.mktemp("essay"))


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element of a PDF's tree of tags."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting.extend(here)
        elif isinstance(here, pikepdf.Dictionary):
            if "/S" in here:
                yield here
            if "/K" in here:
                waiting.append(here["/K"])


def texts(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_the_book_is_tagged_and_every_figure_has_a_text(book: Path, moving: dict[str, Figure], pages: list[Page]):
    with pikepdf.open(book) as document:
        assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "en"
        assert str(document.docinfo["/Title"]) == "Too Many Parameters"
        tags = list(elements(document.Root.StructTreeRoot["/K"]))
    found = [str(tag.get("/Alt", "")) for tag in tags if tag.S == "/Figure"]
    panels = sum(len(page.article.select(".explorable-panels > i")) for page in pages)
    codes = [alt for alt in found if alt.startswith("Code to scan: ")]
    assert all(found), "a figure has no text alternative"
    assert sorted(codes) == sorted(f"Code to scan: {BASE}/{start}" for start in ["", *(figure.start for figure in moving.values())])
    assert len(found) == panels + len(codes)
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/Link"} <= {str(tag.S) for tag in tags}


def test_the_outline_has_every_chapter_and_the_contents_have_its_page(book: Path, pages: list[Page]):
    stand = places(book)
    said = texts(book)
    assert 200 < len(said) < 400
    with pikepdf.open(book) as document, document.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        titles += [entry.title for top in outline.root for entry in top.children]
    contents = " ".join(said[1:4])
    assert "All figures" not in titles  # on paper it would lead nowhere
    for page in pages[1:]:
        called = f"{page.number} {page.title}".strip()
        assert called in titles
        assert re.search(rf"{re.escape(called)}[ .]+{stand[page.slug]}\b", contents), "the contents name another page"
        assert page.title in said[stand[page.slug] - 1]


def test_nothing_stands_beyond_the_margins(book: Path):
    beyond = []
    with pypdfium2.PdfDocument(book) as document:
        for count, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(place)
                if left < 20 * POINTS or right > width - 18 * POINTS or bottom < 18 * POINTS or top > height - 8 * POINTS:
                    beyond.append(f"page {count}: {text.get_text_bounded(left, bottom, right, top)!r}")
    assert not beyond, "\n".join(beyond)


def test_every_font_is_embedded(book: Path):
    with pikepdf.open(book) as document:
        described = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]
        assert described
        assert not [str(one.FontName) for one in described if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys())]
        drawn = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type3"]
        assert not drawn, "letters that are drawings: a typeface has more than one weight in its file; see typefaces.py"


def test_solutions_stand_behind_the_essays(book: Path, pages: list[Page]):
    stand = places(book)
    essays = [page for page in pages if page.number]
    solutions = {name: page for name, page in stand.items() if "--sol-" in name}
    assert len(solutions) == sum(len(page.article.select("details.solution")) for page in essays)
    assert min(solutions.values()) >= stand["solutions"] > max(stand[page.slug] for page in essays)
    said = texts(book)
    exercises = {name: page for name, page in stand.items() if "--ex-" in name}
    for name, page in exercises.items():
        solved = stand.get(name.replace("--ex-", "--sol-"))
        assert solved is None or f"Solution on page {solved}" in said[page - 1] + said[page]


def test_a_camera_reads_the_codes_of_an_essay(essay: Path, moving: dict[str, Figure]):
    with pypdfium2.PdfDocument(essay) as document:
        assert [round(side) for side in document[0].get_size()] == [612, 792]
        found = [code.text for page in document for code in zxingcpp.read_barcodes(page.render(scale=2.5).to_numpy())]
    wanted = [figure.start for figure in moving.values() if figure.page.slug == "the-arithmetic-of-impossibility"]
    assert found == [f"{BASE}/{start}" for start in ["", *wanted]]


def test_an_essay_has_its_own_claims_alone(essay: Path, pages: list[Page]):
    (page,) = (page for page in pages if page.slug == "the-arithmetic-of-impossibility")
    said = texts(essay)
    assert page.title in said[2]
    assert len(said) < 25
    assert f"Essay {page.number}: {page.title}" in said[0]
