"""What the ledger says of breaks, from rows that are known."""

from dataclasses import replace

import pytest

from explainers.mutants.draws import SAME_LAW
from explainers.mutants.record import SYMMETRY, Row, Seeds, Totals
from explainers.site import breaks
from explainers.site.breaks import breaks_noticed, breaks_summary, row_markdown
from tests.mutants.waves import GAUSS

ROW = Row("k", {"scaled": 3, "zeroed": 2}, {"a.f:x": ["scaled", "zeroed"]}, {"a.g": ["scaled"]}, {}, Seeds("k", 10, 8, 9, 9))


def test_the_summary_counts_in_words(monkeypatch):
    monkeypatch.setattr(breaks, "SMALLER", {"one": {}})
    totals = Totals(matter=2900, noticed=1234, cannot=0, symmetric=0, redrawn=0, deaf=3, without=1, random=20, steady=17)
    assert breaks_summary(totals, 0) == (
        "1,234 of 2,900 breaks of the code are noticed. 3 claims notice none, and 1 claim runs nothing of the code. "
        "Of 20 claims with random numbers 17 came out right with every fresh seed, and so did their controls. "
        "Breaks and seeds of 1 essay were tried with fewer steps or draws, with which the claims come out right, too."
    )
    monkeypatch.setattr(breaks, "SMALLER", {"one": {}, "two": {}})
    assert "seeds of 2 essays were tried" in breaks_summary(totals, 0)
    monkeypatch.setattr(breaks, "SMALLER", {})
    assert "were tried" not in breaks_summary(totals, 0)
    assert breaks_summary(totals, 0, 2).endswith(". 2 claims have not been tried yet.")
    said = breaks_summary(replace(totals, cannot=40, deaf=1, without=2), 5)
    assert "noticed; 40 more cannot matter. 1 claim notices none, and 2 claims run" in said
    said = breaks_summary(replace(totals, cannot=40, symmetric=12, redrawn=3), 5)
    assert "cannot matter (12 change a scale, a sign or an order and leave what is measured as it was, 3 make another draw of" in said
    assert said.endswith(" 5 of these numbers are older than the code.")


def test_where_every_claim_notices_a_break_the_summary_says_so():
    totals = Totals(matter=9, noticed=8, cannot=0, symmetric=0, redrawn=0, deaf=0, without=0, random=2, steady=2)
    assert "noticed. Every claim notices at least one break and runs some of the code. Of 2" in breaks_summary(totals, 0)
    assert "Every claim that was tried notices" in breaks_summary(totals, 0, 1)
    assert "0 claims notice none, and 1 claim runs nothing of the code" in breaks_summary(replace(totals, without=1), 0)


def test_the_summary_names_the_claims_that_did_not_come_out_right_with_every_seed():
    totals = Totals(1, 1, 0, 0, 0, 0, 0, random=3, steady=1, missed={"a-b": Seeds("k", 10, 9, 9, 10), "a": Seeds("k", 10, 8, 9, 9)})
    assert "with every fresh seed, and so did their controls; the rest: a-b (9 of 10), a (8 of 10)." in breaks_summary(totals, 0)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW, "2 of 5 breaks noticed"),
        (replace(ROW, code="old"), "2 of 5 breaks noticed, by older code"),
        (Row("k"), "nothing to break"),
        (Row("old"), "nothing to break, by older code"),
        (None, "breaks not tried yet"),
    ],
)
def test_a_claim_has_one_short_figure(row, said):
    assert breaks_noticed(GAUSS, row, "k") == said


def test_what_cannot_matter_is_left_out_of_the_figure_and_told_with_its_reason():
    claim = replace(GAUSS, indifferent_to={"a.f:x *": "nobody asks", "a.g scaled": "a ratio, the scale cancels", "b *": "nothing"})
    assert breaks_noticed(claim, ROW, "k") == "2 of 2 breaks noticed"
    assert row_markdown(claim, ROW, "k") == [
        "Seeds\n: right with 8 of 10 fresh ones",
        "",
        "Cannot matter\n: `a.f:x scaled` and 1 more: nobody asks; `a.g scaled`: a ratio, the scale cancels",
        "",
    ]


def test_what_cannot_matter_by_a_rule_is_told_with_the_rule():
    drew = "ridges_not_peaks.ridge.random_data:X"
    row = Row("k", {"negated": 4, "shuffled": 2}, {}, {drew: ["negated", "shuffled"]}, {"a.f": ["negated"]})
    assert breaks_noticed(GAUSS, row, "k") == "3 of 3 breaks noticed"
    assert row_markdown(GAUSS, row, "k")[0] == f"Cannot matter\n: `{drew} negated` and 1 more: {SAME_LAW}; `a.f negated`: {SYMMETRY}"


def test_a_claim_that_may_miss_says_so():
    assert (
        row_markdown(replace(GAUSS, may_miss=2), ROW, "k")[0]
        == "Seeds\n: right with 8 of 10 fresh ones; by its own tolerance it may miss 2"
    )
    assert row_markdown(replace(GAUSS, may_miss=1), Row("k"), "k") == []


def test_seeds_of_older_code_are_told_as_such_and_those_of_a_claim_without_random_numbers_not_at_all():
    assert row_markdown(GAUSS, ROW, "new")[0] == "Seeds\n: right with 8 of 10 fresh ones, by older code"
    assert row_markdown(GAUSS, Row("k", seeds=Seeds("k", 0, 0, 0, 0)), "k") == []


def test_without_seeds_or_reasons_nothing_is_told():
    assert row_markdown(GAUSS, Row("k", {"scaled": 1}), "k") == row_markdown(GAUSS, None, "k") == []
