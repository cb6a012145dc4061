"""Terms of the glossary in running text: the first use of each on a page is marked, and shows its definition where the reader is.

``teaching_terms`` names the pages, by patterns (``["essays/*"]``); without any, nothing is marked. ``teaching_terms_not`` leaves terms out,
by pattern of page: ``{"essays/waves": ["phase"]}``. The terms are those of the book's ``{glossary}``, where lines above one definition are
other words for the same; a term is found with the ``teaching_terms_endings``, too, which is the plural's ``s`` if nobody says otherwise.
Headings, links, code, formulas, captions, notes, quizzes, exercises and what is folded are not running text.

A mark is a link to the glossary. The definitions stand at the end of the page, hidden, and ``terms.js`` shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from explainers.teaching.sphinx import files
from explainers.teaching.sphinx.quiz import quiz
from explainers.teaching.sphinx.slide import slide

ASIDE = (
    nodes.figure,
    nodes.table,
    nodes.sidebar,
    nodes.topic,
    nodes.footnote,
    nodes.citation,
    nodes.block_quote,
    nodes.Admonition,
    addnodes.glossary,
    quiz,
    slide,
)
"""What is no running text, with all that is inside."""

_KNOWN = "teaching_terms_known"
_CLASS = 'class="term-mark"'


class term_mark(nodes.Inline, nodes.TextElement):
    """A term, with the address of its entry, ``refuri``, and the id of its ``card``."""


class term_cards(nodes.General, nodes.Element):
    """The definitions of the terms that are marked on a page."""


class term_card(nodes.General, nodes.Element):
    """A definition, with ``id``, the ``term`` and the address of its entry, ``refuri``."""


@dataclass(frozen=True)
class Entry:
    """A definition of the glossary: its page, its id there, the terms that it is for, and what it says."""

    page: str
    anchor: str
    terms: tuple[str, ...]
    says: nodes.Element


def entries(env: BuildEnvironment) -> list[Entry]:
    """All definitions of the book."""
    pages = sorted({page for page, _ in env.domaindata["std"]["terms"].values()})
    found = []
    for page in pages:
        for item in env.get_doctree(page).findall(nodes.definition_list_item):
            terms = [each for each in item.children if isinstance(each, nodes.term) and each["ids"]]
            says = [each for each in item.children if isinstance(each, nodes.definition)]
            if terms and says and isinstance(item.parent.parent, addnodes.glossary):
                found.append(Entry(page, terms[0]["ids"][0], tuple(_words(each) for each in terms), says[0]))
    return found


def _words(term: nodes.Element) -> str:
    return "".join(str(each) for each in term.findall(nodes.Text)).strip()


def pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """What finds the terms in a text, the longest first; one that begins with a small letter may begin a sentence.

    >>> pattern(["ridge", "ridge regression"]).findall("Ridge regression, a ridge, the Ridge-like bridge")
    ['Ridge regression', 'ridge']
    """

    def form(term: str) -> str:
        first = f"[{term[0]}{term[0].upper()}]" if term[0].islower() else re.escape(term[0])
        return first + r"\s+".join(map(re.escape, term[1:].split(" ")))

    return re.compile(rf"(?<![\w-])(?:{'|'.join(form(term) for term in sorted(terms, key=len, reverse=True))})(?![\w-])")


def running(document: nodes.document) -> Iterator[nodes.Text]:
    """The texts of a page that are running text."""
    for paragraph in document.findall(nodes.paragraph):
        above: nodes.Node | None = paragraph.parent
        while above is not None and not isinstance(above, ASIDE):
            above = above.parent
        if above is None and not paragraph["classes"]:
            for part in _joined(paragraph):
                if isinstance(part, nodes.Text):
                    yield part
                elif isinstance(part, nodes.emphasis):
                    yield from (each for each in _joined(part) if isinstance(each, nodes.Text))


def _joined(part: nodes.Element) -> list[nodes.Node]:
    """The children, after texts that the parser cut at the end of a line have been made one."""
    made: list[nodes.Node] = []
    for is_text, group in groupby(part.children, lambda child: isinstance(child, nodes.Text)):
        children = list(group)
        made += [nodes.Text("".join(map(str, children)))] if is_text else children
    part.clear()
    part.extend(made)
    return made


class MarkTerms(SphinxPostTransform):
    """Mark the terms of a page, and put their definitions at its end, where references inside them are resolved like the page's own."""

    default_priority = 5
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Mark the first use of each."""
        page = self.env.docname
        if not _matches(self.config.teaching_terms, page):
            return
        left_out = {term for where, terms in self.config.teaching_terms_not.items() if fnmatch(page, where) for term in terms}
        known = [(term, entry) for entry in entries(self.env) if entry.page != page for term in entry.terms if term not in left_out]
        forms = {term + ending: entry for ending in (*self.config.teaching_terms_endings, "") for term, entry in known}
        if not forms:
            return
        finds, cards = pattern(forms), term_cards()
        by_form = {form.lower(): entry for form, entry in forms.items()}
        for text in list(running(self.document)):
            self._mark(text, finds, by_form, cards)
        if cards.children:
            self.document += cards

    def _mark(self, text: nodes.Text, finds: re.Pattern[str], by_form: dict[str, Entry], cards: term_cards) -> None:
        words, last, parts = str(text), 0, []
        for found in finds.finditer(words):
            entry = by_form[" ".join(found[0].split()).lower()]
            name = f"card-{entry.anchor}"
            if any(card["id"] == name for card in cards.children if isinstance(card, term_card)):
                continue
            assert self.app.builder is not None
            uri = f"{self.app.builder.get_relative_uri(self.env.docname, entry.page)}#{entry.anchor}"
            parts += [nodes.Text(words[last : found.start()]), term_mark("", found[0], refuri=uri, card=name)]
            last = found.end()
            cards += self._card(entry, name, uri)
        if parts:
            beside = text.parent.children  # texts are equal if their words are
            at = next(i for i, child in enumerate(beside) if child is text)
            text.parent[at : at + 1] = [*(part for part in parts if part.astext()), nodes.Text(words[last:])]

    def _card(self, entry: Entry, name: str, uri: str) -> term_card:
        said = entry.says.deepcopy()
        for link in said.findall(addnodes.pending_xref):
            link["refdoc"] = self.env.docname
        for named in said.findall(nodes.Element):
            named["ids"] = []
        return term_card("", *said.children, id=name, term=entry.terms[0], refuri=uri)


def _matches(patterns: Iterable[str], page: str) -> bool:
    return any(fnmatch(page, each) for each in patterns)


def written_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: the pages with marks, if the glossary says something else than before."""
    if not app.config.teaching_terms:
        return []
    known = repr([(each.page, each.anchor, each.terms, each.says.pformat()) for each in entries(env)])
    if getattr(env, _KNOWN, None) == known:
        return []
    setattr(env, _KNOWN, known)
    return [page for page in env.all_docs if _matches(app.config.teaching_terms, page)]


