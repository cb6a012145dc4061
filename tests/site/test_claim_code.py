"""A row of the record is as old as what its claim runs: not as its words, and not as other claims of the wing."""

import sys
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace

import pytest

import explainers
from explainers import ledger
from explainers.claim import Claim
from explainers.mutants.functions import the_code
from explainers.site import claim_code
from explainers.site.claim_code import code_of_claims, led_to
from explainers.site.definitions import Package
from explainers.site.dependencies import PackageFiles
from explainers.site.resting_claims import written_claims

MODULES = {
    "claim": "class Evidence:\n    slack = 0\nclass Claim: ...\ndef claims_of(essay): ...",
    "tolerance": "FACTOR = 4\ndef standard_errors(x): return FACTOR * x\ndef rounding(x): return x",
    "networks.net": "class Net:\n    size = 2\n    @classmethod\n    def small(cls): return cls()\ndef forward(): ...\ndef backward(): ...",
    "networks.units": '"""Units."""\ndef relu(): ...\ndef tanh(): ...\nrelu.limit = 1',
    "essays.toy.waves": 'from explainers.networks import net\ndef high():\n    """High."""\n    return net.forward()',
    "essays.toy.coins": """
from explainers.networks import net, units
def throw(): return net.Net.small(), getattr(units, "relu")()  # a coin
""",
    "essays.toy.experiments": """
from explainers.essays.toy import coins, waves
def run(): return waves.high()
def other(): return coins.throw()
""",
    "essays.toy.claims": """
from explainers.claim import Evidence, claims_of
from explainers.essays.toy import coins, experiments
from explainers.tolerance import standard_errors
claim = claims_of("toy")
SIZE = 3
def _high(n): return Evidence(experiments.run(), n, standard_errors(1))
def _made(name, n): return claim(name, "a", "It is so.", measure=lambda: _high(n), control=lambda: _high(SIZE))
CLAIMS = (
    claim("tall", "a", "It is tall.", source="x", measure=lambda: _high(1), control=lambda: _high(SIZE), verdict=Verdict.HOLDS),
    claim("coin", "a", "It falls.", measure=lambda: coins.throw(), control=lambda: coins.throw()),
    _made("made", 5),
)
""",
}


def keys(root: Path, **edits: tuple[str, str]) -> dict[str, str]:
    """The keys of the three claims, after edits of modules."""
    for name, text in MODULES.items():
        path = root / "explainers" / f"{name.replace('.', '/')}.py"
        for folder in [path.parent, *path.parent.parents]:
            if folder == root:
                break
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
        old, new = edits.get(name.rpartition(".")[2], ("", ""))
        assert old in text
        path.write_text(text.replace(old, new))
    claims = ModuleType("explainers.essays.toy.claims")
    claims.CLAIMS = ()  # type: ignore[attr-defined]
    made = ModuleType("explainers.ledger")
    made.toy = claims  # type: ignore[attr-defined]
    code = code_of_claims(made, PackageFiles(root / "explainers"))
    return {name: code(SimpleNamespace(identifier=name, essay="toy")) for name in ("tall", "coin", "made")}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edits", "older"),
    [
        ({"waves": ("net.forward()", "-net.forward()")}, {"tall", "made"}),
        ({"waves": ("High.", "How high.")}, set()),
        ({"net": ("def forward(): ...", "def forward(): return 1")}, {"tall", "made"}),
        ({"net": ("def backward(): ...", "def backward(): return 1")}, set()),
        ({"net": ("size = 2", "size = 3")}, {"coin"}),
        ({"units": ("def tanh(): ...", "def tanh(): return 1")}, {"coin"}),
        ({"units": ("relu.limit = 1", "relu.limit = 2")}, {"coin"}),
        ({"units": ("Units.", "All units.")}, set()),
        ({"coins": ("# a coin", "# coins")}, set()),
        ({"coins": ("net.Net", "2, net.Net")}, {"coin"}),
        ({"experiments": ("waves.high()", "2 * waves.high()")}, {"tall", "made"}),
        ({"experiments": ("coins.throw()", "2")}, set()),
        ({"claims": ("It is tall.", "It is high.")}, set()),
        ({"claims": ('source="x"', 'source="y", says="z"')}, set()),
        ({"claims": ("verdict=Verdict.HOLDS", "verdict=Verdict.FAILS")}, {"tall"}),
        ({"claims": ("SIZE = 3", "SIZE = 4")}, {"tall", "made"}),
        ({"claims": ('_made("made", 5)', '_made("made", 6)')}, {"made"}),
        ({"claims": ("lambda: _high(1)", "lambda: _high(2)")}, {"tall"}),
        ({"claim": ("...", "size = 1")}, set()),
        ({"claim": ("slack = 0", "slack = 1")}, {"tall", "made"}),
        ({"tolerance": ("FACTOR = 4", "FACTOR = 5")}, {"tall", "made"}),
        ({"tolerance": ("return x", "return 2 * x")}, set()),
    ],
    ids=lambda value: str(sorted(value.items() if isinstance(value, dict) else value)),  # the same in every process
)
def test_a_row_is_older_if_what_its_claim_runs_has_changed(tmp_path, edits, older):
    before = keys(tmp_path)
    after = keys(tmp_path, **edits)
    assert {name for name in before if before[name] != after[name]} == older


