"""The page that goes through the three sources follows the ledger: every claim that judges one of them, no verdict that is typed, and links
that lead somewhere."""

import re
from html import unescape
from pathlib import Path

import pytest

from explainers.claim import Verdict
from explainers.ledger import all_claims
from explainers.site.ledger import MARKS
from explainers.site.ledger_counts import SOURCES

PAGE, BUILT = Path("book/three-sources.md"), Path("_build/html/book/three-sources.html")
STATE = re.compile(r"\]\([^)#]*#([\w-]+)\?[^)]*\)")
JUDGED = re.compile(r'<span class="judged judged-\w+"><a [^>]*href="ledger\.html#ledger-([\w-]+)"[^>]*>(.*?)</a>', re.DOTALL)


def judged(text: str) -> list[str]:
    """The claims whose verdicts a page asks for."""
    return re.findall(r"\{verdict\}`([\w-]+)`", text)


def typed_verdicts(text: str) -> list[str]:
    """Verdicts that somebody typed where the role should say them."""
    marks = "|".join(re.escape(mark) for mark in MARKS.values())
    return re.findall(rf"{marks}|{Verdict.CAVEAT.value}|{Verdict.FAILS.value}", text)


def unanswered(text: str) -> list[str]:
    """Statements of a source, lines before a definition, below which stand neither a verdict nor that there is none."""
    entries = re.findall(r"^(.+)\n: (.+)$", text, re.MULTILINE)
    return [
        statement
        for statement, answer in entries
        if not answer.startswith(("{verdict}`", "*Discussed*", "*Not treated*", "*Not treated.*"))
    ]


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text("utf-8")


def test_every_claim_about_a_source_is_on_the_page(page):
    asked = set(judged(page))
    missing = [claim.identifier for claim in all_claims() if any(key in claim.source for key in SOURCES) and claim.identifier not in asked]
    assert not missing, f"{PAGE} does not say how these came out; add {{verdict}}`…` below the statement: {missing}"


def test_no_verdict_is_typed(page):
    assert not typed_verdicts(page), f"{PAGE} has typed verdicts; write {{verdict}}`claim` instead: {typed_verdicts(page)}"


def test_every_statement_has_an_answer(page):
    assert len(re.findall(r"^: ", page, re.MULTILINE)) > 50
    assert not unanswered(page), f"say below each whether it holds, is discussed, or is not treated: {unanswered(page)}"


def test_the_built_page_says_what_the_ledger_says(page):
    said = [(name, unescape(re.sub("<[^>]*>", "", words)).strip()) for name, words in JUDGED.findall(BUILT.read_text("utf-8"))]
    verdicts = {claim.identifier: claim.verdict for claim in all_claims()}
    assert [name for name, _ in said] == judged(page)
    assert [words for _, words in said] == [f"{MARKS[verdicts[name]]} {verdicts[name].value}" for name, _ in said]


def test_every_state_that_is_linked_exists(page):
    built = BUILT.read_text("utf-8")
    there = re.findall(r'href="\.\./notebooks/[\w-]+\.html#([\w-]+)\?', built)
    assert there == STATE.findall(page), "a link has lost its state in the built page: the build says which, and what the figure offers"


def test_the_rules_can_fail():
    text = "It fails.\n: {verdict}`a` See.\n\nIt holds.\n: Perhaps ✓* holds with a caveat.\n"
    assert judged(text) == ["a"]
    assert typed_verdicts(text) == ["✓", "holds with a caveat"]
    assert unanswered(text) == ["It holds."]
