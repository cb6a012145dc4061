"""The explorable figures of each page, as Sphinx's environment keeps them, and a warning where two have one name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util import logging

logger = logging.getLogger(__name__)

FIGURE = re.compile(r'<figure class="explorable[^"]*"(?P<id>[^>]*? id="[a-z0-9-]+")?[^>]*?\bdata-figure="(?P<name>[a-z0-9-]+)"[^>]*?>')
"""The opening tag of a figure that moves, as ``explorable.static`` writes it; only the first showing of an explorable has an id."""

WHOLE = re.compile(r"(data-explorable='[^']*')")
"""A figure that was saved with its own player and styles, in an attribute."""

_CONTROL = re.compile(
    r'<(?P<tag>\w+) class="explorable-(?P<kind>\w+)[^"]*" data-name="(?P<name>[^"]*)" data-tokens="(?P<tokens>[^"]*)" '
    r'data-start="(?P<start>\d+)"(?: data-link="[^"]*")?(?: data-texts="(?P<texts>[^"]*)")?'
)
_ASKS = {
    "guess": 'class="explorable-question"',
    "drawing": 'class="explorable-question explorable-draws"',
    "challenge": 'class="explorable-challenge"',
}
_WORDS = re.compile(r'\bdata-words="([^"]*)"')


@dataclass(frozen=True)
class PageFigure:
    """A figure of a page: its name, the line of the page, and each control's values as they stand in an address.

    Attributes:
        words: what sentences can show of its state, by name, as it is at the start: the words that it declares, and its controls.
        sliders: the names of the controls that can be moved from a sentence.
        asks: how much it asks the reader, by kind of answer.
    """

    name: str
    line: int | None = None
    controls: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    sliders: tuple[str, ...] = ()
    asks: dict[str, int] = field(default_factory=dict)


class FiguresEnvironment(BuildEnvironment):
    """Sphinx's environment with the figures of each page."""

    explorable_figures: dict[str, list[PageFigure]]


def figures_of(env: BuildEnvironment) -> dict[str, list[PageFigure]]:
    """The figures of each page, by its name."""
    with_figures = cast(FiguresEnvironment, env)
    if not hasattr(with_figures, "explorable_figures"):
        with_figures.explorable_figures = {}
    return with_figures.explorable_figures


def read_figures(html: str, line: int | None = None) -> list[PageFigure]:
    """The figures in a piece of HTML; one that is shown again is not listed again."""
    found = []
    html = WHOLE.sub(lambda whole: unescape(whole[0]), html)
    for figure, following in pairwise([*FIGURE.finditer(html), None]):
        assert figure is not None  # only the last of a pair is
        if not figure["id"]:
            continue
        end = following.start() if following else len(html)
        controls = list(_CONTROL.finditer(html, figure.end(), end))
        asks = {kind: count for kind, mark in _ASKS.items() if (count := html.count(mark, figure.end(), end))}
        tokens = {control["name"]: tuple(json.loads(unescape(control["tokens"]))) for control in controls}
        declared = _WORDS.search(figure[0])
        words: dict[str, str] = json.loads(unescape(declared[1])) if declared else {}
        words |= {each["name"]: json.loads(unescape(each["texts"]))[int(each["start"])] for each in controls if each["texts"]}
        sliders = tuple(each["name"] for each in controls if each["kind"] == "slider")
        found.append(PageFigure(figure["name"], line, tokens, words, sliders, asks))
    return found


class FigureCollector(EnvironmentCollector):
    """Keeps the figures of the pages, in builds by several processes, too."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page."""
        figures_of(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        """Take over the pages that another process has read."""
        figures_of(env).update({name: figures for name, figures in figures_of(other).items() if name in docnames})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the figures of a page that was read."""
        written = [node for node in doctree.findall(nodes.raw) if "html" in node.get("format", "").split()]
        found = [figure for node in written for figure in read_figures(node.astext(), node.line)]
        if found:
            figures_of(app.env)[app.env.docname] = found


def repeated(figures: dict[str, list[PageFigure]]) -> list[tuple[str, PageFigure, str]]:
    """Each figure whose name an earlier one has: its page, the figure, and the page of the earlier one."""
    first: dict[str, str] = {}
    found = []
    for docname in sorted(figures):
        for figure in figures[docname]:
            if figure.name in first:
                found.append((docname, figure, first[figure.name]))
            else:
                first[figure.name] = docname
    return found


def warn_of_repeated(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: say which figures have the name of another, and what to do."""
    for docname, figure, earlier in repeated(figures_of(env)):
        where = "stands on this page already" if earlier == docname else f"is the name of a figure on the page {earlier!r}, too"
        logger.warning(
            "explorable %r %s: an address or a link with this name finds only one of them; give this one another name",
            figure.name,
            where,
            location=(docname, figure.line),
            type="explorable",
            subtype="name",
        )


def setup(app: Sphinx) -> None:
    """Collect, and check when all pages have been read."""
    app.add_env_collector(FigureCollector)
    app.connect("env-check-consistency", warn_of_repeated)
