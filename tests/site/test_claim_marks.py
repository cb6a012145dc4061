"""Marks of claims: put where the prose says (claim), with the verdict that the ledger has, and what they open is the ledger's entry."""

import json
import re
from pathlib import Path

from explainers.claim import Verdict
from explainers.ledger import all_claims
from explainers.site.claim_marks import entries, marked
from explainers.site.definitions import Package
from explainers.site.ledger import CLASSES, MARKS
from explainers.site.resting_claims import written_claims


def link(name: str, text: str = "claim") -> str:
    return f'<a class="reference internal" href="../book/ledger.html#ledger-{name}"><span class="std std-ref">{text}</span></a>'


VERDICTS = {"a": Verdict.HOLDS, "b": Verdict.FAILS, "c": Verdict.CAVEAT}


def test_a_claim_in_parentheses_becomes_a_mark_that_is_still_a_link():
    made = marked(f"<p>It is so\n({link('a')}). And not ({link('b', 'ledger')}).</p>", VERDICTS)
    assert "(" not in made
    assert 'href="../book/ledger.html#ledger-a" aria-label="claim: holds">✓</a></span>. And' in made
    assert 'class="claim-mark claim-mark-fails"' in made
    assert made.startswith('<p>It is so<span class="claim-marks">\u2060<a')


def test_several_in_one_parenthesis_are_several_marks():
    made = marked(f"so ({link('a')}, {link('c')} and {link('b')})", VERDICTS)
    assert re.findall(r"claim-mark-(\w+)", made) == ["holds", "caveat", "fails"]


def test_no_line_begins_with_the_mark_of_a_formula():
    short, long = "<math><mi>d</mi></math>", f"<math><mi>{'d' * 30}</mi></math>"
    made = marked(f"is {short} ({link('a')}). Then", VERDICTS)
    assert made.startswith(f'is <span class="together">{short}<span class="claim-marks">')
    assert made.endswith("</a></span>.</span> Then")
    assert "together" not in marked(f"is {long} ({link('a')}). Then", VERDICTS), "it may have to scroll, and a mark is to be pressed"


def test_what_is_not_a_bare_citation_stays():
    for text in (f"so ({link('a', 'Held to a test')} on splits)", f"see {link('a')} too", f"so ({link('unknown')})"):
        assert marked(text, VERDICTS) == text


def test_an_entry_is_the_inside_of_its_block_without_ids():
    block = '<div class="claim claim-fails docutils container"><p class="rubric" id="ledger-b">b</p><div id="x"><div>deep</div></div></div>'
    found = entries(f"<div>{block}<p>after</p></div>")
    assert found == {"b": '<div class="claim-fails"><p class="rubric">b</p><div><div>deep</div></div></div>'}


def test_how_to_read_has_the_key_of_the_marks():
    page = Path("book/how-to-read.md").read_text("utf-8").replace("\\*", "*")
    for verdict in Verdict:
        assert f"- [{MARKS[verdict]}]{{.claim-mark .claim-mark-{CLASSES[verdict]}}} {verdict.value}\n" in page


def test_the_verdicts_that_pages_show_are_those_of_the_ledger():
    package = Package.read()
    written = [
        claim for name, module in package.modules.items() if "CLAIMS" in module.definitions for claim in written_claims(package, module)
    ]
    assert {claim.identifier: Verdict[claim.verdict] for claim in written} == {claim.identifier: claim.verdict for claim in all_claims()}


def test_the_built_script_has_every_claim():
    script = Path("_build/html/_static/claims.js").read_text("utf-8")
    found = json.loads(script.partition("=")[2].strip().removesuffix(";"))
    assert set(found) == {claim.identifier for claim in all_claims()}
    assert all("Expected" in entry and "Measured" in entry and "Control" in entry for entry in found.values())
