"""What the type checker is told to overlook says why."""

import re
from pathlib import Path

MODULES = sorted(Path("src").rglob("*.py"))
REASON = re.compile(r"# type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]  # \w.{9}")


def unreasoned(source: str) -> list[int]:
    """Lines with a ``type: ignore`` that names no error, or gives no reason behind it."""
    return [number for number, line in enumerate(source.splitlines(), 1) if "type: ignore" in line and not REASON.search(line)]


def test_every_type_ignore_has_a_reason_beside_it():
    assert MODULES, "no modules were found below src; run the tests from the top of the repository"
    found = [
        f"{path}, line {line}: correct the types, or write '# type: ignore[error]  # why'"
        for path in MODULES
        for line in unreasoned(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_the_rule_can_fail():
    lines = ["x = 1  # type: ignore", "x = 1  # type: ignore[arg-type]", "x = 1  # type: ignore[arg-type]  # the stub says None", "x = 1"]
    assert unreasoned("\n".join(lines)) == [1, 2]
