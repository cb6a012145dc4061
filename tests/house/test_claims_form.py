"""The form of the ledger: each claim can fail, says by which rule its tolerance was computed, and lets somebody else look."""

from dataclasses import replace

import pytest

from explainers.claim import Evidence, Verdict
from explainers.ledger import all_claims
from explainers.mutants.record import Row, Seeds
from explainers.tolerance import EXACT, INSIDE, rounding
from tests.house import claim_rules
from tests.house.claim_rules import RULES
from tests.house.unconverted import UNCONVERTED
from tests.house.without_longer import WITHOUT_LONGER
from tests.mutants import waves

CLAIMS = {claim.identifier: claim for claim in all_claims()}


@pytest.mark.parametrize("rule", RULES)
def test_every_claim_keeps_the_rules(rule):
    found, listed = claim_rules.faults(rule), UNCONVERTED.get(rule, set())
    new = [text for name, text in found.items() if name not in listed]
    assert not new, f"the rule {rule!r}:\n" + "\n".join(new)
    kept = sorted(listed & CLAIMS.keys() - found.keys())
    assert not kept, f"these claims keep the rule {rule!r} now; take them off its list in tests/house/unconverted.py: {kept}"


def test_the_lists_name_claims_and_rules():
    strange = sorted(UNCONVERTED.keys() - RULES.keys())
    assert not strange, f"tests/house/unconverted.py has lists for no rule: {strange}; delete them"
    gone = sorted({name for names in UNCONVERTED.values() for name in names} - CLAIMS.keys())
    assert not gone, f"these claims are gone; take them off the lists in tests/house/unconverted.py: {gone}"


def test_second_opinions_name_claims():
    gone = {name: where for name, where in claim_rules.book_opinions().items() if name not in CLAIMS}
    assert not gone, f"these second opinions are on no claim of the ledger; correct the name in the marker, or delete the test: {gone}"


def test_reasons_for_no_longer_training_are_needed():
    trained = {name for name, trains in claim_rules.trainers().items() if trains and not CLAIMS[name].longer}
    needless = sorted(WITHOUT_LONGER.keys() - trained)
    assert not needless, f"these claims do not train, or say what longer training changes; delete them from WITHOUT_LONGER: {needless}"
    assert all(WITHOUT_LONGER.values()), "WITHOUT_LONGER has a claim without a reason; say why twice the steps need no evidence"


# --- each rule can fail -----------------------------------------------------------------------------------------------------------------


def test_numbers_that_are_not_whole_need_a_tolerance():
    good, bad, bound = Evidence(1.0, 1.5, rounding(10)), Evidence(1.0, 1.5), Evidence(1, 2, relation="<=")
    assert not claim_rules.tolerance(good, Evidence(2, 1))
    assert not claim_rules.tolerance(good, Evidence(1, 2, INSIDE, "<="))
    assert "of measure is that of whole numbers" in claim_rules.tolerance(bad, good)
    assert "of measure and control is" in claim_rules.tolerance(bound, bad)


def test_a_control_that_only_changes_what_is_expected_is_found():
    one = Evidence([1.0, 2.0], [1.0, 2.0], EXACT)
    assert "measures [1.0, 2.0] as well" in claim_rules.control(one, Evidence([1.0, 2.0], [1.0, 3.0], EXACT))
    assert not claim_rules.control(one, Evidence([1.0, 2.5], [1.0, 2.0], EXACT))
    assert not claim_rules.control(one, Evidence(1.0, 1.5, EXACT))


def test_a_verdict_on_a_source_needs_what_the_source_says():
    judged = replace(waves.REFUTED, source="{cite:t}`somebody2020`")
    assert "add says=" in claim_rules.says(judged)
    assert not claim_rules.says(replace(judged, says="That it is eleven."))
    assert not claim_rules.says(waves.REFUTED)
    assert not claim_rules.says(replace(judged, verdict=Verdict.HOLDS))


def test_a_verdict_other_than_holds_needs_a_second_opinion():
    assert 'second_opinion("refuted")' in claim_rules.second_opinion(waves.REFUTED, [])
    assert "tests/essays/waves/test_second_opinions.py" in claim_rules.second_opinion(waves.REFUTED, [])
    assert not claim_rules.second_opinion(waves.REFUTED, ["refuted"])
    assert not claim_rules.second_opinion(waves.GAUSS, [])


