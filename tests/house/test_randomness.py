"""No global random state: randomness is an argument, made by numpy.random.default_rng from a seed."""

import ast
from pathlib import Path

import pytest

from tests.house.notebooks import NOTEBOOKS, PAGES, code

SOURCES = [
    *sorted(Path("src").rglob("*.py")),
    *sorted(Path("tests").rglob("*.py")),
    *sorted(Path("bench").rglob("*.py")),
    *NOTEBOOKS,
    *PAGES,
]
ALLOWED = {"default_rng", "Generator", "SeedSequence", "PCG64"}


def global_randomness(source: str) -> list[str]:
    """Uses of numpy's or Python's global random state, and generators without a seed."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "random":
            if node.attr not in ALLOWED:
                found.append(f"random.{node.attr}")
        elif isinstance(node, ast.Import) and any(alias.name == "random" for alias in node.names):
            found.append("import random")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "default_rng" and not node.args:
            found.append("default_rng()")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_global_random_state(path):
    assert [found for piece in code(path) for found in global_randomness(piece)] == []


@pytest.mark.parametrize("bad", ["np.random.seed(0)", "numpy.random.rand(3)", "import random", "np.random.default_rng()"])
def test_the_rule_can_fail(bad):
    assert global_randomness(bad)
