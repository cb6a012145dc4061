"""The record of breaks, made in a copy of the package: for one claim, again with the same bytes, and old after an edit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLAIM = "product-branches"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "record.json"))
    (root / "tools").mkdir()
    shutil.copy(ROOT / "tools/mutants.py", root / "tools")
    return root


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "tools/mutants.py", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=300, check=False)


def test_one_claim_is_tried_and_a_change_of_its_code_makes_its_row_old(repository):
    record = repository / "src/explainers/mutants/record.json"
    code = repository / "src/explainers/essays/ridges_not_peaks/ridge_of_a_product.py"
    done = run(repository, CLAIM)
    assert done.returncode == 0, done.stderr
    assert f"{CLAIM}: " in done.stdout
    (row,) = json.loads(record.read_text("utf-8")).values()
    assert row["tried"]["scaled"] >= 1
    for told, places in (("nothing measured changes", row["unmoved"]), ("within the bounds", row["within"])):
        for place, kinds in places.items():
            assert all(f"    {place} {kind}: {told}\n" in done.stdout for kind in kinds)
    assert row["seeds"] is None
    assert f"{CLAIM}: no random numbers\n" in run(repository, "--seeds", CLAIM).stdout
    (seen,) = json.loads(record.read_text("utf-8")).values()
    assert seen == row | {"seeds": {"code": row["code"], "of": 0, "right": 0, "measure": 0, "control": 0}}
    before = record.read_bytes()
    assert run(repository, CLAIM).returncode == 0
    assert record.read_bytes() == before
    text = code.read_text("utf-8")
    for edited, older in ((f"{text}# edited\n", False), (text.replace("def loss(a: Array | float", "def loss(a: float"), True)):
        assert edited != text
        code.write_text(edited, "utf-8")
        checked = run(repository, "--check")
        assert checked.returncode == 1
        assert (f"older: {CLAIM}\n" in checked.stdout) is (f"seeds due: {CLAIM}\n" in checked.stdout) is older
    assert "missing: " in checked.stdout
    assert f"missing: {CLAIM}\n" not in checked.stdout


def test_a_word_that_no_claim_has_is_refused(repository):
    done = run(repository, "no-such-claim")
    assert done.returncode == 2
    assert done.stderr == "No claim has no-such-claim in its name; the ledger lists them.\n"
