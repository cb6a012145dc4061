"""The directive ``{ledger-counts}``: how the claims of the book came out, by the source that they judge.

The table is made when its page is written; ``claim_marks`` has the pages with code written again when a claim or a verdict has changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from explainers.claim import Claim, Verdict

SOURCES = {
    "wentworth2021overparameterized": "the post on parameters",
    "jablonka2025manifold": "the post on manifolds",
    "quanta2022bigger": "the article",
}
"""What the book explains and judges, by key of the bibliography."""
OTHERS = "others, and what is derived here"
COLUMNS = ("source", "claims", *(verdict.value for verdict in Verdict))


class ledger_counts(nodes.General, nodes.Element):
    """The place of the table."""


class LedgerCounts(SphinxDirective):
    """``{ledger-counts}``, without arguments."""

    def run(self) -> list[nodes.Node]:
        """Leave a place for the table."""
        return [ledger_counts("")]


def counts(claims: Iterable[Claim]) -> list[tuple[str | int, ...]]:
    """A row for each of the three sources, one for all others, and the sum: name, claims, and claims of each verdict.

    A claim counts for the first of the three that its source names.
    """
    found = {name: [0] * len(Verdict) for name in (*SOURCES.values(), OTHERS)}
    for claim in claims:
        name = next((name for key, name in SOURCES.items() if key in claim.source), OTHERS)
        found[name][list(Verdict).index(claim.verdict)] += 1
    all_of_them = [sum(column) for column in zip(*found.values(), strict=True)]
    return [(name, sum(row), *row) for name, row in [*found.items(), ("all", all_of_them)]]


def table(rows: Iterable[tuple[str | int, ...]]) -> nodes.table:
    """The rows under their heads."""
    group = nodes.tgroup("", nodes.colspec(colwidth=1, stub=1), *(nodes.colspec(colwidth=1) for _ in COLUMNS[1:]), cols=len(COLUMNS))
    group += nodes.thead("", _row(COLUMNS))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=["ledger-counts"])


def _row(cells: Iterable[str | int]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", f"{cell:,}" if isinstance(cell, int) else cell)) for cell in cells))


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the table in its place."""
    for place in list(doctree.findall(ledger_counts)):
        from explainers import ledger  # noqa: PLC0415  it imports every essay, and few pages count

        place.replace_self(table(counts(ledger.all_claims())))


def setup(app: Sphinx) -> None:
    """Register directive and hook."""
    app.add_node(ledger_counts)
    app.add_directive("ledger-counts", LedgerCounts)
    app.connect("doctree-resolved", fill)
