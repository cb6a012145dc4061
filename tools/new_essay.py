"""A new essay that builds and passes: ``python tools/new_essay.py NAME "Title"``.

Fills the templates in ``tools/new_essay/`` (an explorable, a claim with its control, an exercise, their tests, a notebook in the order of
an essay), and registers the essay in ``_toc.yml``, in the ledger and among the exercises. Nothing is written unless everything can be.
"""

from __future__ import annotations

import argparse
import ast
import keyword
import re
from pathlib import Path
from string import Template

ROOT = Path(__file__).parents[1]
TEMPLATES = Path(__file__).with_name("new_essay")
CONTENTS, NOTATION = Path("_toc.yml"), Path("book/notation.md")
LEDGER, EXERCISES = Path("src/explainers/ledger.py"), Path("src/explainers/exercises.py")
LONGEST_NAME, LONGEST_TITLE = 40, 60  # so that no line of the templates becomes too long

NEXT = """
Registered in _toc.yml, src/explainers/ledger.py, src/explainers/exercises.py and book/notation.md, which says
what its letters are. The next steps:
  1. make lab, and open notebooks/{name}.ipynb: each heading says what belongs under it.
  2. Replace the mathematics by yours, then its tests, the runs, the drawing, the claim and its control.
  3. Four to six exercises of all three kinds, three to five concept checks, six to nine slides (CONTRIBUTING.md).
  4. .venv/bin/pytest tests/essays/{wing} tests/house, and make site to see the page.
  5. make mutants CLAIM={name}: can the claims fail? Commit the record.
  6. A line in README.md and, if readers should know, in CHANGELOG.md."""


class Filling(Template):
    """A template with § before its names: $ and @ have their own meaning in notebooks and in Python."""

    delimiter = "§"


def checked(name: str, title: str) -> str:
    """The name of the wing for the essay ``name``.

    Raises:
        ValueError: the name or the title cannot be used.
    """
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name) or len(name) > LONGEST_NAME:
        raise ValueError(
            f"the name {name!r} cannot be an address; use small letters and single hyphens, at most {LONGEST_NAME}: ridges-not-peaks"
        )
    if keyword.iskeyword(name):
        raise ValueError(f"the name {name!r} is a word of Python, and no package can have it; use two words")
    if not title.strip() or len(title) > LONGEST_TITLE or re.search(r'["\\\n§]', title):
        raise ValueError(f'the title {title!r} cannot be used; write 1 to {LONGEST_TITLE} characters in one line, without ", \\ and §')
    return name.replace("-", "_")


def filled(name: str, title: str, wing: str) -> dict[Path, str]:
    """The new files below the repository, each with its content."""
    folders = {"wing": Path("src/explainers/essays") / wing, "tests": Path("tests/essays") / wing}
    targets = {path: folders[path.parent.name] / path.stem for path in sorted(TEMPLATES.glob("*/*.in"))}
    targets[TEMPLATES / "essay.ipynb.in"] = Path("notebooks") / f"{name}.ipynb"
    return {target: Filling(path.read_text("utf-8")).substitute(name=name, title=title, wing=wing) for path, target in targets.items()}


def names(source: str) -> set[str]:
    """Every name that the code of ``source`` uses."""
    nodes = list(ast.walk(ast.parse(source)))
    found = {node.id for node in nodes if isinstance(node, ast.Name)} | {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return found.union(*({node.name, node.asname or ""} for node in nodes if isinstance(node, ast.alias)))


def listed(source: str, wing: str, kind: str) -> str:
    """A module that collects the ``kind`` of all wings, with the wing as the last; empty if it has no place for it."""
    imports = list(re.finditer(rf"^from explainers\.essays\.\w+ import {kind} as \w+\n", source, re.MULTILINE))
    essays = re.search(r"^ESSAYS = \(\n(    \w+,\n)+", source, re.MULTILINE)
    if not imports or not essays:
        return ""
    source = f"{source[: essays.end()]}    {wing},\n{source[essays.end() :]}"
    lines = sorted([*(found[0] for found in imports), f"from explainers.essays.{wing} import {kind} as {wing}\n"])
    return source[: imports[0].start()] + "".join(lines) + source[imports[-1].end() :]


def registered(root: Path, name: str, title: str, wing: str) -> dict[Path, str]:
    """The table of contents, the ledger, the exercises and the page on notation, with the essay in them as the last.

    Raises:
        ValueError: one of them has the name already, or no place for it can be found.
    """
    contents, ledger, exercises, notation = ((root / path).read_text("utf-8") for path in (CONTENTS, LEDGER, EXERCISES, NOTATION))
    if re.search(rf"notebooks/{name}$", contents, re.MULTILINE):
        raise ValueError(f"{CONTENTS} lists notebooks/{name} already; choose another name")
    for path, source in ((LEDGER, ledger), (EXERCISES, exercises)):
        if wing in names(source):
            raise ValueError(f"{path} uses the name {wing} already; choose another name")
    chapters = list(re.finditer(r"^( *- file: notebooks/).*\n", contents, re.MULTILINE))
    rows = list(re.finditer(r"^\| \{doc\}`.*\n", notation, re.MULTILINE))
    collected = {LEDGER: listed(ledger, wing, "claims"), EXERCISES: listed(exercises, wing, "exercises")}
    if not chapters or not rows or not all(collected.values()):
        places = f"{CONTENTS}, {LEDGER}, {EXERCISES} or {NOTATION}"
        raise ValueError(f"no place for a new line in {places}; register the essay by hand, as the others are")
    last = chapters[-1]
    contents = f"{contents[: last.end()]}{last[1]}{name}\n{contents[last.end() :]}"
    row = f"| {{doc}}`{title} </notebooks/{name}>` | $n$ how many numbers are averaged |\n"
    notation = f"{notation[: rows[-1].end()]}{row}{notation[rows[-1].end() :]}"
    return {CONTENTS: contents, **collected, NOTATION: notation}


def make(name: str, title: str, root: Path = ROOT) -> list[Path]:
    """Write the essay below ``root``; the new files.

    Raises:
        ValueError: name or title cannot be used, or something of that name exists; nothing was written.
    """
    wing = checked(name, title)
    new = filled(name, title, wing)
    for path in sorted({path.parent if path.suffix == ".py" else path for path in new}):
        if (root / path).exists():
            raise ValueError(f"{path} exists already; choose another name, or delete it")
    for path, text in {**new, **registered(root, name, title, wing)}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return sorted(new)


def main() -> None:
    """Read the command line, make the essay, say what was made."""
    parser = argparse.ArgumentParser(description="Make a new essay that builds and passes.")
    parser.add_argument("name", help="the notebook's name and the page's address, such as ridges-not-peaks")
    parser.add_argument("title", help='the title, such as "Ridges, not peaks"')
    asked = parser.parse_args()
    try:
        made = make(asked.name, asked.title)
    except ValueError as error:
        parser.exit(1, f"No essay was made: {error}.\n")
    print("Made", *made, sep="\n  ")
    print(NEXT.format(name=asked.name, wing=asked.name.replace("-", "_")))


if __name__ == "__main__":
    main()
