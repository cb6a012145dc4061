"""The key of a page: the same as long as its code would do the same."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig
from nbformat import NotebookNode
from packaging.requirements import Requirement

from explainers.site.dependencies import PackageFiles

RUNS = ("explainers[book]", "ipykernel")
"""The distributions, with their extras, whose requirements the code of a page runs on."""

COPIED = (".css", ".js")
"""Endings of the engine's files to which the pages link: what runs does not depend on them."""

LEDGER = ("import explainers.ledger", "import explainers.mutants.record")
"""What the ledger's page uses."""

EXERCISES = "explainers.exercises"
"""The module that collects the exercises of all essays: a page checks those of its own essay alone."""

_LEDGER = re.compile(r"^(```+|:::+)\{ledger\}", re.MULTILINE)
_VERDICT = re.compile(r"\{verdict\}`[\w-]+`")


@dataclass(frozen=True)
class Page:
    """What a page runs, the files of the package that this uses, and the key: empty for a page that runs nothing."""

    text: str
    notebook: NotebookNode | None = None
    has_ledger: bool = False
    used: frozenset[Path] = frozenset()
    key: str = ""

    @property
    def state(self) -> str:
        """The key and a hash of the page's own text: all that the page is made of."""
        return f"{self.key} {hashlib.sha256(self.text.encode()).hexdigest()[:16]}"


def read_page(path: Path, package: PackageFiles) -> Page:
    """The page in the file ``path``, as it would run now.

    The key leaves out the code itself, which jupyter-cache compares.
    """
    text = path.read_text("utf-8")
    reader = create_nb_reader(str(path), MdParserConfig(enable_extensions={"colon_fence"}), NbParserConfig(), text)
    notebook = reader.read(text) if reader else None
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"] if notebook else []
    wing = path.stem.replace("-", "_")
    if (package.folder / "essays" / wing / "exercises.py").is_file():
        own = f"explainers.essays.{wing}.exercises"
        cells = [*(cell.replace(EXERCISES, own) for cell in cells), f"import {own}"]
    has_ledger = _LEDGER.search(text) is not None
    asks = LEDGER if has_ledger else LEDGER[:1] if _VERDICT.search(text) else ()
    if not cells and not asks:
        return Page(text)
    used = package.used([*cells, *asks])
    used -= {path for path in used if path.parent == package.folder / "explorable" and path.suffix in COPIED}
    return Page(text, notebook if cells else None, has_ledger, frozenset(used), key_of(package, used))


def key_of(package: PackageFiles, used: Iterable[Path]) -> str:
    """The key of code that uses the files ``used``."""
    return digest(package.folder, used, versions(*RUNS))


def digest(folder: Path, files: Iterable[Path], *words: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of ``words`` and of the names (below ``folder``) and contents of ``files``."""
    made = hashlib.sha256("\0".join(words).encode())
    for path in sorted(files):
        content = path.read_bytes()
        made.update(f"\0{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        made.update(content)
    return made.hexdigest()[:16]


@cache
def versions(*roots: str) -> str:
    """Python's version, and of all that the distributions ``roots`` require: as installed, for that is what runs, whatever is pinned."""
    found: dict[str, str] = {}
    waiting = list(map(Requirement, roots))
    while waiting:
        asked = waiting.pop()
        distribution = metadata.distribution(asked.name)
        if distribution.name not in found or asked.extras:
            found[distribution.name] = distribution.version
            required = map(Requirement, distribution.requires or [])
            waiting += [each for each in required if _is_needed(each, asked.extras)]
    return "\n".join([platform.python_version(), *sorted(f"{name} {version}" for name, version in found.items())])


def _is_needed(requirement: Requirement, extras: set[str]) -> bool:
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in {"", *extras})
