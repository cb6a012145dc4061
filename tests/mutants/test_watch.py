"""What is seen of a claim that runs: the breaks there are, the fields that are read, and what caches need."""

from explainers.mutants import child
from explainers.mutants import watch as watching
from explainers.mutants.functions import Code, caches_of, functions_of
from explainers.mutants.watch import Watched, watch
from tests.mutants import waves

HERE = "tests.mutants.waves."
CODE = Code(functions_of([waves]), caches_of([waves]))
NUMBERS = ["scaled", "zeroed", "negated"]


def seen(claim) -> Watched:
    return child.run(lambda: watch(claim, CODE))


def breaks(claim) -> list[tuple[str, str]]:
    return [(each.place.removeprefix(HERE), each.kind) for each in seen(claim).mutants]


def test_the_breaks_are_those_that_change_what_measure_calls():
    assert breaks(waves.GAUSS) == [
        *(("steps", kind) for kind in [*NUMBERS, "shuffled"]),
        *(("total", kind) for kind in NUMBERS),
    ]
    assert waves.total(4) == 10.0  # nothing is watched here


def test_fields_that_nobody_reads_are_left_out():
    assert breaks(waves.MEAN) == [
        *(("Wave.mean", kind) for kind in NUMBERS),
        *(("wave:heights", kind) for kind in [*NUMBERS, "shuffled"]),
    ]
    assert ("wave:crests", "off by one") in breaks(waves.COPIED)  # replace() reads all


def test_what_a_function_only_passes_on_is_broken_where_it_is_made():
    assert {place for place, _ in breaks(waves.PASSED)} == {"wave:crests"}
    assert {place for place, _ in breaks(waves.PASSED_FLOAT)} == {"steps", "total"}
    assert {place for place, _ in breaks(waves.SAME_NUMBER)} == {"wave:crests", "count"}  # two threes are not one that is passed on


def test_the_evidence_is_that_of_the_claim():
    assert seen(waves.MEAN).evidence == waves.MEAN.measure()


def test_a_cache_needs_all_that_is_called_to_fill_it_also_by_way_of_another_cache():
    needs = seen(waves.TWICE).needs
    assert needs == {
        f"{HERE}high": {f"{HERE}high", f"{HERE}wave", f"{HERE}Wave.highest"},
        f"{HERE}twice": {f"{HERE}twice", f"{HERE}high", f"{HERE}wave", f"{HERE}Wave.highest"},
    }


def test_what_a_control_calls_is_seen_even_if_measure_has_filled_its_caches():
    assert seen(waves.TWICE).control == {f"{HERE}high", f"{HERE}wave", f"{HERE}Wave.highest"}
    assert seen(waves.GAUSS).control == {f"{HERE}total", f"{HERE}steps"}
    assert seen(waves.TYPED).control == frozenset()


def test_what_is_called_inside_a_function_is_seen_also_by_way_of_a_cache():
    inside = child.run(lambda: watch(waves.TWICE, CODE, [f"{HERE}twice", f"{HERE}wave"])).inside
    assert inside == {f"{HERE}twice": {f"{HERE}high", f"{HERE}wave", f"{HERE}Wave.highest"}, f"{HERE}wave": set()}
    assert not seen(waves.TWICE).inside


def test_only_the_first_calls_of_a_function_are_looked_at(monkeypatch):
    all_of_them = breaks(waves.MEAN)
    monkeypatch.setattr(watching, "LOOKS", 1)
    assert set(breaks(waves.MEAN)) <= set(all_of_them)
    monkeypatch.setattr(watching, "LOOKS", 0)
    assert breaks(waves.MEAN) == []
