"""The role ``{verdict}``: the claim's own words, a link to its entry, and a message for a claim that is none."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import pending_xref

from explainers import ledger
from explainers.claim import Verdict
from explainers.site.verdicts import VerdictRole, found

HOLDS, FAILS = (next(claim for claim in ledger.all_claims() if claim.verdict is verdict) for verdict in (Verdict.HOLDS, Verdict.FAILS))


def said(identifier):
    """What the role makes of an identifier; corrections are read as plain text."""
    reporter = new_document("page").reporter
    reporter.halt_level, reporter.stream = 5, None
    role = VerdictRole()
    role.text, role.rawtext, role.lineno = identifier, f"{{verdict}}`{identifier}`", 3
    role.inliner = SimpleNamespace(
        reporter=reporter,
        document=SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace(docname="book/page"))),
        parse=lambda text, *_: ([nodes.Text(text)], []),
        problematic=lambda raw, _, message: nodes.problematic(raw, raw),
    )
    made, messages = role.run()
    return nodes.inline("", "", *made), messages


def test_a_claim_that_holds_is_a_link_to_its_entry():
    made, _ = said(HOLDS.identifier)
    assert made.astext() == "✓ holds"
    (link,) = made.findall(pending_xref)
    assert link["reftarget"] == f"ledger-{HOLDS.identifier}"


def test_one_that_fails_says_what_is_right():
    made, _ = said(FAILS.identifier)
    assert made.astext() == f"✗ fails as stated. Instead: {FAILS.correction}"
    assert "judged-fails" in made.children[0]["classes"]


def test_a_claim_that_the_ledger_does_not_have_is_an_error_with_the_nearest():
    made, messages = said(FAILS.identifier + "-x")
    assert isinstance(made.children[0], nodes.problematic)
    assert f"did you mean {FAILS.identifier!r}?" in messages[0].astext()


def test_nothing_near():
    with pytest.raises(KeyError, match="the ledger has no claim 'zzzz'; look it up there"):
        found("zzzz", ledger.all_claims())
