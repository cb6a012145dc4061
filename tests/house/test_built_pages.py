"""The built pages: every link inside the book leads somewhere, also those that move a figure."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

SITE = Path("_build/html")


class Page(HTMLParser):
    """What a page offers (ids, explorables with their controls' tokens) and where it leads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.images: list[str] = []
        self.explorables: dict[str, dict[str, list[str]]] = {}
        self._open = ""
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {key: value or "" for key, value in attrs}
        if "id" in a:
            self.ids.add(a["id"])
        if tag == "figure" and "explorable" in a.get("class", "").split():
            self._open = a["id"]
            self.explorables[self._open] = {}
        if "data-tokens" in a and self._open:
            self.explorables[self._open][a["data-name"]] = json.loads(a["data-tokens"])
        if tag == "a" and "href" in a:
            self.links.append(a["href"])
        if tag == "img":
            self.images.append(a.get("alt", ""))


@pytest.fixture(scope="module")
def pages() -> dict[Path, Page]:
    assert (SITE / "index.html").exists(), "the book is not built: run make site"
    return {path.resolve(): Page(path) for path in sorted(SITE.rglob("*.html")) if "_static" not in path.parts}


def test_links_inside_the_book_lead_somewhere(pages):
    broken = []
    for path, page in pages.items():
        for link in page.links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path
            if target.is_dir():
                target /= "index.html"
            if target not in pages:
                if not target.exists():
                    broken.append(f"{path.name}: {link}")
                continue
            name, _, query = url.fragment.partition("?")
            if name and unquote(name) not in pages[target].ids:
                broken.append(f"{path.name}: {link}")
            for control, values in parse_qs(query).items():
                known = pages[target].explorables.get(name, {})
                if control in ("hide", "fix"):
                    broken += [f"{path.name}: {link}" for value in values[0].split(",") if value not in known]
                elif values[0] not in known.get(control, []):
                    broken.append(f"{path.name}: {link}")
    assert broken == []


def test_every_picture_has_alternative_text(pages):
    assert {path.name: page.images for path, page in pages.items() if "" in page.images} == {}


def test_explorables_have_names_of_their_own_in_the_whole_book(pages):
    names = [name for path, page in pages.items() for name in page.explorables]
    assert len(names) >= 7
    essays = [name for path, page in pages.items() if path.parent.name == "notebooks" for name in page.explorables]
    assert len(set(essays)) == len(essays)
