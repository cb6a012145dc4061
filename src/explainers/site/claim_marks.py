"""The mark of a claim: in the prose a small sign with the shape of its verdict, which opens the claim's entry where the reader is.

``(claim)`` and ``(ledger)`` in the text become marks that are still links to the ledger. What a mark opens is the ledger's own HTML,
written to one script beside the pages when the ledger is written, and read by ``book.js`` when the first mark is opened; without scripts
the links lead on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from explainers.claim import Verdict
from explainers.site.code_map import LEDGER, code_map
from explainers.site.ledger import CLASSES, MARKS, MORE
from explainers.site.pages import is_short, together

FILE = "claims.js"
"""The script with the entries, in ``_static/``."""

_STATE = "explainers_verdicts"
_LINK = r'<a class="reference internal" href="([^"#]*#ledger-([\w-]+))"><span class="std std-ref">(?:claims?|ledger)</span></a>'
_CITED = re.compile(rf"\s*\(({_LINK}(?:,? (?:and )?{_LINK})*)\)")
_ONE = re.compile(_LINK)
_AFTER_FORMULA = re.compile(r'(<math>(?:(?!</?math>).)*</math>)<span class="claim-marks">(?:(?!</span>).)*</span>[,.;:]?', re.DOTALL)
_TAG = re.compile(r"<(/?)div\b")
_ID = re.compile(r' id="[^"]*"')
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


def marked(body: str, verdicts: Mapping[str, Verdict]) -> str:
    """The HTML of a page, in which each ``(claim)`` is a mark; a claim that nobody knows stays a link. No line
    begins with the mark of a formula."""

    def mark(link: re.Match[str]) -> str:
        verdict = verdicts[link[2]]
        name = f"claim: {verdict.value}"
        return f'<a class="claim-mark claim-mark-{CLASSES[verdict]}" href="{link[1]}" aria-label="{name}">{MARKS[verdict]}</a>'

    def marks(cited: re.Match[str]) -> str:
        found = list(_ONE.finditer(cited[1]))
        if any(link[2] not in verdicts for link in found):
            return cited[0]
        return '<span class="claim-marks">\u2060' + "".join(mark(link) for link in found) + "</span>"

    return _AFTER_FORMULA.sub(lambda found: together(found[0]) if is_short(found[1]) else found[0], _CITED.sub(marks, body))


def entries(body: str) -> dict[str, str]:
    """The entries of the ledger's page by the claims' names: the HTML of each block, without ids, for they stand on the ledger."""
    found = {}
    for begin in re.finditer(r'<div class="claim (claim-\w+)[^>]*>', body):
        depth, end = 1, len(body)
        for tag in _TAG.finditer(body, begin.end()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = tag.start()
                break
        inside = body[begin.end() : end]
        name = re.search(r'id="ledger-([\w-]+)"', inside)
        if name:
            inside = inside.replace(f'<details class="{MORE}">', f'<details class="{MORE}" open>')
            found[name[1]] = f'<div class="{begin[1]}">{_ID.sub("", _HEADERLINK.sub("", inside)).strip()}</div>'
    return found


def verdicts_of(app: Sphinx) -> dict[str, Verdict]:
    """The verdict of every claim, as it is written."""
    return {claim.identifier: Verdict[claim.verdict] for claims in code_map(app).claims.values() for claim in claims}


def refresh(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: the pages with code, if a verdict has changed."""
    now = hashlib.sha256(repr(sorted(verdicts_of(app).items(), key=str)).encode()).hexdigest()
    if getattr(env, _STATE, "") == now:
        return []
    setattr(env, _STATE, now)
    return list(code_map(app).notebooks)


def write(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: put the marks; from the ledger's page, write the entries."""
    body = context.get("body") or ""
    if pagename == LEDGER:
        script = f"window[Symbol.for('claims')] = {json.dumps(entries(body), ensure_ascii=False)};\n"
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        (static / FILE).write_text(script, encoding="utf-8")
    elif "#ledger-" in body:
        context["body"] = marked(body, verdicts_of(app))


def setup(app: Sphinx) -> None:
    """Connect the hooks, after those that tidy the page."""
    app.connect("env-updated", refresh)
    app.connect("html-page-context", write, priority=600)
