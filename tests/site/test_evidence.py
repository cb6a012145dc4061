"""A claim is measured once, and again when its key is another."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import explainers
from explainers import ledger
from explainers.claim import Claim, Evidence, Verdict
from explainers.site import evidence
from explainers.site.dependencies import PackageFiles
from explainers.site.evidence import EVIDENCE, keys_of_claims, measure, remembered


def claim(identifier: str, measured: list[str]) -> Claim:
    """A claim that notes in ``measured`` when it is measured."""

    def note() -> Evidence:
        measured.append(identifier)
        return Evidence(np.array([1.0, len(measured)]), [1.0, 1.0], 0.5)

    texts = ("essay", "section", "Statement.", "derived here", "counting")
    return Claim(identifier, *texts, Verdict.HOLDS, note, "control", lambda: Evidence(2.0, 1.0, relation="<="))


def test_what_is_remembered_is_what_was_measured(tmp_path):
    measured: list[str] = []
    claims = [claim("one", measured), claim("two", measured)]
    entries = remembered(claims, tmp_path / "page", lambda claim: "key")
    again = remembered(claims, tmp_path / "page", lambda claim: "key")
    assert measured == ["one", "two"]
    assert repr(again) == repr(entries)
    assert [entry.claim.identifier for entry in again] == ["one", "two"]
    assert (again[1].evidence.measured[1], again[0].control.relation) == (2.0, "<=")


def test_a_claim_with_another_key_is_measured_again_and_the_others_are_not(tmp_path):
    measured: list[str] = []
    claims = [claim("one", measured), claim("two", measured)]
    remembered(claims, tmp_path / "page", lambda claim: "key")
    remembered(claims, tmp_path / "edited", lambda claim: f"key {claim.identifier == 'two'}".removesuffix(" False"))
    assert measured == ["one", "two", "two"]
    remembered(claims, tmp_path / "page again", lambda claim: "key")
    assert measured == ["one", "two", "two"]
    remembered([*claims, claim("three", measured)], tmp_path / "more", lambda claim: "key")
    assert measured == ["one", "two", "two", "three"]


def test_what_was_cut_off_is_not_kept(tmp_path):
    def stop() -> Evidence:
        raise KeyboardInterrupt

    measured: list[str] = []
    claims = [claim("one", measured), replace(claim("two", measured), control=stop)]
    with pytest.raises(KeyboardInterrupt):
        remembered(claims, tmp_path / "page", lambda claim: "key")
    remembered(claims[:1], tmp_path / "page", lambda claim: "key")
    assert measured == ["one", "two", "one"]
    assert [path.name for path in (tmp_path / "page").iterdir()] == [EVIDENCE]


def test_evidence_that_had_other_fields_is_left_alone(tmp_path):
    (tmp_path / "old").mkdir()
    old = {("one", "old"): ({"measured": 1.0, "weight": 2.0}, {"measured": 1.0, "weight": 2.0})}
    (tmp_path / "old" / EVIDENCE).write_bytes(pickle.dumps(old))
    measured: list[str] = []
    remembered([claim("one", measured)], tmp_path / "page", lambda claim: "key")
    assert measured == ["one"]


def test_a_claim_that_takes_long_is_named(monkeypatch, capsys):
    measure(claim("quick", []))
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(evidence, "LONG", 0.0)
    measure(claim("slow", []))
    assert capsys.readouterr().out == "ledger: slow measured in 0.0 s\n"


def test_the_key_of_a_claim_is_that_of_its_module(tmp_path: Path):
    package = tmp_path / "explainers"
    for wing in ("waves", "coins"):
        (package / "essays" / wing).mkdir(parents=True)
        (package / "essays" / wing / "claims.py").write_text(f"from explainers import {wing}")
        (package / f"{wing}.py").touch()
    modules = {wing: ModuleType(f"explainers.essays.{wing}.claims") for wing in ("waves", "coins")}
    claims = {wing: claim(wing, []) for wing in modules}
    for wing, module in modules.items():
        module.CLAIMS = (claims[wing],)  # type: ignore[attr-defined]
    made = ModuleType("explainers.ledger")
    vars(made).update(modules)

    def keys() -> list[str]:
        key = keys_of_claims(made, PackageFiles(package))
        return [key(claim) for claim in claims.values()]

    waves, coins = keys()
    assert waves != coins
    (package / "waves.py").write_text("edited")
    assert keys()[0] != waves
    assert keys()[1] == coins


def test_every_claim_of_the_book_has_the_key_of_its_wing():
    package = PackageFiles(Path(explainers.__file__).parent)
    key = keys_of_claims(ledger, package)
    keys = {claim.essay: key(claim) for claim in ledger.all_claims()}
    assert len(set(keys.values())) == len(keys) > 1
    assert all(key(claim) == keys[claim.essay] for claim in ledger.all_claims())