def test_markers_are_read_wherever_they_stand():
    text = (
        "import pytest\n@pytest.mark.second_opinion('a', 'b')\ndef test_a(): ...\n"
        "@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.second_opinion('c'))])\ndef test_c(x): ..."
    )
    assert claim_rules.opinions({"here.py": text}) == dict.fromkeys("abc", "here.py")


def test_a_claim_that_trains_says_when_it_ended():
    assert "it trains (ridge.train): add training=" in claim_rules.training(waves.GAUSS, ["ridge.train"])
    assert not claim_rules.training(waves.GAUSS, [])
    assert not claim_rules.training(replace(waves.GAUSS, training="at 0", longer=waves.GAUSS.measure), ["ridge.train"])


def test_training_is_seen_through_experiments_and_other_modules(tmp_path):
    from explainers.site.definitions import Package  # noqa: PLC0415
    from explainers.site.resting_claims import written_claims  # noqa: PLC0415

    wing = tmp_path / "explainers/essays/toy"
    wing.mkdir(parents=True)
    for folder in (wing, wing.parent, wing.parent.parent):
        (folder / "__init__.py").touch()
    for name, text in {
        "claims": "from explainers.essays.toy import experiments, net\nCLAIMS = (\n"
        "claim('one', 'a', measure=lambda: experiments.trained(), control=lambda: 0),\n"
        "claim('two', 'a', measure=lambda: net.count() + net.strained(), control=lambda: 0),\n"
        "claim('three', 'a', measure=lambda: net.walk(1, steps=2), control=lambda: 0))",
        "experiments": "from explainers.essays.toy import net\ndef trained(): return net.fit()",
        "net": "def fit(): return train_slowly()\ndef train_slowly(): ...\n"
        "def count(steps=1): ...\ndef strained(): ...\ndef walk(η, *, steps): ...",
    }.items():
        (wing / f"{name}.py").write_text(text)
    package = Package.read(tmp_path / "explainers")
    one, two, three = written_claims(package, package.modules["explainers.essays.toy.claims"])
    assert claim_rules.trains(one, package) == ["net.train_slowly"]
    assert claim_rules.trains(two, package) == []
    assert claim_rules.trains(three, package) == ["net.walk"]


def test_seeds_that_miss_more_often_than_the_claim_says_are_found():
    row = Row("k", {"scaled": 1}, seeds=Seeds("k", 10, 8, 9, 9))
    assert "of 10 fresh seeds 8 are right (measure 9, control 9), and it may miss 1" in claim_rules.seeds(
        replace(waves.GAUSS, may_miss=1), row
    )
    assert not claim_rules.seeds(replace(waves.GAUSS, may_miss=2), row)
    assert not claim_rules.seeds(waves.GAUSS, Row("k"))


def test_a_claim_that_notices_nothing_is_found():
    deaf = Row("k", {"scaled": 1, "zeroed": 1}, {"a.f": ["scaled"]}, {"a.f": ["zeroed"]})
    assert "it notices none of 2 breaks of the code" in claim_rules.notices(waves.GAUSS, deaf)
    assert not claim_rules.notices(waves.GAUSS, replace(deaf, within={}))
    assert claim_rules.notices(waves.GAUSS, Row("k"))


def test_what_both_sides_call_and_what_is_typed_are_found_in_slices(slices):
    pairs = slices("lambda: Evidence([waves.total(3), 4], [6, 4], INSIDE)")
    assert "4 is typed" in claim_rules.package(pairs)
    assert not claim_rules.package(slices("lambda: Evidence([waves.total(3), waves.total(4)], [6, 10], INSIDE)"))
    assert "neither side calls the package (measured is 4)" in claim_rules.package(slices("lambda: Evidence(4, 4)"))
    assert "both call waves.total(3)" in claim_rules.apart(slices("lambda: Evidence(2 * waves.total(3), waves.total(3) * 2)"))
    assert not claim_rules.apart(slices("lambda: Evidence(waves.total(4), 4 + waves.total(3))"))


def test_the_file_of_unconverted_claims_can_be_written_again(monkeypatch):
    monkeypatch.setattr(claim_rules, "faults", lambda rule: {"a-claim": "text"} if rule == "says" else {})
    made: dict = {}
    exec(claim_rules.unconverted(), made)
    assert made["UNCONVERTED"] == {rule: {"a-claim"} if rule == "says" else set() for rule in RULES}
