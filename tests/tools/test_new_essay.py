"""A new essay, made in a copy of the repository, passes what every essay must pass, and builds without a warning."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = (
    "_config.yml",
    "_toc.yml",
    "pyproject.toml",
    "README.md",
    "book",
    "notebooks",
    "src",
    "tools",
    "tests/__init__.py",
    "tests/conftest.py",
)
COPIED += ("tests/house", "tests/essays/__init__.py", "tests/evidence.py", "tests/test_ledger.py")
NAME, WING = "means-of-many", "means_of_many"
HOUSE = ("captions", "imports", "kept_numbers", "notation", "notebooks", "prose", "randomness", "registered")


def copy(target: Path) -> Path:
    """What an essay needs of the repository, below ``target``."""
    for name in COPIED:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, target / name)
    return target


FORM = f"""
from explainers.ledger import all_claims
from tests.house.claim_rules import RULES
(claim,) = (each for each in all_claims() if each.identifier == "{NAME}-standard-error")
found = [RULES[rule](claim) for rule in RULES if rule != "row"]
assert not any(found), found
"""
"""The new claim keeps the rules of claims; it has not been tried yet."""


def start(root: Path, *command: str) -> subprocess.Popen[str]:
    """Start a program of the environment in ``root``, whose copy of the package it imports."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("EXPLORABLE_RENDERING", None)
    program = [str(Path(sys.executable).with_name(command[0])), *command[1:]]
    return subprocess.Popen(program, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def passes(running: subprocess.Popen[str]) -> str:
    """What the program wrote; it must end well."""
    written = running.communicate(timeout=300)[0]
    assert running.returncode == 0, f"{running.args} ended with {running.returncode}:\n{written[-4000:]}"
    return written


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy(tmp_path_factory.mktemp("repository"))
    said = passes(start(root, "python", "tools/new_essay.py", NAME, "The mean of many"))
    assert f"notebooks/{NAME}.ipynb" in said
    assert "next steps" in said
    return root


def small_book(root: Path) -> str:
    """Make a book of one essay below ``root``, whose front page stands for the ledger; its folder."""
    book = root / "small"
    for name in ("_config.yml", f"notebooks/{NAME}.ipynb", "book/references.bib"):
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, book / name)
    (book / "book/index.md").write_text(f"# Small\n\n(ledger-{NAME}-standard-error)=\n## A claim\n\n```{{essays}}\n```\n", "utf-8")
    config = (book / "_config.yml").read_text("utf-8")
    alone = config.replace("suppress_warnings: [", "suppress_warnings: [teaching.elsewhere, ")  # the exercises of the other essays
    (book / "_config.yml").write_text(alone, "utf-8")
    toc = f"format: jb-book\nroot: book/index\nparts:\n- caption: Essays\n  numbered: 1\n  chapters:\n  - file: notebooks/{NAME}\n"
    (book / "_toc.yml").write_text(toc, "utf-8")
    return book.name


def test_a_new_essay_builds_and_passes(repository):
    build = start(repository, "jupyter-book", "build", small_book(repository), "-W", "-n", "--keep-going")
    try:
        passes(start(repository, "ruff", "check", "."))
        passes(start(repository, "ruff", "format", "--check", "."))
        house = [f"tests/house/test_{name}.py" for name in HOUSE]
        claim = f"tests/test_ledger.py::test_claim[{NAME}-standard-error]"
        said = passes(start(repository, "pytest", "-q", "-p", "no:xdist", f"tests/essays/{WING}", *house, claim))
        assert " passed" in said
        passes(start(repository, "python", "-c", FORM))
        passes(build)
    finally:
        build.kill()
        build.communicate()
    page = (repository / "small/_build/html/notebooks" / f"{NAME}.html").read_text("utf-8")
    assert f'id="{NAME}-means"' in page
    assert "Means of 4 numbers scatter by 0.1" in page
    assert "{glue" not in page
    assert f'data-exercise="ex-{NAME}-copies"' in page


def test_no_name_and_no_title_make_a_line_too_long_or_too_short(tmp_path):
    root = copy(tmp_path)
    for name, title in (("a", "A"), ("z" * 40, "Z" * 60), ("many-many-many", "Many ∞, ‘many’")):
        passes(start(root, "python", "tools/new_essay.py", name, title))
    passes(start(root, "ruff", "check", "."))
    passes(start(root, "ruff", "format", "--check", "."))


def state(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "_build" not in path.parts}


@pytest.mark.parametrize(
    ("name", "title", "message"),
    [
        ("Bad_Name", "A title", "use small letters and single hyphens"),
        ("lambda", "A title", "a word of Python"),
        ("another", 'A "title"', "cannot be used"),
        ("another", "long " * 20, "1 to 60 characters"),
        ("ridges-not-peaks", "A title", "exists already; choose another name"),
        (NAME, "A title", "exists already; choose another name"),
        ("all-claims", "A title", "ledger.py uses the name all_claims already"),
    ],
)
def test_what_cannot_be_made_is_refused_before_anything_is_written(repository, name, title, message):
    before = state(repository)
    tried = start(repository, "python", "tools/new_essay.py", name, title)
    said = tried.communicate(timeout=60)[0]
    assert tried.returncode == 1
    assert said.startswith("No essay was made: ")
    assert message in said
    assert state(repository) == before


def test_a_name_in_the_contents_is_refused(repository):
    contents = repository / "_toc.yml"
    text = contents.read_text("utf-8")
    contents.write_text(text.replace("notebooks/ridges-not-peaks", "notebooks/listed-only"), "utf-8")
    tried = start(repository, "python", "tools/new_essay.py", "listed-only", "A title")
    assert "_toc.yml lists notebooks/listed-only already" in tried.communicate(timeout=60)[0]
    contents.write_text(text, "utf-8")
