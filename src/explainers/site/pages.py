"""What every page gets: a description and the palette; and the address that opens the book."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from explainers.look import palette
from explainers.site.mathml import convert
from explainers.site.plain_math import plain

LONGEST_DESCRIPTION = 200  # characters; a search engine shows about as many

_START = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="{description}">
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="_static/favicon.svg">
<meta http-equiv="refresh" content="0; url={page}"></head><body><p><a href="{page}">{title}</a></p></body></html>
"""


def first_paragraph(document: nodes.document) -> str:
    """The text of the first paragraph of prose, or the empty string."""
    for paragraph in document.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section | nodes.document) and (text := in_plain_text(paragraph).strip()):
            return " ".join(text.split())
    return ""


def in_plain_text(paragraph: nodes.paragraph) -> str:
    """The words of a paragraph, with formulas as one writes them without typesetting: x², not x^2."""
    copy = paragraph.deepcopy()
    for formula in list(copy.findall(nodes.math)):
        formula.replace_self(nodes.Text(plain(convert(formula.astext(), display=False))))
    return copy.astext()


def whole_sentences(text: str, longest: int) -> str:
    """As many sentences of ``text`` as have together at most ``longest`` characters; of a first one that is longer, as many words."""
    found = re.match(r".*[.?!](?=\s)", text[: longest + 1], re.DOTALL)
    return text if len(text) <= longest else found[0] if found else shorten(text, longest)


def shorten(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """``text`` cut at a word so that it has at most ``longest`` characters, an ellipsis included."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def tidy(body: str) -> str:
    """The page's HTML with small repairs: a label that hid a summary's own text, and paragraphs in it; the full stop after the number of an
    essay; ids that repeat with every exercise; tables that could not scroll; roles of sources that are none; links without a name; heads of
    tables that are empty; the links at headings, which were heard as "#"; formulas torn from their punctuation at the end of a line; what
    is said of the left and the right panel, which sides.js says of the upper and the lower one where they stand so."""
    body = body.replace('<summary aria-label="Toggle hidden content">', "<summary>")
    body = re.sub(
        r'(<summary>\s*)<p class="(collapsed[^"]*)">(.*?)</p>\s*<p class="(expanded[^"]*)">(.*?)</p>', _SUMMARY, body, flags=re.DOTALL
    )
    body = re.sub(r'(<h1><span class="section-number">\d+)\. (?=</span>)', r"\1 ", body)
    body = re.sub(r'<section id="(?:exercise|solution)-content[^"]*">(.*?)</section>', _EXERCISE, body, flags=re.DOTALL)
    body = re.sub(r'<table class="docutils.*?</table>', r'<div class="table-box">\g<0></div>', body, flags=re.DOTALL)
    body = body.replace('<div role="list" class="citation-list">', '<div class="citation-list">').replace(' role="doc-biblioentry"', "")
    body = _FORMULA_LINK.sub(lambda link: f'{link[1]} aria-label="{spoken(link[2])}">{link[2]}</a>', body)
    body = re.sub(r"<th\b([^>]*)>\s*(?:<p>\s*</p>)?\s*</th>", r"<td\1></td>", body)
    # "#" is no name, and the contents lead to the same places: a pointer's means alone
    body = body.replace('<a class="headerlink"', '<a class="headerlink" aria-hidden="true" tabindex="-1"')
    body = _CAPTION.sub(lambda caption: caption[1] + _SIDE.sub(_sided, caption[2]), body)
    body = _PANEL.sub(_sided, body)
    return _FORMULA_AND_MARKS.sub(lambda formula: together(formula[0]), body)


def _sided(side: re.Match[str]) -> str:
    return f'<span class="panel-side" data-stacked="{STACKED[side[0]]}">{side[0]}</span>'


def spoken(formula: str) -> str:
    """The characters of a formula's markup, for an attribute."""
    return " ".join(re.sub(r"<[^>]*>", "", formula).split()).replace('"', "&quot;")


def is_short(formula: str) -> bool:
    """Whether a formula surely fits on a line of a phone."""
    return len(spoken(formula)) <= LONGEST_LINE


def together(formula: str) -> str:
    """A formula and what may not be torn from it; a long one scrolls."""
    return f'<span class="together{"" if is_short(formula) else " long"}">{formula}</span>'


STACKED = {"Left": "Above", "Right": "Below", "left": "upper", "right": "lower"}
"""What is said of a panel that stands left or right where both stand one above the other: before a colon, and before *panel*."""
_CAPTION = re.compile(r'(<span class="caption-text">)(.*?)(?=</figcaption>)', re.DOTALL)
_SIDE = re.compile(r"\b(?:Left|Right)(?=:)")
_PANEL = re.compile(r"\b(?:left|right)(?= panel\b)(?![^<>]*>)")
LONGEST_LINE = 24  # characters of a formula that surely fit on a line of a phone
_SUMMARY = r'\1<span class="\2">\3</span><span class="\4">\5</span>'
_EXERCISE = r'<div class="exercise-body">\1</div>'
_FORMULA_LINK = re.compile(r"(<a [^>]*)>((?:<(?:span|em)[^>]*>)*<math[ >](?:(?!</math>|</a>).)*</math>(?:</(?:span|em)>)*)</a>", re.DOTALL)
_FORMULA_AND_MARKS = re.compile(r"\(?<math>(?:(?!</math>).)*</math>[-,.;:)\]!?’”]+(?:\w+\b)?", re.DOTALL)


def sections(toc: str) -> str:
    """The list of the page's own sections, from Sphinx's table of contents of the page (one entry, the title, around it)."""
    start, end = toc.find("<ul>", toc.find("<ul>") + 1), toc.rfind("</ul>", 0, toc.rfind("</ul>"))
    return toc[start : end + len("</ul>")] if start >= 0 else ""


def describe(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: the description from the front matter, else from the first paragraph."""
    meta = context.get("meta") or {}
    text = meta.get("description") or (first_paragraph(doctree) if doctree is not None else "")
    context["description"] = shorten(text or f"{context.get('title', '')}: a page of {app.config.html_title}.")
    context["author"] = app.config.author
    context["layout"] = meta.get("layout", "page")
    body = context["body"] = tidy(context.get("body") or "")
    context["sections"] = sections(context.get("toc") or "")
    context["uses_design"] = 'class="sd-' in body
    context["has_mathematics"] = "<math" in body


def write_palette(app: Sphinx) -> None:
    """``builder-inited``: the palette of the pages, into the site's static files."""
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "palette.css").write_text(palette.css(), encoding="utf-8")


def write_start(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: an ``index.html`` at the top that leads to the landing page."""
    if error is None and app.builder.name == "html":
        page = app.builder.get_target_uri(app.config.root_doc)
        landing = app.env.get_doctree(app.config.root_doc)
        description = app.env.metadata[app.config.root_doc].get("description") or first_paragraph(landing)
        text = _START.format(title=escape(app.config.html_title), description=escape(shorten(description)), page=page)
        (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the hooks."""
    app.add_config_value("comments_config", {}, "")  # jupyter-book sets it for an extension that the book does not load
    app.connect("builder-inited", write_palette)
    app.connect("html-page-context", describe)
    app.connect("build-finished", write_start)
