"""A row of the record is as old as what its claim runs: not as its words, and not as other claims of the wing."""

from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import explainers
from explainers import ledger
from explainers.site.claim_code import code_of_claims
from explainers.site.dependencies import PackageFiles

MODULES = {
    "claim": "class Evidence:\n    slack = 0\nclass Claim: ...\ndef claims_of(essay): ...",
    "tolerance": "FACTOR = 4\ndef standard_errors(x): return FACTOR * x\ndef rounding(x): return x",
    "networks.net": "def forward(): ...",
    "essays.toy.waves": "from explainers.networks import net\ndef high(): return net.forward()",
    "essays.toy.coins": "def throw(): ...",
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
    return {name: code(SimpleNamespace(identifier=name)) for name in ("tall", "coin", "made")}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edits", "older"),
    [
        ({"waves": ("net.forward()", "-net.forward()")}, {"tall", "made"}),
        ({"net": ("...", "return 1")}, {"tall", "made"}),
        ({"coins": ("...", "return 1")}, {"coin"}),
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


def test_every_claim_of_the_book_has_a_key():
    code = code_of_claims(ledger, PackageFiles(Path(explainers.__file__).parent))
    assert len({code(claim) for claim in ledger.all_claims()}) > len(ledger.ESSAYS)
