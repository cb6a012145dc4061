"""A lesson: the cells of an essay's notebook, each of which may say what it is for: ``metadata.teaching = {"role": …, "exercise": …}``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from explainers.explorable.errors import error

Cell = dict[str, Any]
Role = Literal["package", "question", "start", "solution", "quiz", "answers", "slide"]
"""What a cell is for: the package that all others need; the text of an exercise, its code to begin with, its solution; a concept check,
what is right of it and why; a slide with its notes. A cell without a role is the essay itself."""

KEY = "teaching"
"""Of a cell's metadata."""
FOLDED = re.compile(r"<details><summary>.*?</summary>\n\n(.*)\n\n</details>", re.DOTALL)


@dataclass(frozen=True)
class Lesson:
    """An essay as it is taught.

    Attributes:
        name: of its files, ``ridges-not-peaks``.
        title: of the essay.
        cells: of its notebook, from the top.
        plan: how the lesson goes, Markdown; empty if there is none.
        address: where the essay is published; empty if it is nowhere.
    """

    name: str
    title: str
    cells: list[Cell]
    plan: str = ""
    address: str = ""

    def labels(self) -> list[str]:
        """The exercises, in their order."""
        return [exercise_of(cell) for cell in self.cells if role_of(cell) == "question"]

    def of(self, label: str, role: Role) -> list[Cell]:
        """The cells of an exercise that have a role."""
        return [cell for cell in self.cells if exercise_of(cell) == label and role_of(cell) == role]

    def code(self, role: Role | Literal[""]) -> list[str]:
        """The code of all cells that have a role, or none."""
        return [text_of(cell) for cell in self.cells if cell["cell_type"] == "code" and role_of(cell) == role]


def role_of(cell: Mapping[str, Any]) -> str:
    """What a cell is for; empty if it is for everybody."""
    return str(cell["metadata"].get(KEY, {}).get("role", ""))


def exercise_of(cell: Mapping[str, Any]) -> str:
    """The exercise that a cell belongs to; empty if it belongs to none."""
    return str(cell["metadata"].get(KEY, {}).get("exercise", ""))


def has_role(cell: Cell, role: Role, exercise: str = "") -> Cell:
    """The same cell, of which its metadata say what it is for."""
    said = {"role": role, **({"exercise": exercise} if exercise else {})}
    return {**cell, "metadata": {**cell["metadata"], KEY: said}}


def without_roles(cells: Iterable[Cell]) -> list[Cell]:
    """The same cells, which say no longer what they are for."""
    return [{**cell, "metadata": {name: value for name, value in cell["metadata"].items() if name != KEY}} for cell in cells]


def text_of(cell: Mapping[str, Any]) -> str:
    """The source of a cell."""
    return "".join(cell["source"])


def unfolded(text: str) -> str:
    """Text that was folded under a line, without the line."""
    found = FOLDED.fullmatch(text.strip())
    return found.group(1) if found else text


def read(file: Path) -> Lesson:
    """The lesson that :func:`write` has written.

    Raises:
        ExplorableError: there is none, or one of its cells has a role that is not known.
    """
    if not file.exists():
        raise error(f"lesson {file.stem!r}", f"{file} is not there", "build the book first")
    lesson = Lesson(**json.loads(file.read_text("utf-8")))
    if unknown := {role_of(cell) for cell in lesson.cells} - {"", *get_args(Role)}:
        raise error(f"lesson {file.stem!r}", f"its cells have the roles {sorted(unknown)}", f"say one of {', '.join(get_args(Role))}")
    return lesson


def write(lesson: Lesson, file: Path) -> None:
    """Write a lesson for :func:`read`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(vars(lesson), ensure_ascii=False, indent=1) + "\n", "utf-8")
