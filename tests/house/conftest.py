"""Claims in a small package, for the rules of their form."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

import pytest

from explainers.site.definitions import Package
from tests.house.claim_slices import sides
from tests.house.claim_terms import Term

MODULES = {
    "__init__": "",
    "essays.__init__": "",
    "essays.toy.__init__": "",
    "claim": "class Evidence: ...",
    "essays.toy.waves": "def total(n): ...\ndef wave(n): ...\ndef halved(x): ...\nTEN = 10",
}
HEAD = "from functools import partial\nimport numpy as np\nfrom explainers.claim import Evidence\nfrom explainers.essays.toy import waves\n"


@pytest.fixture
def slices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[tuple[Term, Term], ...]]:
    """Both sides of the evidence of ``measure``, an expression, with ``helpers`` above it in the module of claims."""

    def read(measure: str, helpers: str = ""):
        source = f"{HEAD}{helpers}\nmeasure = {measure}\n"
        for name, text in {**MODULES, "essays.toy.claims": source}.items():
            path = tmp_path / "explainers" / f"{name.replace('.', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        package = Package.read(tmp_path / "explainers")
        module = ModuleType("explainers.essays.toy.claims")
        runnable = "".join(line for line in source.splitlines(keepends=True) if not line.startswith("from explainers"))
        module.__dict__.update({name: MagicMock() for name in ("Evidence", "waves", "INSIDE")})
        blank = source.count("\n") - runnable.count("\n")
        exec(compile("\n" * blank + runnable, "claims.py", "exec"), module.__dict__)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return sides(module.__dict__["measure"], package)

    return read
