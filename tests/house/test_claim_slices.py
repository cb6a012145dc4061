"""What measured and expected are made of, read from small claims."""

import pytest

from explainers.ledger import all_claims
from tests.house.claim_rules import slices as of_claim
from tests.house.claim_terms import quantities, settings, shared

HELPERS = """
N = 3
SIZES = [waves.total(n) for n in (1, 2)]
def of(name, n=N):
    if name == "wave":
        found = waves.wave(n)
    else:
        found = waves.total(n)
    return Evidence(found, waves.total(n))
def shuffled(x, flip):
    return -x if flip else x
def mean():
    x = np.array([waves.wave(i) for i in range(4)])
    return Evidence(x.mean(), 4 * x.std() / np.sqrt(len(x)))
def worst():
    found = []
    for n in SIZES:
        found.append(waves.halved(n))
    return Evidence(max(found), 0.0)
def pair():
    one, other = waves.wave(1), waves.wave(2)
    return Evidence(one.top, other.top)
def several(*found):
    return Evidence([x for x in found], [waves.wave(1)] * len(found))
def apart():
    few, many = (waves.wave(n) for n in (1, 2))
    return Evidence(few, many)
def starred():
    base, *more = (waves.wave(n) for n in (1, 2, 3))
    return Evidence(more, [base, base])
def fields(sizes):
    found = [waves.wave(n) for n in sizes]
    return Evidence([each.top for each in found], [each.low for each in found])
"""


def names(term):
    return {call.function for call in term.calls}


@pytest.mark.parametrize(
    ("measure", "both"),
    [
        ("lambda: of('wave')", []),
        ("lambda: of('total')", ["waves.total(3)"]),
        ("lambda: of('total', n=4)", ["waves.total(4)"]),
        ("partial(of, 'total')", ["waves.total(3)"]),
        ("lambda: Evidence(waves.total(3) - shuffled(waves.wave(1), True), waves.wave(1))", ["waves.wave(1)"]),
        ("mean", []),  # the spread of a sample is no quantity
        ("worst", []),
        ("pair", []),
        ("lambda: several(waves.wave(1), waves.wave(2))", ["waves.wave(1)"]),
        ("lambda: several(*map(waves.wave, SIZES))", []),  # read all the same
        ("apart", []),  # one by one
        ("starred", []),
        ("lambda: fields(3)", []),
        ("lambda: fields(np.arange(3))", []),  # however many there are
        ("lambda: Evidence(waves.wave(1).top, waves.wave(1).low)", []),  # two fields
        ("lambda: Evidence(waves.wave(1).top.max(), 2 * waves.wave(1).top)", ["waves.wave(1).top"]),
        ("lambda: Evidence(waves.halved(waves.wave(1)), waves.wave(1))", []),  # a setting: it goes into another call
        ("lambda: Evidence(waves.halved(waves.wave(1)), waves.halved(waves.wave(1)) * 1)", ["waves.halved(waves.wave(1))"]),
        ("lambda: Evidence(waves.halved(x=1, y=2), waves.halved(y=2, x=1))", ["waves.halved(x=1, y=2)"]),
    ],
)
def test_what_both_sides_call_is_found_through_helpers(slices, measure, both):
    assert [call for measured, expected in slices(measure, HELPERS) for call in shared(measured, expected)] == both


def test_the_values_of_a_maker_are_put_in(slices):
    maker = "def make(n, name):\n    return lambda: Evidence(waves.wave(n), waves.total(n) if name == 'total' else waves.wave(n))\n"
    ((measured, expected),) = slices("make(7, 'total')", maker)
    assert (measured.text, expected.text) == ("waves.wave(7)", "waves.total(7)")


def test_accumulated_results_and_constants_lead_to_their_calls(slices):
    ((measured, expected),) = slices("worst", HELPERS)
    assert names(measured) == {"waves.halved", "waves.total"}
    assert {function for function, _, _ in quantities(measured)} == {"waves.halved"}
    assert {function for function, _, _ in settings(measured)} == {"waves.total"}
    assert not expected.calls


def test_branches_that_cannot_be_decided_count_both(slices):
    helpers = "def either(n):\n    if np.random.random() > 0.5:\n        x = waves.wave(n)\n    else:\n        x = waves.total(n)\n"
    ((measured, _),) = slices("lambda: either(1)", helpers + "    return Evidence(x, 1)\n")
    assert names(measured) == {"waves.wave", "waves.total"}


def test_a_constant_of_the_package_is_no_call(slices):
    ((measured, expected),) = slices("lambda: Evidence(waves.TEN, 10)")
    assert not measured.calls
    assert measured.text == "waves.TEN"
    assert expected.value == 10


def test_every_claim_of_the_book_can_be_read():
    unread = [claim.identifier for claim in all_claims() if not of_claim(claim)]
    assert not unread, f"no evidence was found in the source of {unread}; let their measure return Evidence(…), by itself or by a helper"
