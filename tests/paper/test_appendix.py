from pathlib import Path

from explainers.paper import appendix
from explainers.paper.markup import words
from tests.paper.small_site import opened


def test_entries_are_numbered_in_the_order_of_the_ledger(tmp_path: Path):
    assert appendix.numbers(opened(tmp_path)[0]["ledger"]) == {"ledger-a": 1, "ledger-b": 2}


def test_an_entry_says_statement_verdict_and_numbers(tmp_path: Path):
    ledger = opened(tmp_path)[0]["ledger"]
    appendix.shorten(ledger, appendix.numbers(ledger))
    assert [words(entry) for entry in ledger.article.select(".entry")] == [
        "1 It is a.✗ fails as stated. Expected: 1, by sums. Measured: 2",
        "2 It is b.✓ holds. Expected: 1, by sums. Measured: 2",
    ]
    assert words(ledger.article.select_one(".entries h2")) == "One"
    assert "2 claims." in ledger.article.text


def test_one_essay_has_the_entries_of_its_claims(tmp_path: Path):
    pages = opened(tmp_path)[0]
    numbered = appendix.numbers(pages["ledger"])
    marked = appendix.number_marks(pages["one"].article, numbered)
    assert marked == {"ledger-b"}
    assert words(pages["one"].article.select_one(".claim-mark")) == "✓ 2"
    appendix.shorten(pages["ledger"], numbered, marked)
    assert [entry["id"] for entry in pages["ledger"].article.select(".entry")] == ["ledger-b"]
    assert "2 claims." not in pages["ledger"].article.text
