"""The words of a built page, in pieces with an address each: its sections and figures, the claims of the ledger, the glossary's terms.

A piece has what a reader sees there as plain text. Left out are controls, code, the line under a figure, the evidence of a claim and the
list of sources, which are heavy and would be found for every second word, slides, and of a quiz all but the question, since most of the
options are wrong; formulas are written plainly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from explainers.site.plain_math import plain

SECTION, FIGURE, CLAIM, TERM = "section", "figure", "claim", "term"

_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_APART = re.compile(r"<(svg|script|style|noscript|form|template|label)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "wbr", "mark"}
_LEFT_OUT = {"headerlink", "code-line", "hide", "claim-more", "ledger-switch", "eqno", "caption-number", "backrefs", "claim-marks"}
_LEFT_OUT |= {"explorable-said", "explorable-controls", "claim-verdict", "claim-breaks", "cards", "highlight", "sources"}
_LEFT_OUT |= {"quiz-answers", "exercise-about", "exercise-start", "term-cards"}
_DEFINITION = re.compile(r'((?:<dt id="term-[^"]*"[^>]*>(?:(?!</dt>).)*</dt>\s*)+)<dd>(.*?)</dd>', re.DOTALL)
_PLACES = re.compile(r":\s*(?:<a\b[^>]*>(?:(?!</a>).)*</a>(?:,\s*)?)+\.(?=</p>)", re.DOTALL)  # at the end of a definition: where it matters
_DEFINED = re.compile(r'<dt id="([^"]*)"[^>]*>(.*?)</dt>', re.DOTALL)
_NUMBER = re.compile(r'<figure[^>]*id="(fig-[\w-]+)".*?<span class="caption-number">\s*(.*?)\s*</span>', re.DOTALL)


@dataclass
class Piece:
    """A place of a page.

    Attributes:
        kind: :data:`SECTION`, :data:`FIGURE`, :data:`CLAIM` or :data:`TERM`.
        anchor: its address on the page; empty for the page itself.
        title: its heading; of a figure or a claim the name, in words.
        number: of a figure, ``Fig. 1.2``.
    """

    kind: str
    anchor: str
    title: str = ""
    number: str = ""
    words: list[str] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """What stands there, without its title."""
        return _tidy("".join(self.words))


def pieces(page: str) -> list[Piece]:
    """The pieces of a page, by its HTML, in the order of the page."""
    article = _ARTICLE.search(page)
    if article is None:
        return []
    body = _APART.sub(" ", article[1])
    numbers = dict(_NUMBER.findall(body))
    reader = _Reader(numbers)
    body = _DEFINITION.sub(_as_term, body)
    reader.feed(_MATH.sub(lambda math: plain(math[0]).replace("&", "&amp;").replace("<", "&lt;"), body))
    reader.close()
    return [piece for piece in reader.found if piece.text or (piece.title and not piece.anchor)]


def _as_term(definition: re.Match[str]) -> str:
    terms = _DEFINED.findall(definition[1])
    title = ", ".join(text for _, text in terms)
    return f'<div class="{TERM}" id="{terms[0][0]}"><h4>{title}</h4>{_PLACES.sub(".", definition[2])}</div>'


def in_words(name: str) -> str:
    """A name of the code as words: ``fig-double-descent`` is *double descent*."""
    return name.removeprefix("fig-").removeprefix("ledger-").replace("-", " ").replace("_", " ")


def _tidy(text: str) -> str:
    return re.sub(r" (?=[,.;:)\]])|(?<=[(\[]) ", "", " ".join(text.replace("\u2060", "").split()))


class _Reader(HTMLParser):
    """Walks through a page, and puts every word into the innermost piece that is open."""

    def __init__(self, numbers: dict[str, str]) -> None:
        super().__init__()
        self.numbers = numbers
        self.found: list[Piece] = []
        self.open: list[tuple[str, Piece | None]] = []  # each tag, and the piece that it began
        self.skipped = 0  # the depth at which something left out began
        self.heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._space(tag)
            return
        given = {key: value or "" for key, value in attrs}
        classes = set(given.get("class", "").split())
        self.open.append((tag, None if self.skipped else self._begun(tag, given, classes)))
        self._space(tag)
        if not self.skipped and (classes & _LEFT_OUT or "hidden" in given):
            self.skipped = len(self.open)
        elif not self.skipped and not self.heading and (tag in ("h1", "h2", "h3", "h4") or "claim-name" in classes):
            self.heading = len(self.open)
            if self._here and self._here.kind == CLAIM:
                self._here.anchor = given.get("id", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(name == tag for name, _ in self.open):
            return
        while self.open:
            name, _ = self.open.pop()
            if self.skipped > len(self.open):
                self.skipped = 0
            if self.heading > len(self.open):
                self.heading = 0
                self._end_heading()
            if name == tag:
                break
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if not self.skipped and self._here is not None:
            self._here.words.append(data)

    @property
    def _here(self) -> Piece | None:
        return next((piece for _, piece in reversed(self.open) if piece is not None), None)

    def _begun(self, tag: str, given: dict[str, str], classes: set[str]) -> Piece | None:
        anchor = given.get("id", "")
        if tag == "section" and anchor:
            piece = Piece(SECTION, anchor if self.found else "")
        elif tag == "figure" and anchor.startswith("fig-"):
            piece = Piece(FIGURE, anchor, in_words(anchor), self.numbers.get(anchor, ""))
        elif "claim" in classes and tag == "div":
            piece = Piece(CLAIM, "")
        elif classes == {TERM}:
            piece = Piece(TERM, anchor)
        else:
            return None
        self.found.append(piece)
        return piece

    def _end_heading(self) -> None:
        """What was read since the piece began is its title, without the number of an essay."""
        if (piece := self._here) is not None and not piece.title:
            title = _tidy("".join(piece.words))
            piece.title = in_words(title) if piece.kind == CLAIM else re.sub(r"^\d+\.? (?=\D)", "", title)
            piece.words.clear()

    def _space(self, tag: str) -> None:
        if tag not in _INLINE:
            self.handle_data(" ")
