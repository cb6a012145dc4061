"""No global random state: randomness is an argument, made by numpy.random.default_rng from a seed."""

import ast
from pathlib import Path

import pytest

from tests.house.notebooks import NOTEBOOKS, PAGES, placed_code

SOURCES = [
    *sorted(Path("src").rglob("*.py")),
    *sorted(Path("tests").rglob("*.py")),
    *sorted(Path("bench").rglob("*.py")),
    *NOTEBOOKS,
    *PAGES,
]
ALLOWED = {"default_rng", "Generator", "SeedSequence", "PCG64"}


def global_randomness(source: str) -> list[tuple[int, str]]:
    """Uses of numpy's or Python's global random state, and generators without a seed, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "random":
            if node.attr not in ALLOWED:
                found.append((node.lineno, f"random.{node.attr}"))
        elif isinstance(node, ast.Import) and any(alias.name == "random" for alias in node.names):
            found.append((node.lineno, "import random"))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "default_rng" and not node.args:
            found.append((node.lineno, "default_rng()"))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_global_random_state(path):
    found = [
        f"{where}, line {line}: {use} gives other numbers each time; take a numpy.random.Generator as an argument, and make it by "
        "numpy.random.default_rng(seed)"
        for where, text in placed_code(path)
        for line, use in global_randomness(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("bad", ["np.random.seed(0)", "numpy.random.rand(3)", "import random", "np.random.default_rng()"])
def test_the_rule_can_fail(bad):
    ((line, _),) = global_randomness(f"\n{bad}")
    assert line == 2
