"""Which functions are found, and that one is exchanged for all who hold it."""

from explainers import ledger
from explainers.mutants.functions import caches_of, clear, exchanged, functions_of, the_code
from tests.mutants import waves
from tests.mutants.waves import steps, total

assert ledger  # it loads what the claims use


def test_functions_methods_and_properties_of_a_module_are_found_and_no_imported_ones():
    found = functions_of([waves])
    names = {name.removeprefix("tests.mutants.waves.") for name in found}
    assert {"Wave.mean", "Wave.highest", "wave", "high", "steps", "made"} <= names
    assert not names & {"replace", "cache", "claim", "Evidence", "Wave.__init__"}


def test_the_package_s_functions_are_those_that_compute():
    found = the_code().functions
    assert "ridges_not_peaks.ridge.train" in found
    assert "networks.relu_network.forward" in found
    assert not [name for name in found if ".figures." in name or ".claims." in name or name.startswith(("site.", "look.", "mutants."))]


def test_a_function_is_exchanged_for_all_who_hold_it_and_only_within():
    held = {"total": total}
    with exchanged(steps, lambda original: lambda n: (2 * x for x in original(n))):
        assert waves.total(3) == total(3) == held["total"](3) == 12
    assert total(3) == 6


def test_defaults_and_keywords_are_those_of_the_function():
    function = functions_of([waves])["tests.mutants.waves.high"]
    before, seen = waves.high(4), []

    def around(original):
        def instead(*args, **keywords):
            seen.append((args, keywords))
            return original(*args, **keywords)

        return instead

    waves.high.cache_clear()
    with exchanged(function, around):
        assert waves.high(4) == before
        waves.high(4)  # from the cache
        waves.high(4, seed=5)
    assert seen == [((4,), {}), ((4,), {"seed": 5})]
    assert function.__kwdefaults__ == {"seed": 3}


class Base:
    def name(self) -> str:
        return "base"


class Derived(Base):
    def name(self) -> str:
        return "derived " + super().name()


def test_a_method_that_calls_its_parent():
    with exchanged(Derived.name, lambda original: lambda self: original(self).upper()):
        assert Derived().name() == "DERIVED BASE"
    assert Derived().name() == "derived base"


def test_caches_are_found_where_they_are_defined_and_emptied():
    found = caches_of([waves])
    assert found == {f"tests.mutants.waves.{each.__name__}": each for each in (waves.high, waves.twice, waves.both_kept)}
    waves.high(4)
    assert waves.high.cache_info().currsize
    clear(found.values())
    assert not waves.high.cache_info().currsize
    assert "ridges_not_peaks.experiments.solution" in the_code().caches
