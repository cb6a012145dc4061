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


def broken_links(pages: dict[Path, Page]) -> list[str]:
    """Links of ``pages`` that lead nowhere inside the book: page, link, and what is wrong with it."""
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
                    broken.append(f"{path.name}: {link} leads to no page; correct the path")
                continue
            name, _, query = url.fragment.partition("?")
            if name and unquote(name) not in pages[target].ids:
                broken.append(f"{path.name}: {link}: {target.name} has no place or figure {name!r}; correct the name behind #")
            for control, values in parse_qs(query).items():
                known = pages[target].explorables.get(name, {})
                if control in ("hide", "fix"):
                    absent = [value for value in values[0].split(",") if value not in known]
                    broken += [f"{path.name}: {link}: {name} has no control {value!r}; it has {sorted(known)}" for value in absent]
                elif control not in known:
                    broken.append(f"{path.name}: {link}: {name} has no control {control!r}; it has {sorted(known)}")
                elif values[0] not in known[control]:
                    broken.append(f"{path.name}: {link}: {control} of {name} is never {values[0]!r}; it can be {known[control]}")
    return broken


def test_links_inside_the_book_lead_somewhere(pages):
    assert any(page.links for page in pages.values()), "no page of the built book has a link: build it again with make site"
    found = broken_links(pages)
    assert not found, "\n".join(found)


def test_every_picture_has_alternative_text(pages):
    found = [
        f"{path.name}: picture {page.images.index('') + 1} has no alt; write image: alt in the cell's metadata, or :alt:"
        for path, page in pages.items()
        if "" in page.images
    ]
    assert not found, "\n".join(found)


def test_explorables_have_names_of_their_own_in_the_whole_book(pages):
    essays = [(name, path.name) for path, page in pages.items() if path.parent.name == "notebooks" for name in page.explorables]
    assert essays, "no essay of the built book has an explorable: build it again with make site"
    names = [name for name, _ in essays]
    twice = [f"{name} in {page}" for name, page in essays if names.count(name) > 1]
    assert not twice, f"a name is a figure's address, and these stand twice; rename one of each: {twice}"


def test_the_rule_of_links_can_fail(tmp_path):
    (tmp_path / "there.html").write_text(
        '<figure class="explorable" id="wave"><input data-name="k" data-tokens="[&quot;1&quot;]"></figure>'
    )
    links = ["there.html", "there.html#wave?k=1", "there.html#wave?hide=k", "absent.html", "there.html#sea", "there.html#wave?k=2"]
    links += ["there.html#wave?n=1", "there.html#wave?fix=n"]
    (tmp_path / "here.html").write_text("".join(f'<a href="{link}"></a>' for link in links))
    found = broken_links({path.resolve(): Page(path) for path in tmp_path.iterdir()})
    assert [fault.split("; ")[0] for fault in found] == [
        "here.html: absent.html leads to no page",
        "here.html: there.html#sea: there.html has no place or figure 'sea'",
        "here.html: there.html#wave?k=2: k of wave is never '2'",
        "here.html: there.html#wave?n=1: wave has no control 'n'",
        "here.html: there.html#wave?fix=n: wave has no control 'n'",
    ]
