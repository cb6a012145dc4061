"""The table of verdicts by source, on claims that are known, and on those of the book."""

from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document

from explainers.claim import Verdict
from explainers.ledger import all_claims
from explainers.site.ledger_counts import COLUMNS, OTHERS, counts, fill, ledger_counts


def claim(source, verdict):
    return SimpleNamespace(source=source, verdict=verdict)


def test_a_claim_counts_for_the_source_that_it_judges():
    rows = counts(
        [
            claim("{cite:t}`quanta2022bigger`", Verdict.FAILS),
            claim("derived here; it confirms {cite:t}`wentworth2021overparameterized`", Verdict.HOLDS),
            claim("{cite:t}`wentworth2021overparameterized`", Verdict.CAVEAT),
            claim("derived here", Verdict.HOLDS),
        ]
    )
    assert rows == [
        ("the post on parameters", 2, 1, 1, 0),
        ("the post on manifolds", 0, 0, 0, 0),
        ("the article", 1, 0, 0, 1),
        (OTHERS, 1, 1, 0, 0),
        ("all", 4, 2, 1, 1),
    ]


def test_the_table_stands_in_its_place():
    page = new_document("end")
    page += ledger_counts("")
    fill(None, page, "end")
    assert not list(page.findall(ledger_counts))
    first, *rows = [[cell.astext() for cell in row] for row in page.findall(nodes.row)]
    assert tuple(first) == COLUMNS
    assert rows[-1][:2] == ["all", f"{len(all_claims()):,}"]
    assert rows == [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in counts(all_claims())]
