"""A caption stands in its wing's ``figures.py``: results hold numbers, and the words for readers are written where they are drawn."""

import ast
from pathlib import Path

import pytest

WINGS = Path("src/explainers/essays")
WORDED = {"figures", "claims", "experiments"}
PAGE = {WINGS / "how_fast" / name for name in ("tables.py", "verdicts.py")}
"""The page *How fast* is tables and sentences about numbers, and these make them."""
MODULES = sorted(path for path in WINGS.rglob("*.py") if path.stem not in WORDED and path not in PAGE)
EXCEPTIONS = {
    "how_fast/comparison.Comparison.name": "what a library is called",
    "ridges_not_peaks/level_set._known": "a name, checked",
    "simple_functions_first/boolean.text": "a truth table as zeros and ones, which is what Lempel and Ziv compress",
    "simple_functions_first/chunked_sampling._fingerprint": "a key under which results are kept",
    "the_price_of_smoothness/lipschitz.Lipschitz.__str__": "the text of a value with its kind",
}
"""The functions of the mathematics that return text, and why."""


def texts(source: str) -> list[tuple[str, int]]:
    """The functions and methods of ``source`` that return a string, as annotation or return statement says, with their lines."""
    found = []

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            name = prefix + getattr(child, "name", "")
            if isinstance(child, ast.ClassDef):
                visit(child, f"{name}.")
            elif isinstance(child, ast.FunctionDef):
                says = child.returns is not None and "str" in ast.unparse(child.returns).replace(" ", "").split("|")
                returned = [each.value for each in ast.walk(child) if isinstance(each, ast.Return)]
                if says or any(isinstance(value, ast.JoinedStr) for value in returned):
                    found.append((name, child.lineno))

    visit(ast.parse(source), "")
    return found


def faults(source: str, module: str, where: str) -> list[str]:
    """What is wrong with the functions of a module of mathematics: one line each, with the remedy."""
    return [
        f"{where}:{line}: {name} returns text; make it a function describe_… of the wing's figures.py and leave numbers here, "
        "or name it in EXCEPTIONS with the reason"
        for name, line in texts(source)
        if f"{module}.{name}" not in EXCEPTIONS
    ]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_captions_stand_in_figures(path):
    found = faults(path.read_text("utf-8"), path.relative_to(WINGS).with_suffix("").as_posix(), str(path))
    assert not found, "\n".join(found)


def test_every_exception_is_used():
    used = {
        f"{path.relative_to(WINGS).with_suffix('').as_posix()}.{name}" for path in MODULES for name, _ in texts(path.read_text("utf-8"))
    }
    unused = EXCEPTIONS.keys() - used
    assert not unused, f"these functions are gone, or return no text any more; delete them from EXCEPTIONS: {sorted(unused)}"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("class Walk:\n    @property\n    def story(self) -> str:\n        return self._words()", "Walk.story"),
        ("class Walk:\n    def outcome(self) -> str | None:\n        return None", "Walk.outcome"),
        ("class Walk:\n    @property\n    def noun(self):\n        return f'{self.n} steps'", "Walk.noun"),
        ("def verdict(walk: Walk) -> str:\n    return 'far'", "verdict"),
    ],
)
def test_the_rule_can_fail(source, name):
    (found,) = faults(source, "wing/walk", "walk.py")
    assert found.startswith("walk.py:") and f": {name} returns text; make it a function describe_" in found


def test_numbers_by_name_and_errors_are_no_captions():
    source = "class Walk:\n    def at(self) -> dict[str, float]:\n        raise ValueError(f'{self.n} steps')"
    assert not faults(source, "wing/walk", "walk.py")
