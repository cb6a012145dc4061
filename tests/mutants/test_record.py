"""The record of the book: what it lacks is said; its numbers, its order and its reasons are what they should be."""

import warnings
from dataclasses import replace
from pathlib import Path

import pytest

import explainers
from explainers import ledger
from explainers.mutants.draws import SAME_LAW
from explainers.mutants.record import SYMMETRY, Faults, Row, Seeds, Totals, faults, needless, read, reason_for, score, totals, write
from explainers.site.claim_code import code_of_claims
from explainers.site.dependencies import PackageFiles
from tests.house.unconverted import UNCONVERTED
from tests.mutants import waves

ROW = Row("k", {"scaled": 3, "zeroed": 2}, {"a.f:x": ["scaled", "zeroed"]}, {"a.g": ["scaled"]}, {}, Seeds("k", 10, 8, 9, 9))


@pytest.fixture(scope="module")
def found() -> Faults:
    return faults(read(), ledger.all_claims(), code_of_claims(ledger, PackageFiles(Path(explainers.__file__).parent)))


def test_every_row_has_its_claim(found):
    assert not found.unknown, f"the record has rows of claims that are gone: run make mutants; they are {found.unknown}"


def test_no_claim_calls_indifferent_what_it_notices(found):
    assert not found.needless, f"delete from indifferent_to, for no break is unnoticed that fits: {found.needless}"


def test_every_claim_has_its_row(found):
    missing = sorted(set(found.missing) - UNCONVERTED["row"])
    assert not missing, f"these claims have not been tried: run make mutants, and commit the record: {missing}"


def test_the_seeds_of_every_claim_have_been_tried():
    lacking = [name for name, row in read().items() if row.seeds is None]
    assert not lacking, f"these claims have not been run with fresh seeds: run make seeds, and commit the record: {lacking}"


@pytest.mark.filterwarnings("default:the record of breaks")
def test_rows_that_are_older_than_the_code_are_named(found):
    if found.outdated:
        warnings.warn(f"the record of breaks is older than the code of {len(found.outdated)} claims: {found.outdated}", stacklevel=1)
    assert found.outdated <= read().keys()


def test_the_score_leaves_out_what_cannot_matter_and_keeps_the_reason():
    assert ROW.deaf == ["a.f:x scaled", "a.f:x zeroed", "a.g scaled"]
    assert score(ROW, waves.GAUSS).matter == 5
    assert score(ROW, waves.GAUSS).noticed == 2
    found = score(ROW, replace(waves.GAUSS, indifferent_to={"a.f:x *": "nobody asks"}))
    assert (found.matter, found.noticed) == (3, 2)
    assert found.cannot == {"a.f:x scaled": "nobody asks", "a.f:x zeroed": "nobody asks"}


def test_symmetries_and_other_draws_cannot_matter_and_the_claims_own_reasons_come_first():
    drew = "ridges_not_peaks.ridge.random_data:y"
    row = Row("k", {"scaled": 3, "negated": 3}, {}, {drew: ["negated", "scaled"]}, {"a.f": ["scaled", "negated"]})
    found = score(row, replace(waves.GAUSS, indifferent_to={"a.f negated": "a square"}))
    assert (found.matter, found.noticed) == (3, 2)
    assert found.cannot == {f"{drew} negated": SAME_LAW, "a.f scaled": SYMMETRY, "a.f negated": "a square"}
    assert not needless(row, replace(waves.GAUSS, indifferent_to={"a.f negated": "a square"}))


def test_the_totals_are_those_of_the_claims_that_have_a_row():
    rows = {
        "gauss": ROW,
        "typed": Row("k", seeds=Seeds("k", 0, 0, 0, 0)),
        "mean": Row("k", {"scaled": 1}, {"a.f": ["scaled"]}, {}, {}, Seeds("k", 10, 10, 10, 10)),
        "gone": ROW,
    }
    claims = [replace(waves.GAUSS, indifferent_to={"a.g *": "no"}), waves.TYPED, waves.MEAN, waves.LUCKY]
    found = totals(rows, claims)
    assert found == Totals(
        matter=5, noticed=2, cannot=1, symmetric=0, redrawn=0, deaf=1, without=1, random=2, steady=1, missed={"gauss": ROW.seeds}
    )
    assert totals(rows, [replace(waves.MEAN, indifferent_to={"a.f *": "no"})]).deaf == 1, "what cannot matter is not noticed either"


def test_the_first_pattern_that_fits_gives_the_reason():
    reasons = {"*.f:x scaled": "a ratio", "* scaled": "a sign"}
    assert reason_for("a.f:x scaled", reasons) == "a ratio"
    assert reason_for("a.g scaled", reasons) == "a sign"
    assert reason_for("a.g zeroed", reasons) == ""


def test_a_reason_for_what_is_noticed_is_needless():
    claim = replace(waves.GAUSS, indifferent_to={"a.g scaled": "a ratio", "a.g zeroed": "wrong: it is noticed"})
    assert needless(ROW, claim) == ["a.g zeroed"]


def test_faults_are_found_by_their_kind():
    new, wrong = replace(waves.GAUSS, identifier="new"), replace(waves.GAUSS, identifier="wrong", indifferent_to={"b": "no"})
    rows = {"gauss": replace(ROW, code="old"), "wrong": ROW, "gone": ROW}
    found = faults(rows, [waves.GAUSS, wrong, new], lambda claim: "k")
    assert found == Faults(missing=["new"], unknown=["gone"], older=["gauss"], needless=["wrong: b"], seeds_due=["new"])
    assert found.outdated == {"gauss"}
    assert faults({"gauss": ROW}, [waves.GAUSS], lambda claim: "k") == Faults([], [], [], [], [])


def test_seeds_are_due_where_they_were_not_tried_or_the_code_was_another():
    for seeds in (None, Seeds("old", 10, 10, 10, 10), Seeds("old", 0, 0, 0, 0)):
        found = faults({"gauss": replace(ROW, seeds=seeds)}, [waves.GAUSS], lambda claim: "k")
        assert found == Faults([], [], [], [], ["gauss"])
        assert found.outdated == {"gauss"}


def test_what_is_written_is_read_in_the_order_of_the_claims_and_without_those_that_are_gone(tmp_path):
    path = tmp_path / "record.json"
    assert read(path) == {}
    rows = {"typed": Row("η"), "gone": ROW, "gauss": ROW}
    write(rows, [waves.GAUSS, waves.TYPED, waves.MEAN], path)
    assert read(path) == {"gauss": ROW, "typed": Row("η")}
    assert list(read(path)) == ["gauss", "typed"]
    assert len(path.read_text("utf-8").splitlines()) == 4
    before = path.read_bytes()
    write(read(path), [waves.GAUSS, waves.TYPED], path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
