r"""Mathematics as MathML, written at build: no script, no layout shift, readable to a screen reader.

Display formulas without an environment of their own may use ``\\`` and ``&``; they are set as ``aligned``. Numbers of labeled equations
come from Sphinx, so that ``{eq}`` references and the page agree. Formulas that ``\qquad`` sets side by side stand one below another where
there is no room for both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

_NUMBERED = re.compile(r"\\(begin|end)\{(align|gather|equation|multline|alignat|eqnarray)\}")
_RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # what MyST labels a bare environment with: not the same bytes twice
_BIG_WITH_SCRIPT = re.compile(r"(<m(?:sup|sub|subsup)>)(<mo [^>]*minsize=[^>]*>[^<]*</mo>)")  # browsers stretch a fence in a row only
_STYLE = re.compile(r' style="([^"]*)"')
CLASSES = {
    "text-align:left": "to-left",
    "text-align:right": "to-right",
    "text-align:center": "to-center",
    "justify-items:start": "",
    "justify-items:end": "",
    "justify-items:center": "",
    "padding-left:0": "flush-left",
    "padding-right:0": "flush-right",
    "padding-left:1em": "apart",
    "padding-left:0.2222em": "room-before",
    "padding-right:0.2222em": "room-after",
    "padding-right:0.1667em": "room-after",
    "margin-left:-0.16666667em": "drawn-in",
}
"""What the converter's styles are called in ``book.css``: where no styles are allowed in markup (a policy of ``default-src 'self'``), they
would be lost. ``justify-items`` goes with ``text-align``."""
_ENVIRONMENT = re.compile(r"\\begin\{")
_LINES = re.compile(r"\\begin\{|\\\\|\n\s*\n")
_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|.", re.DOTALL)
_DEPTH = {"{": 1, "}": -1, r"\left": 1, r"\right": -1}


@lru_cache(1)
def _converter() -> LatexToMathML:
    return LatexToMathML(annotation=False, fancy_error=False, allow_unreliable_rendering=True)


def convert(latex: str, *, display: bool) -> str:
    r"""One formula as a ``<math>`` element.

    Raises:
        ValueError: if the LaTeX cannot be read; the message holds the formula and the place.
    """
    source = _prepare(latex) if display else latex.strip()
    try:
        markup = _converter().convert_with_local_state(source, displaystyle=display)
    except LatexError as error:
        raise ValueError(f"formula {latex.strip()!r} cannot be set: {error}") from error
    return _BIG_WITH_SCRIPT.sub(r"\1<mrow>\2</mrow>", _STYLE.sub(_classed, markup))


def _classed(style: re.Match[str]) -> str:
    """The classes of a style; the style itself if one of its declarations has none."""
    declarations = [part.replace(" ", "") for part in style[1].split(";") if part.strip()]
    if not all(part in CLASSES for part in declarations):
        return style[0]
    return f' class="{" ".join(filter(None, (CLASSES[part] for part in declarations)))}"'


def _prepare(latex: str) -> str:
    """Star the environments that would number themselves; align bare lines."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", latex.strip()) if part.strip()]
    source = _NUMBERED.sub(r"\\\1{\2*}", r" \\ ".join(paragraphs))
    if r"\\" in source and not _ENVIRONMENT.search(source):
        return rf"\begin{{aligned}}{source}\end{{aligned}}"
    return source


def side_by_side(latex: str) -> list[str]:
    r"""The formulas between the ``\qquad`` of a line, outside braces; all of it if it has lines or an environment."""
    if _LINES.search(latex):
        return [latex]
    parts, depth = [""], 0
    for token in _TOKEN.findall(latex):
        depth += _DEPTH.get(token, 0)
        if token == r"\qquad" and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return [part for part in parts if part.strip()]


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write an inline formula."""
    translator.body.append(_converted(node, display=False))
    raise nodes.SkipNode


def visit_display(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a display formula in a box that scrolls by itself, with its number and its address."""
    number = get_node_equation_number(translator, node) if node["number"] else ""
    if number and _RANDOM.fullmatch(node["label"] or ""):
        node["ids"] = [f"equation-{number.replace('.', '-')}"]
    translator.body.append(translator.starttag(node, "div", CLASS="formula"))
    formula = _converted(node, display=True)
    row = " formula-row" if formula.count("<math") > 1 else ""
    translator.body.append(f'<div class="formula-body{row}">{formula}</div>')
    if number:
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def _converted(node: nodes.Element, *, display: bool) -> str:
    try:
        return " ".join(convert(part, display=display) for part in (side_by_side(node.astext()) if display else [node.astext()]))
    except ValueError as error:
        logger.warning(str(error), location=node)
        return f"<code>{nodes.Text(node.astext())}</code>"


def setup(app: Sphinx) -> None:
    """Register the renderer as ``mathml`` (``html_math_renderer: mathml``)."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_display, None))