def open_mark(translator: HTML5Translator, node: nodes.Element) -> None:
    """A link."""
    translator.body.append(f'<a {_CLASS} href="{escape(node["refuri"])}" data-card="{node["card"]}">')


def close_mark(translator: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    translator.body.append("</a>")


def open_cards(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open the block."""
    translator.body.append('<div class="term-cards">\n')


def open_card(translator: HTML5Translator, node: nodes.Element) -> None:
    """Hidden, until a script shows it."""
    translator.body.append(f'<div class="term-card" id="{node["id"]}" popover="manual">\n')


def close_card(translator: HTML5Translator, node: nodes.Element) -> None:
    """The way to the glossary."""
    translator.body.append(f'<p class="term-whole"><a href="{escape(node["refuri"])}">In the glossary</a></p></div>\n')


def close_block(translator: HTML5Translator, node: nodes.Element) -> None:
    """Close a block."""
    translator.body.append("</div>\n")


def add_files(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: a page with marks gets script and style sheet."""
    if _CLASS in (context.get("body") or ""):
        files.give(app, "terms")


def setup(app: Sphinx) -> None:
    """Register configuration, nodes and hooks."""
    app.add_config_value("teaching_terms", [], "html", types=[list, tuple])
    app.add_config_value("teaching_terms_not", {}, "html", types=[dict])
    app.add_config_value("teaching_terms_endings", ["s"], "html", types=[list, tuple])
    app.add_node(term_mark, html=(open_mark, close_mark))
    app.add_node(term_cards, html=(open_cards, close_block))
    app.add_node(term_card, html=(open_card, close_card))
    app.add_post_transform(MarkTerms)
    app.connect("env-updated", written_again)
    app.connect("html-page-context", add_files)
