"""The key of the engine: the same as long as it would draw the same."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import explainers

PACKAGE = Path(explainers.__file__).parent


@cache
def engine_key(package: Path = PACKAGE) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of what makes a figure's HTML: modules, and the style sheet of the look.

    The player and the style sheet are not among them: a page links to them, and they are named by what is in them.
    """
    made = hashlib.sha256()
    engine = package / "explorable"
    look = [path for path in (package / "look").iterdir() if path.suffix in (".py", ".mplstyle")]
    for path in sorted([*engine.glob("*.py"), *look, package / "numerals.py"]):
        content = path.read_bytes()
        made.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode() + content)
    return made.hexdigest()[:16]