def test_a_row_is_older_if_it_is_tried_with_other_sizes(tmp_path, monkeypatch):
    before = keys(tmp_path)
    monkeypatch.setattr(claim_code, "SMALLER", {"another": {"another.waves.SIZE": 2}})
    assert keys(tmp_path) == before
    monkeypatch.setattr(claim_code, "SMALLER", {"toy": {"toy.waves.SIZE": 2}})
    assert not set(keys(tmp_path).items()) & set(before.items())


def test_a_row_is_older_if_a_file_of_data_beside_the_code_has_changed(tmp_path):
    keys(tmp_path)
    path = tmp_path / "explainers" / "networks" / "data.csv"
    path.write_text("1")
    before = keys(tmp_path)
    path.write_text("2")
    assert {name for name, key in keys(tmp_path).items() if key != before[name]} == {"tall", "coin", "made"}


def functions_run(claim: Claim) -> set[tuple[str, str]]:
    """Module and name of every function of the package that a claim and its control call."""
    root = Path(explainers.__file__).parent
    codes: set[CodeType] = set()
    for cached in the_code().caches.values():
        cached.cache_clear()
    sys.setprofile(lambda frame, event, _: codes.add(frame.f_code) if event == "call" else None)
    try:
        claim.measure()
        claim.control()
    finally:
        sys.setprofile(None)
    paths = {code: Path(code.co_filename) for code in codes}
    within = [code for code in codes if root in paths[code].parents]
    modules = {
        code: "explainers." + ".".join(paths[code].relative_to(root).with_suffix("").parts).removesuffix(".__init__") for code in within
    }
    return {(modules[code], code.co_qualname.partition(".<locals>")[0].partition(".")[0]) for code in within}


@pytest.mark.parametrize("wing", ["too_many_parameters", "ridges_not_peaks", "manifold_interpolation", "where_it_breaks"])
def test_the_key_holds_every_function_that_a_claim_calls(wing):
    package = Package.read()
    module = package.modules[f"explainers.essays.{wing}.claims"]
    named = {claim.identifier: claim for claim in ledger.all_claims()}
    written = written_claims(package, module)
    for claim in (written[0], written[len(written) // 2]):
        known = {(place.module, place.name.partition(".")[0]) for place in led_to(claim.reach, package)}
        run = {(module, name) for module, name in functions_run(named[claim.identifier]) if not name.startswith("<")}
        assert run
        assert run <= known, claim.identifier


def test_every_claim_of_the_book_has_a_key():
    code = code_of_claims(ledger, PackageFiles(Path(explainers.__file__).parent))
    assert len({code(claim) for claim in ledger.all_claims()}) > len(ledger.ESSAYS)
