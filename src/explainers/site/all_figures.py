"""The directive ``{all-figures}``: every figure of the book that moves, page by page, with its picture, what moves it, and a state to open.

The name leads to the figure, the address below to a state that the page itself speaks of: the first that its text links to, or else the
first that one of its slides shows. Pictures are files that a browser loads when they come near; a filter by words is left to a script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from explainers.explorable.sphinx.figures import PageFigure, figures_of, read_figures
from explainers.explorable.sphinx.links import BrokenLink, checked
from explainers.explorable.sphinx.pictures import is_print
from explainers.site import card_pictures
from explainers.site.essays import FOLDER
from explainers.site.page_text import in_words
from explainers.teaching.sphinx.slide import slide

PICTURES = "figures"
"""Below the folder of the site's static files."""

_HERE = "explainers_all_figures"
_LABEL = re.compile(r'<(?:label|legend)><span dir="auto">([^<]*)</span>')
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SAID = re.compile(r'<svg role="img" aria-label="([^"]*)"')
_SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)
_START = re.compile(r'data-name="([^"]*)" data-tokens="([^"]*)" data-start="(\d+)"')
_FORM = (
    '<form class="figure-filter" role="search" aria-label="All figures">'
    '<label>Words <input type="search" autocomplete="off"></label><p role="status"></p></form>'
)


class figures_place(nodes.General, nodes.Element):
    """The place of the list; filled when all pages have been read."""


class AllFigures(SphinxDirective):
    """``{all-figures}``: leaves a place for the list."""

    def run(self) -> list[nodes.Node]:
        """The place."""
        self.env.metadata[self.env.docname][_HERE] = ""
        return [figures_place()]


@dataclass(frozen=True)
class Shown:
    """A figure as the list shows it.

    Attributes:
        name: what addresses call it.
        caption: the first sentence under it.
        controls: what moves it, in the words beside its controls.
        state: ``?`` and the values of a state that the page speaks of; of the start if it speaks of none.
        html: the figure as the page has it.
    """

    name: str
    caption: str
    controls: tuple[str, ...]
    state: str
    html: str


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence; all of it if there is none."""
    found = _SENTENCE.match(" ".join(text.split()))
    return found[0] if found else text


def shown_on(document: nodes.document) -> Iterator[Shown]:
    """The figures of a page, in its order."""
    captions = {
        name: caption.astext()
        for figure in document.findall(nodes.figure)
        for name in figure["ids"]
        for caption in figure.findall(nodes.caption)
    }
    spoken = list(_states(document))
    for raw in document.findall(nodes.raw):
        html = raw.astext() if "html" in raw.get("format", "").split() else ""
        for figure in read_figures(html):
            part = html[html.index(f'data-figure="{figure.name}"') :]
            part = part[: part.index("</figure>")]
            controls = tuple(unescape(label) for label in _LABEL.findall(part))
            if 'class="explorable-seed"' in part:
                controls += ("the sample",)
            caption = _of_the_first_panel(first_sentence(captions.get(f"fig-{figure.name}", "")))
            yield Shown(figure.name, caption, controls, _state(figure, spoken) or _start(part), html)


def _of_the_first_panel(caption: str) -> str:
    """Without the word for its side, for it is the only one that the list shows."""
    alone = caption.removeprefix("Left: ")
    return alone[:1].upper() + alone[1:]


def _states(document: nodes.document) -> Iterator[str]:
    """The addresses of states on a page: of its links first, then of its slides."""
    links = [node for node in document.findall(pending_xref) if node.get("reftype") == "myst"]
    yield from (str(node.get("reftarget") or "") for node in links if not _on_slide(node))
    yield from (node["show"] for node in document.findall(slide))


def _on_slide(node: nodes.Node) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, slide):
            return True
    return False


def _state(figure: PageFigure, spoken: list[str]) -> str:
    for address in spoken:
        name, _, query = address.partition("?")
        if name == figure.name and query:
            try:
                return checked(figure, query)
            except BrokenLink:  # the link itself is complained of
                continue
    return ""


def _start(html: str) -> str:
    """The state in which a figure stands at first."""
    pairs = (f"{quote(name)}={quote(json.loads(unescape(tokens))[int(start)], safe='')}" for name, tokens, start in _START.findall(html))
    return "?" + "&".join(pairs)


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the list in its place."""
    for place in list(doctree.findall(figures_place)):
        if is_print(app.builder):
            place.parent.remove(place)
            continue
        parts = [_page_html(app, docname, page) for page in pages(app.env)]
        place.replace_self(nodes.raw("", _FORM + "".join(parts), format="html"))


