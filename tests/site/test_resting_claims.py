from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

from explainers.ledger import all_claims
from explainers.site.definitions import Module, Package, Place
from explainers.site.figure_cells import Cell, Figure
from explainers.site.resting_claims import MOST, resting, written_claims

CLAIMS = """
from functools import partial
from explainers.claim import Claim, Evidence
from explainers.essays.toy import experiments, waves

def _claim(identifier, anchor, statement, **rest): return Claim(identifier=identifier, anchor=anchor, statement=statement, **rest)
def _tall(limit): return Evidence(experiments.run(3), limit)
def _low(): return Evidence(waves.low(), 0)

def _made(kind, run):
    return _claim(f"{kind}-waves", "one", "S.", measure=lambda: _tall(1), control=lambda: Evidence(waves.high(kind), 1))

_REST = {"control": _low}
FIRST = (_claim("by-name", "one", "S.", measure=_low, control=lambda: _tall(2)), _made("long", 3))
SECOND = [partial(Claim)(identifier="by-keyword", anchor="two", measure=lambda: Evidence(waves.deep(), 1), **_REST)]
CLAIMS: tuple[Claim, ...] = (*FIRST, *SECOND)
"""
EXPERIMENTS = """
from explainers.essays.toy import waves
def run(n): return helper(n)
def helper(n): return waves.high(n)
def other(): return waves.all_of_them()
"""
WAVES = """
def high(n): return 1
def low(): return bottom()
def bottom(): return 2
def deep(): return bottom()
def all_of_them(): return middle()
def middle(): return high(1)
def alone(): return 5
"""


@pytest.fixture
def package() -> Package:
    sources = {"claims": CLAIMS, "experiments": EXPERIMENTS, "waves": WAVES}
    modules = {f"explainers.essays.toy.{name}": Module(f"explainers.essays.toy.{name}", Path(name), text) for name, text in sources.items()}
    claim = Module("explainers.claim", Path("claim"), "class Claim: ...\nclass Evidence: ...\n")
    return Package(
        {**modules, "explainers.claim": claim, "explainers.essays.toy": Module("explainers.essays.toy", Path("__init__.py"), "")}
    )


@pytest.fixture
def claims(package):
    return written_claims(package, package.modules["explainers.essays.toy.claims"])


def test_claims_are_found_however_they_are_made(claims):
    assert [claim.identifier for claim in claims] == ["by-name", "long-waves", "by-keyword"]
    assert [claim.anchor for claim in claims] == ["one", "one", "two"]
    assert [claim.entry.lineno for claim in claims] == [14, 14, 15]


def test_a_claim_is_measured_by_a_function_or_by_its_entry(claims):
    assert [(claim.measure.name, claim.control.name) for claim in claims] == [
        ("_low", "_tall"),
        ("_tall", "long-waves"),
        ("by-keyword", "_low"),
    ]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("_claim(NAME, 'one', measure=_low, control=_low)", "the identifier or the anchor of a claim is computed"),
        ("_claim('a', 'one', measure=_low)", "this claim has no control"),
        ("7", "neither a claim nor a tuple of claims"),
        ("*MORE", "MORE is used in CLAIMS and not assigned"),
    ],
)
def test_a_claim_that_cannot_be_read_says_where(package, entry, fault):
    source = f"def _low(): ...\nNAME = 'a'.upper()\nCLAIMS = ({entry},)\n"
    with pytest.raises(ValueError, match=fault):
        written_claims(package, Module("explainers.essays.toy.claims", Path("claims.py"), source))


def figure(*computes: tuple[str, str], section: str = "", cited: tuple[str, ...] = ()) -> Figure:
    places = tuple(Place(f"explainers.essays.toy.{module}", name) for module, name in computes)
    return Figure("f", Cell(0, "c", ""), True, (), places, section, set(cited))


def names(found) -> list[str]:
    return [claim.identifier for claim in found]


def test_claims_that_share_the_function_itself_come_alone(package, claims):
    assert names(resting(figure(("experiments", "run")), claims, package)) == ["by-name", "long-waves"]
    assert names(resting(figure(("waves", "deep")), claims, package)) == ["by-keyword"]


def test_else_those_that_share_what_it_calls(package, claims):
    assert names(resting(figure(("waves", "all_of_them")), claims, package)) == ["by-name", "long-waves"]
    assert resting(figure(("experiments", "other")), claims, package) == [], "three calls down is too far"


def test_a_figure_on_which_nothing_rests_has_none(package, claims):
    assert resting(figure(("waves", "alone")), claims, package) == []
    assert resting(figure(), claims, package) == []


def test_the_section_and_the_prose_that_follows_decide_between_many(package, claims):
    run = ("experiments", "run")
    assert names(resting(figure(run, cited=("long-waves",)), claims, package)) == ["long-waves"]
    assert names(resting(figure(run, section="one"), claims, package)) == ["by-name", "long-waves"]
    assert names(resting(figure(run, cited=("by-keyword",)), claims, package)) == ["by-name", "long-waves"], "it shares nothing"


def test_a_long_list_keeps_those_that_share_most(package, claims):
    many = claims * (MOST // 2)
    both = figure(("experiments", "run"), ("waves", "low"))
    assert set(names(resting(both, claims, package))) == {"by-name", "long-waves", "by-keyword"}
    assert set(names(resting(both, many, package))) == {"by-name"}


def named(code: CodeType) -> Iterator[str]:
    """The names that a piece of compiled code and the pieces within it use."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from named(constant)


@pytest.mark.parametrize("essay", sorted({claim.essay for claim in all_claims()}))
def test_the_source_tells_what_the_ledger_measures(essay):
    package = Package.read()
    module = package.modules[f"explainers.essays.{essay.replace('-', '_')}.claims"]
    written = {claim.identifier: claim for claim in written_claims(package, module)}
    claims = {claim.identifier: claim for claim in all_claims() if claim.essay == essay}
    assert list(written) == list(claims), "the page of code and the ledger name other claims"
    for name, claim in claims.items():
        assert written[name].anchor == claim.anchor
        for part, place in ((claim.measure, written[name].measure), (claim.control, written[name].control)):
            code = part.__code__
            if code.co_name != "<lambda>":
                assert place == Place(module.name, code.co_name), f"{name}: the link leads to {place.name}"
            elif place.name != name:
                assert place.name in named(code), f"{name}: the link leads to {place.name}, which the lambda does not call"
