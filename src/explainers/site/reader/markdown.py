"""Markdown, as Jupyter shows it, of a page that Sphinx has resolved: numbers filled in, references as words and links, formulas as TeX.

Nothing of MyST is left: a front end needs no extension. What a notebook cannot fold or float becomes what it has: a proof is folded by
``<details>``, a note in the margin is a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import singledispatchmethod
from urllib.parse import urljoin

from docutils import nodes

from explainers.site.dropdown import details
from explainers.teaching.sphinx.exercise_nodes import exercise_form, exercise_start
from explainers.teaching.sphinx.quiz import answered, asked, quiz
from explainers.teaching.sphinx.slide import slide
from explainers.teaching.sphinx.terms import term_cards

SPECIAL = re.compile(r"([\\`*_$<\[\]])")
ENVIRONMENT = re.compile(r"\\begin\{(align|alignat|gather|multline|equation|eqnarray)\*?\}")


class Markdown:
    """Writes the nodes of one page.

    Args:
        document: the page.
        address: where the page stands on the website, with ``https://``; empty if the website has no address, and links to other pages
            are words alone.
        called: what a figure or an exercise is called, by its id: ``fig-ridge-product`` is ``Figure 2.1``.
    """

    def __init__(self, document: nodes.document, address: str = "", called: Callable[[str], str] = lambda _: "") -> None:
        self.address = address
        self.called = called
        self._headings = _headings(document)
        self._sources = _sources(document)

    def blocks(self, children: Iterable[nodes.Node]) -> str:
        """The blocks ``children``, with an empty line between two of them."""
        written = (self.block(child) for child in children)
        return "\n\n".join(text for text in written if text)

    @singledispatchmethod
    def block(self, node: nodes.Node) -> str:
        """One block: a paragraph, a formula, a list, a table, something folded.

        Raises:
            TypeError: the node is of a kind that is written nowhere here: a page must not lose it in silence.
        """
        raise TypeError(f"a {type(node).__name__} cannot be written as Markdown: {node.astext()[:80]!r}; say in {__name__} what it becomes")

    @block.register(nodes.paragraph)
    def _(self, node: nodes.paragraph) -> str:
        # where the page cites a source is of no use where its links back lead nowhere
        return "" if "source-cited" in node["classes"] else self.inline(node)

    @block.register(nodes.math_block)
    def _(self, node: nodes.math_block) -> str:
        tex = node.astext().strip()
        return tex if ENVIRONMENT.match(tex) else f"$$\n{tex}\n$$"

    @block.register(nodes.block_quote)
    def _(self, node: nodes.block_quote) -> str:
        return quoted(self.blocks(node.children))

    @block.register(nodes.sidebar)
    @block.register(nodes.Admonition)
    def _(self, node: nodes.Element) -> str:
        head, *rest = node.children
        if isinstance(head, nodes.title):
            return quoted(f"**{self.inline(head)}.** {self.blocks(rest)}")
        return quoted(f"**{type(node).__name__.capitalize()}.** {self.blocks(node.children)}")

    @block.register(nodes.definition_list)
    def _(self, node: nodes.definition_list) -> str:
        return "\n\n".join(f"**{self.inline(term)}.** {self.blocks(rest)}" for term, *rest in (item.children for item in node.children))

    @block.register(nodes.definition)
    @block.register(nodes.figure)
    def _(self, node: nodes.Element) -> str:
        return self.blocks(node.children)

    @block.register(nodes.rubric)
    @block.register(nodes.caption)
    def _(self, node: nodes.TextElement) -> str:
        return f"**{self.inline(node)}**"

    @block.register(nodes.image)
    def _(self, node: nodes.image) -> str:
        return f"*{escaped(node.get('alt', 'A picture'))}* (on the website)"  # its file is not beside the notebook

    @block.register(nodes.bullet_list)
    @block.register(nodes.enumerated_list)
    def _(self, node: nodes.Element) -> str:
        marks = [f"{i}. " if isinstance(node, nodes.enumerated_list) else "- " for i in range(1, len(node.children) + 1)]
        written = (self.blocks(item.children) for item in node.children)
        return "\n".join(mark + text.replace("\n", "\n" + " " * len(mark)) for mark, text in zip(marks, written, strict=True))

    @block.register(nodes.literal_block)
    def _(self, node: nodes.literal_block) -> str:
        return f"```\n{node.astext()}\n```"

    @block.register(nodes.table)
    def _(self, node: nodes.table) -> str:
        rows = [[self.blocks(entry.children).replace("|", r"\|") for entry in row.children] for row in node.findall(nodes.row)]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])

    @block.register(details)
    def _(self, node: details) -> str:
        head, *rest = node.children
        return folded(head.astext(), self.blocks(rest))

    @block.register(quiz)
    def _(self, node: quiz) -> str:
        return self.blocks([*asked(node)]) + "\n\n" + folded("Which is right, and why", self.blocks([answered(node)]))

    @block.register(exercise_form)
    @block.register(exercise_start)
    @block.register(slide)
    @block.register(term_cards)
    @block.register(nodes.target)
    @block.register(nodes.comment)
    @block.register(nodes.raw)
    def _(self, node: nodes.Node) -> str:
        return ""

    @block.register(nodes.compound)
    @block.register(nodes.container)
    @block.register(nodes.section)
    def _(self, node: nodes.Element) -> str:
        return self.blocks(node.children)

    def inline(self, node: nodes.Node) -> str:
        """The words of ``node``, in one line."""
        written = "".join(self.word(child) for child in node.children)
        return re.sub(r"\s+", " ", written).strip() if isinstance(node, nodes.paragraph | nodes.title) else written

    @singledispatchmethod
    def word(self, node: nodes.Node) -> str:
        """A part of a sentence; of a kind that is not known, its words."""
        return self.inline(node)

    @word.register(nodes.Text)
    def _(self, node: nodes.Text) -> str:
        return escaped(str(node))

    @word.register(nodes.math)
    def _(self, node: nodes.math) -> str:
        return f"${node.astext().strip()}$"

    @word.register(nodes.emphasis)
    def _(self, node: nodes.emphasis) -> str:
        return f"*{self.inline(node)}*"

    @word.register(nodes.strong)
    def _(self, node: nodes.strong) -> str:
        return f"**{self.inline(node)}**"

    @word.register(nodes.literal)
    def _(self, node: nodes.literal) -> str:
        return f"`{node.astext()}`"

    @word.register(nodes.raw)
    def _(self, node: nodes.raw) -> str:  # a number of a figure's state: what it shows at the start
        return escaped(re.sub(r"<[^>]*>", "", node.astext()))

    @word.register(nodes.reference)
    def _(self, node: nodes.reference) -> str:
        words, to = self.inline(node), self._place(node)
        claim = str(node.get("refuri", "")).partition("#ledger-")[2]
        if to:
            return f"[{words}]({to})"
        return f"{words} `{claim}`" if claim else words  # the ledger can be asked for it by this name

    def _place(self, node: nodes.reference) -> str:
        uri = str(node.get("refuri", ""))
        if "refid" in node or uri.startswith("#"):
            name = node.get("refid", uri[1:])
            if "?" in name:
                return f"#{name}"  # the state of a figure of this page: the live figure hears it
            return self._headings.get(name) or self._sources.get(name, "")
        if re.match("[a-z]+:", uri):
            return uri
        return urljoin(self.address, uri) if self.address else ""


def anchor(heading: str) -> str:
    """Where Jupyter finds a heading on the page: its words, with hyphens."""
    return "#" + re.sub(r"\s", "-", heading)


def escaped(text: str) -> str:
    """``text``, of which Markdown takes no character for a sign."""
    return SPECIAL.sub(r"\\\1", text)


def folded(name: str, body: str) -> str:
    """``body`` under a line that opens it."""
    return f"<details><summary>{name}</summary>\n\n{body}\n\n</details>"


def quoted(text: str) -> str:
    """``text`` as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _headings(document: nodes.document) -> dict[str, str]:
    """The anchor of each section's heading in Jupyter, by every id of the section."""
    return {
        name: anchor(title.astext())
        for section in document.findall(nodes.section)
        if isinstance(title := section.children[0] if section.children else None, nodes.title)
        for name in section["ids"]
    }


def _sources(document: nodes.document) -> dict[str, str]:
    """The address of each source of the page's list, by its id."""
    found: dict[str, str] = {}
    for source in document.findall(nodes.list_item):
        if "source" not in source["classes"]:
            continue
        links = [str(link["refuri"]) for link in source.findall(nodes.reference) if "refuri" in link]
        if links:
            found |= dict.fromkeys(source["ids"], links[0])
    return found