def pages(env: BuildEnvironment) -> list[str]:
    """The pages with figures, the essays first, in the order of the book."""
    order = list(env.collect_relations())
    found = figures_of(env)
    return sorted(found, key=lambda page: (not page.startswith(FOLDER), order.index(page) if page in order else len(order), page))


def _page_html(app: Sphinx, docname: str, page: str) -> str:
    link, up = app.builder.get_relative_uri(docname, page), "../" * docname.count("/")
    items = []
    for shown in shown_on(app.env.get_doctree(page)):
        image, file = _picture_html(Path(app.outdir) / "_static", up, shown)
        words = in_words(shown.name)
        name = f"<span>{escape(words[0].upper() + words[1:])}</span>{image}"
        moves = f'<p class="figure-moves">Moves: {escape(", ".join(shown.controls))}</p>' if shown.controls else ""
        caption = f"<p>{escape(shown.caption)}</p>" if shown.caption else ""
        address = escape(f"{shown.name}{shown.state}")
        items.append(
            f'<li><a class="figure-name" href="{escape(link)}#{shown.name}">{name}</a>{caption}{moves}'
            f'<p class="figure-addresses"><a href="{escape(link)}#{address}"><code>{address}</code></a> {file}</p></li>'
        )
    essays = [name for name in app.env.toctree_includes.get(app.config.root_doc, []) if name.startswith(FOLDER)]
    number = f"{essays.index(page) + 1} " if page in essays else ""
    title = f'{number}<a href="{escape(link)}">{escape(app.env.titles[page].astext())}</a>'
    anchor = "figures-of-" + page.rpartition("/")[2]
    return f'<section id="{anchor}"><h2>{title}</h2><ul class="figure-index">{"".join(items)}</ul></section>'


def _picture_html(static: Path, up: str, shown: Shown) -> tuple[str, str]:
    """The picture of the first panel at the start, and the link to its file; both empty if there is no panel."""
    start = shown.html.index(f'data-figure="{shown.name}"')
    drawn = card_pictures.picture(shown.html[shown.html.rindex('<figure class="explorable', 0, start) :])
    size = _SIZE.search(drawn or "")
    if drawn is None or size is None:
        return "", ""
    folder = static / PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{shown.name}.svg").write_text(drawn, encoding="utf-8")
    address, words = f"{up}_static/{PICTURES}/{shown.name}.svg", escape(in_words(shown.name))
    width, height = (round(float(length)) for length in size.groups())
    said = _SAID.search(shown.html, start)
    image = f'<img src="{address}" alt="{said[1] if said else words}" loading="lazy" width="{width}" height="{height}">'
    return image, f'<a class="figure-svg" href="{address}" aria-label="{words} as SVG" download>SVG</a>'


def read_again(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """``env-before-read-docs``: with any page that is read the list is read, too, and so written again."""
    if docnames:
        docnames += [name for name, metadata in env.metadata.items() if _HERE in metadata and name not in docnames]


def setup(app: Sphinx) -> None:
    """Register directive and hooks."""
    app.add_node(figures_place)
    app.add_directive("all-figures", AllFigures)
    app.connect("env-before-read-docs", read_again)
    app.connect("doctree-resolved", fill)
