"""A copy of the package with one wing, a small ledger and no exercises, for small books that are built with the whole of the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import explainers

PACKAGE = Path(explainers.__file__).parent

CLAIMS = """
from pathlib import Path
from explainers.claim import Claim, Evidence, Verdict
from explainers.tolerance import bound

def measure() -> Evidence:
    return Evidence(float(Path(__file__).with_name("number.txt").read_text()), 1.0, bound(100.0, "t"))

def other() -> Evidence:
    return Evidence(9.0, 1.0)

CLAIMS = (
    Claim(
        identifier="a-number",
        essay="essay",
        anchor="an-essay",
        statement="A number.",
        source="derived here",
        expected_from="the file",
        verdict=Verdict.HOLDS,
        measure=measure,
        control_statement="another number",
        control=other,
    ),
)

def all_claims() -> tuple[Claim, ...]:
    return CLAIMS
"""


def copy_package(target: Path) -> None:
    """Write it into the folder ``target``. Its ledger measures the number in ``number.txt``."""
    wings = {path.name for path in (PACKAGE / "essays").iterdir() if path.is_dir()} - {"landing_page"}  # one is enough
    shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__", "paper", *wings), dirs_exist_ok=True)
    (target / "number.txt").write_text("2")
    (target / "ledger.py").write_text(CLAIMS)
