"""The built pages: every link inside the book leads somewhere, also those that move a figure and those that lead to its code."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.house.notebooks import NOTEBOOKS, PAGES, code

SITE = Path("_build/html")
ESSAYS = Path("src/explainers/essays")
NO_CLAIM = "no claim rests on this figure"
WITHOUT_CLAIMS = {"how-fast 1", "how-fast 2", *(f"refreshers {number}" for number in range(1, 6))}
"""Figures whose line says so, by page and number."""


class Line(NamedTuple):
    """The line under a figure: its words and its links."""

    text: str
    links: list[str]

    @property
    def faults(self) -> list[str]:
        """Which of its four kinds of links it lacks."""
        kinds = {
            "cell": r"code/(notebooks|book)/[\w-]+\.html#[\w-]+$",
            "draws": r"code/essays/\w+/figures\.html#draw_\w+$",
            "computes": r"code/essays/\w+/(?!figures|claims)\w+\.html#\w",
            "claim": r"ledger\.html#ledger-[\w-]+$",
        }
        lacking = [kind for kind, pattern in kinds.items() if not any(re.search(pattern, link) for link in self.links)]
        return [kind for kind in lacking if kind != "claim" or NO_CLAIM not in self.text]


class Page(HTMLParser):
    """What a page offers (ids, explorables with their controls' tokens) and where it leads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.images: list[str] = []
        self.explorables: dict[str, dict[str, list[str]]] = {}
        self.figures = 0
        self.lines: list[Line] = []
        self.repeated: list[str] = []
        self._open = ""
        self._in_line = False
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {key: value or "" for key, value in attrs}
        if "id" in a:
            self.repeated += [a["id"]] if a["id"] in self.ids else []
            self.ids.add(a["id"])
        if tag == "div" and a.get("class") == "explorable-panels":
            self.figures += 1
        if tag == "p" and a.get("class") == "code-line":
            self._in_line = True
            self.lines.append(Line("", []))
        if tag == "figure" and "explorable" in a.get("class", "").split():
            self._open = a["id"]
            self.explorables[self._open] = {}
        if "data-tokens" in a and self._open:
            self.explorables[self._open][a["data-name"]] = json.loads(a["data-tokens"])
        if tag == "a" and "href" in a:
            self.links.append(a["href"])
            if self._in_line:
                self.lines[-1].links.append(a["href"])
        if tag == "img":
            if a.get("class") != "card-picture":  # beside the title that it goes with, it is decoration
                self.images.append(a.get("alt", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_line &= tag != "p"

    def handle_data(self, data: str) -> None:
        if self._in_line:
            self.lines[-1] = self.lines[-1]._replace(text=self.lines[-1].text + data)


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


def test_every_figure_has_a_line_that_leads_to_its_code(pages):
    sources = [*NOTEBOOKS, *PAGES]
    declared = sum(len(re.findall(r"^(?:explorable|still)\(", cell, re.MULTILINE)) for path in sources for cell in code(path))
    assert declared == sum(page.figures for page in pages.values()), "a figure of a notebook is not in the book, or the reverse"
    for path, page in pages.items():
        assert len(page.lines) == page.figures, f"{path.name}: {page.figures} figures, {len(page.lines)} lines that lead to their code"
        for number, line in enumerate(page.lines, 1):
            assert not line.faults, f"{path.name}, figure {number}: its line lacks {line.faults}: {line.text}"


def test_few_figures_have_no_claim_and_they_are_known(pages):
    found = {f"{path.stem} {number}" for path, page in pages.items() for number, line in enumerate(page.lines, 1) if NO_CLAIM in line.text}
    assert found == WITHOUT_CLAIMS, "let a claim measure what the figure computes, or name the figure in WITHOUT_CLAIMS"


@pytest.mark.parametrize("wing", sorted(path.parent.name for path in ESSAYS.glob("*/__init__.py")))
def test_every_module_of_a_wing_is_two_clicks_from_its_essay(pages, wing):
    page = {"landing_page": "book/index", "how_fast": "book/how-fast", "refreshers": "book/refreshers"}.get(
        wing, f"notebooks/{wing.replace('_', '-')}"
    )
    essay = SITE.resolve() / f"{page}.html"
    near = set(targets(pages, essay))
    reached = near.union(*(targets(pages, page) for page in near))
    for module in sorted((ESSAYS / wing).glob("*.py")):
        page = SITE.resolve() / "code/essays" / wing / f"{'index' if module.stem == '__init__' else module.stem}.html"
        assert page in reached, f"no way of two clicks leads from {essay.name} to {module}; link to it in the text with {{source}}"


def targets(pages: dict[Path, Page], path: Path) -> Iterator[Path]:
    """The pages of the book to which a page leads."""
    links = {urlsplit(link).path for link in pages[path].links if not urlsplit(link).scheme}
    return (target for link in links if (target := (path.parent / unquote(link)).resolve()) in pages)


def test_no_page_has_an_address_twice(pages):
    assert {path.name: page.repeated for path, page in pages.items() if page.repeated} == {}


@pytest.mark.parametrize(
    ("lacking", "links"),
    [
        (["draws"], ["code/notebooks/a.html#c", "code/essays/a/experiments.html#run", "ledger.html#ledger-x"]),
        (["cell", "computes"], ["code/essays/a/figures.html#draw_x", "ledger.html#ledger-x"]),
        (["claim"], ["code/notebooks/a.html#c", "code/essays/a/figures.html#draw_x", "code/essays/a/experiments.html#run"]),
    ],
)
def test_a_line_without_all_links_is_found(lacking, links):
    assert Line("", links).faults == lacking
    assert "claim" not in Line(NO_CLAIM, links).faults


TAGS = {"og:type", "og:site_name", "og:title", "og:description"}
"""What every page says of itself where it is shared; the rest needs the address of the book."""


def test_every_page_says_what_it_is_where_it_is_shared(pages: dict[Path, Page]) -> None:
    titles = {}
    for path in pages:
        text = path.read_text("utf-8")
        if path.name in ("404.html", "search.html") or 'http-equiv="refresh"' in text:
            continue
        tags = dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', text))
        assert tags.keys() >= TAGS, f"{path.name} lacks {TAGS - tags.keys()}; see site/share_cards.py"
        assert all(tags.values()), f"{path.name} says nothing under {[tag for tag, value in tags.items() if not value]}"
        titles[path] = tags["og:title"]
    assert len(titles) > len(NOTEBOOKS)


def test_every_essay_has_a_share_card_of_its_own() -> None:
    cards = [SITE / "_static" / "cards" / f"{name}.png" for name in ["index", *(path.stem for path in NOTEBOOKS)]]
    made = {card.read_bytes() for card in cards}
    assert len(made) == len(cards), "two essays have the same card"
    for card in made:
        assert card[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(card[at : at + 4]) for at in (16, 20)] == [1200, 630]
        assert 10_000 < len(card) < 300_000


def test_every_source_is_listed_as_it_is_cited() -> None:
    for notebook in NOTEBOOKS:
        text = (SITE / "notebooks" / f"{notebook.stem}.html").read_text("utf-8")
        names = re.findall(r'<li class="source" id="[^"]*">\s*<p><strong class="source-name">(.*?)</strong>', text)
        assert names, f"{notebook.stem} lists no sources; see site/sources.py"
        assert len(set(names)) == len(names), f"{notebook.stem}: two sources have one name"
        assert all(re.fullmatch(r".+ \[\d{4}[a-z]?\]", name) for name in names), f"{notebook.stem}: {names}"
        assert text.count('class="source-cited"') == len(names), f"{notebook.stem}: a source is cited nowhere"


def test_no_paragraph_begins_with_the_mark_of_what_stood_before():
    begins = re.compile(r'<p[^>]*>\s*(?:<span class="together[^"]*">\s*)?<span class="claim-marks">')
    assert begins.search('<p><span class="claim-marks">')
    found = [path.stem for path in SITE.glob("notebooks/*.html") if begins.search(path.read_text("utf-8"))]
    assert found == [], "put the claim before the formula, and the full stop into it"


def test_cards_are_whole_sentences_without_markup():
    landing = (SITE / "book" / "index.html").read_text("utf-8")
    cards = re.search(r'<ul class="cards[^"]*">(.*?)</ul>', landing, re.DOTALL)
    openings = re.findall(r"<p>((?:(?!</p>).)*)</p>", cards[1], re.DOTALL) if cards else []
    assert len(openings) == len(list(SITE.glob("notebooks/*.html")))
    assert [opening for opening in openings if not opening.endswith((".", "?")) or re.search(r"[\^\\$]", opening)] == []
