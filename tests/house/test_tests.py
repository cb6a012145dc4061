"""Every module of the package has a test at the same path, and every such test has its module."""

import ast
from pathlib import Path

PACKAGE, TESTS = Path("src/explainers"), Path("tests")
BY_THE_LEDGER = {"__init__", "claims", "experiments"}
"""Names of modules that need no test of their own: a docstring, or what ``tests/test_ledger.py`` runs."""

APART = {"audit", "bench", "browser", "cluster", "hosts", "house", "oracles", "tools"}
"""Folders of tests that follow no module's path: they drive the built book and the examples, hold the rules, compare with other libraries,
run tools and benchmarks."""

WIDER = {
    "editions/test_grading": "lets nbgrader and Otter grade what the editions make",
    "essays/the_arithmetic_of_impossibility/test_second_opinions": "computes again what the essay says against its source",
    "essays/too_many_parameters/test_exact_arithmetic": "fits with 160 digits what polynomial and airline_passengers fit by float64",
    "explorable/test_static_is_live": "compares two renderings",
    "site/test_build": "builds a small book with the whole of the site",
    "site/test_typefaces": "reads the fonts",
}
"""Tests beside the modules that test more than one of them, and how."""


def has_tests(source: str) -> bool:
    """Whether ``source`` defines a test at all."""
    return any(isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in ast.parse(source).body)


def untested(modules: set[str], tests: dict[str, bool]) -> list[str]:
    """Modules without a test and tests without a module, by their paths without ending; ``tests`` says whether there is a test inside."""
    found = []
    for module in sorted(modules):
        folder, _, name = module.rpartition("/")
        path = f"{folder}/test_{name}".lstrip("/")
        if name not in BY_THE_LEDGER and not tests.get(path):
            found.append(f"src/explainers/{module}.py has no test; write tests/{path}.py: a closed form, a limit, bad input")
    for path in sorted(tests):
        *folders, name = path.split("/")
        module = "/".join([*folders, name.removeprefix("test_")])
        if module not in modules and path not in WIDER and not path.endswith("/test_second_opinions") and not APART & set(folders):
            found.append(f"tests/{path}.py tests no module src/explainers/{module}.py; rename or delete it, or name it in WIDER")
    return found


def test_every_module_has_a_test():
    modules = {path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py")}
    tests = {path.relative_to(TESTS).with_suffix("").as_posix(): has_tests(path.read_text("utf-8")) for path in TESTS.rglob("test_*.py")}
    assert len(modules) > 1, "no modules were found below src/explainers; run the tests from the top of the repository"
    found = untested(modules, tests)
    assert not found, "\n".join(found)


def test_every_exception_is_used():
    gone = [path for path in WIDER if not (TESTS / f"{path}.py").exists()]
    assert not gone, f"these tests are gone; delete them from WIDER: {gone}"


def test_the_rule_can_fail():
    assert not untested({"a/b", "a/__init__", "a/claims", "c"}, {"a/test_b": True, "test_c": True, "browser/test_x": True})
    (found,) = untested({"a/b"}, {})
    assert found == "src/explainers/a/b.py has no test; write tests/a/test_b.py: a closed form, a limit, bad input"
    (found,) = untested({"a/b"}, {"a/test_b": has_tests("x = 1")})
    assert "a/b.py has no test" in found
    (found,) = untested({"c"}, {"test_c": True, "a/test_b": True})
    assert "tests/a/test_b.py tests no module src/explainers/a/b.py" in found
