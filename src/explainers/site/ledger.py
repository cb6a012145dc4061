"""The directive ``{ledger}``: every claim of the book with its measurement, made while the page is read, by the functions pytest calls."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from docutils import nodes
from docutils.statemachine import StringList
from numpy.typing import ArrayLike
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from explainers.claim import Evidence, Verdict
from explainers.mutants import record
from explainers.mutants.record import Row
from explainers.numerals import power_of_ten
from explainers.site.breaks import breaks_noticed, breaks_summary, row_markdown
from explainers.site.claim_code import code_of_claims
from explainers.site.code_map import code_map, relative
from explainers.site.dependencies import PackageFiles
from explainers.site.evidence import Entry, keys_of_claims, remembered
from explainers.site.staleness import PACKAGE, folder_of

CLASSES = {Verdict.HOLDS: "holds", Verdict.CAVEAT: "caveat", Verdict.FAILS: "fails"}
MARKS = {Verdict.HOLDS: "✓", Verdict.CAVEAT: "✓*", Verdict.FAILS: "✗"}
RELATIONS = {"=": "", "<=": "at most ", ">=": "at least "}
FOLDER = "notebooks"
MORE = "claim-more"
"""The class of what an entry shows when it is opened."""
MOST_SHOWN = 8
"""Entries of an array that the page shows."""


def number(value: ArrayLike) -> str:
    """A number, or the first entries of an array, in four digits; whole numbers whole."""
    flat = np.ravel(np.asarray(value))
    shown = ", ".join(_digits(entry) for entry in flat[:MOST_SHOWN])
    return shown + (f", … ({flat.size} numbers)" if flat.size > MOST_SHOWN else "")


def _digits(value: float) -> str:
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if float(value).is_integer() and abs(value) < 1e6:
        return f"{int(value):,}".replace("-", "−")
    if not np.isfinite(value):
        return str(value).replace("inf", "∞").replace("-", "−").replace("nan", "not a number")
    mantissa, _, exponent = f"{value:.4g}".partition("e")
    return (f"{mantissa}\u00a0×\u00a0{power_of_ten(int(exponent))}" if exponent else mantissa).replace("-", "−")


def title_of(folder: Path, essay: str) -> str:
    """The title of an essay, the first heading of its notebook; its name, if it is not a notebook."""
    notebook = folder / f"{essay}.ipynb"
    for cell in json.loads(notebook.read_text("utf-8"))["cells"] if notebook.exists() else []:
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return essay.replace("-", " ").capitalize()


def summary(entries: list[Entry]) -> str:
    """How many claims there are, and how they came out."""
    count = {verdict: sum(entry.claim.verdict is verdict for entry in entries) for verdict in Verdict}
    parts = [f"{count[verdict]} {_verb(verdict, count[verdict])}" for verdict in Verdict]
    return f"{len(entries)} claims: {parts[0]}, {parts[1]}, {parts[2]}."


def _verb(verdict: Verdict, count: int) -> str:
    first, _, rest = verdict.value.partition(" ")
    return " ".join(part for part in (first if count == 1 else first.removesuffix("s"), rest) if part)


def expected(evidence: Evidence) -> str:
    """What is expected, in words: ``33 ± 0.5`` or ``at most 1.2``."""
    tolerance = f"\u00a0±\u00a0{number(evidence.tolerance.size)}" if np.any(evidence.tolerance.size) else ""
    return f"{RELATIONS[evidence.relation]}{number(evidence.expected)}{tolerance}"


def entry_markdown(entry: Entry, row: Row | None = None, code: str = "") -> list[str]:
    """One claim in MyST Markdown: sentence, correction, table of expected and measured, control, seeds, source.

    ``row`` is its row in the record of breaks, ``code`` the key of its code now.
    """
    claim = entry.claim
    correction = [f"**Instead:** {claim.correction}", ""] if claim.correction else []
    return [
        claim.statement,
        "",
        *correction,
        *([f"The source says\n: {claim.says}", ""] if claim.says else []),
        f"Expected\n: **{expected(entry.evidence)}**, from {claim.expected_from}",
        "",
        f"Measured\n: **{number(entry.evidence.measured)}**",
        "",
        f"Tolerance\n: {entry.evidence.tolerance.rule}",
        "",
        f"Control\n: {claim.control_statement}: {number(entry.control.measured)}, "
        f"{'and' if entry.control.agrees else 'not'} {expected(entry.control)}",
        "",
        *([f"Training\n: ended {claim.training}; twice as many steps change nothing in the verdict", ""] if claim.training else []),
        *row_markdown(claim, row, code),
        f"Source\n: {claim.source}",
        "",
        f"Essay\n: {{ref}}`{claim.anchor}`",
        "",
    ]


def linked(text: str, names: Iterable[str]) -> list[nodes.Node]:
    """The text, in which these names of claims lead to their entries."""
    known = set(names)
    parts = re.split(rf"(?<![\w-])({'|'.join(known)})(?![\w-])", text) if known else [text]
    return [nodes.reference("", part, internal=True, refid=f"ledger-{part}") if part in known else nodes.Text(part) for part in parts]


class Ledger(SphinxDirective):
    """``{ledger}``, without arguments: summaries, a switch for the verdicts, and the claims."""

    def run(self) -> list[nodes.Node]:
        """Measure all claims and set them."""
        from explainers import ledger  # noqa: PLC0415  it imports every essay, and few builds read the ledger

        claims, package = ledger.all_claims(), PackageFiles(PACKAGE)
        entries = remembered(claims, folder_of(self.env), keys_of_claims(ledger, package))
        rows, code = record.read(), code_of_claims(ledger, package)
        faults = record.faults(rows, claims, code)
        totals = record.totals(rows, claims)
        tried = breaks_summary(totals, len(faults.outdated), len(faults.missing))
        made: list[nodes.Node] = [
            nodes.paragraph("", summary(entries), classes=["ledger-summary"]),
            nodes.paragraph("", "", *linked(tried, totals.missed), classes=["ledger-breaks"]),
            _switch(entries),
        ]
        for essay in dict.fromkeys(entry.claim.essay for entry in entries):
            section = nodes.section(ids=[f"claims-{essay}"], names=[f"claims-{essay}"])
            section += nodes.title("", title_of(Path(self.env.srcdir) / FOLDER, essay))
            of_essay = [entry for entry in entries if entry.claim.essay == essay]
            for entry in sorted(of_essay, key=lambda entry: list(CLASSES)[::-1].index(entry.claim.verdict)):  # corrections first
                section += self._block(entry, rows.get(entry.claim.identifier), code(entry.claim))
            made.append(section)
        return made

    def _block(self, entry: Entry, row: Row | None, code: str) -> nodes.container:
        claim = entry.claim
        block = nodes.container(classes=["claim", f"claim-{CLASSES[claim.verdict]}"])
        label = f"ledger-{claim.identifier}"
        verdict = nodes.inline("", f" {MARKS[claim.verdict]} {claim.verdict.value}", classes=["verdict"])
        name = nodes.rubric("", claim.identifier, ids=[label], names=[label], classes=["claim-name"])
        self.state.document.note_explicit_target(name)
        block += name
        block += nodes.paragraph("", "", verdict, classes=["claim-verdict"])
        block += nodes.paragraph("", breaks_noticed(claim, row, code), classes=["claim-breaks"])
        lines = "\n".join(entry_markdown(entry, row, code)).split("\n")
        self.state.nested_parse(StringList(lines, f"claim {claim.identifier}"), self.content_offset, block)
        list(block.findall(nodes.definition_list))[-1].append(self._code(claim.identifier))
        first = block.first_child_matching_class(nodes.definition_list) or 0
        block.insert(first, nodes.raw("", f'<details class="{MORE}"><summary>Evidence</summary>', format="html"))
        block += nodes.raw("", "</details>", format="html")
        return block

    def _code(self, identifier: str) -> nodes.definition_list_item:
        """Links to the functions that measure the claim and its control; to its entry, where that does so itself."""
        code = code_map(self.env.app)
        written = code.written(identifier)
        measure, control = (
            nodes.reference("", text, internal=True, refuri=relative(self.env.app, self.env.docname, code.address(place)))
            for text, place in (("measures", written.measure), ("control", written.control))
        )
        links = nodes.paragraph("", "", measure, nodes.Text(" · "), control)
        return nodes.definition_list_item("", nodes.term("", "Code"), nodes.definition("", links))


def _switch(entries: list[Entry]) -> nodes.raw:
    count = {verdict: sum(entry.claim.verdict is verdict for entry in entries) for verdict in Verdict}
    choices = [("all", f"all {len(entries)}"), *((CLASSES[v], f"{v.value} ({count[v]})") for v in Verdict if count[v])]
    inputs = "".join(
        f'<label><input type="radio" name="ledger-shows" value="{value}"{" checked" if value == "all" else ""}><span>{text}</span></label>'
        for value, text in choices
    )
    return nodes.raw("", f'<fieldset class="ledger-switch"><legend>Show</legend><div>{inputs}</div></fieldset>', format="html")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ledger", Ledger)
