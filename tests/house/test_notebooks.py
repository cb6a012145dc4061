"""Notebooks are stripped, their figures named, captioned and described, their works cited, their exercises solved."""

import ast
import json
import re
import symtable

import pytest

from tests.house.notebooks import CITE, NOTEBOOKS, PAGES, Piece, cells, placed_code, placed_prose, prose

DRAWS = re.compile(r"\b(?:explorable|still)\(|\bsubplots\(|\bplt\.|\bFigure\(")
EVERYTHING = [*NOTEBOOKS, *PAGES]
SHORTEST_CAPTION, SHORTEST_ALT = 10, 20  # characters
MOST_LINES = 16  # of a cell that readers see


def test_there_are_notebooks():
    assert NOTEBOOKS, "notebooks/ holds no notebook: run the tests from the top of the repository"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stripped(path):
    full = [cell["id"] for cell in cells(path, "code") if cell["outputs"] or cell["execution_count"] is not None]
    assert not full, f"{path}: the cells {full} hold outputs or counts; clear all outputs, or run nbstripout --keep-id {path}"
    assert "widgets" not in json.loads(path.read_text("utf-8"))["metadata"], f"{path} holds the state of widgets; clear it and save again"


def bound(source: str) -> set[str]:
    """Names that a cell binds at its top level."""
    targets = [t for node in ast.parse(source).body if isinstance(node, ast.Assign) for t in node.targets]
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def read_later(table: symtable.SymbolTable) -> set[str]:
    """Global names that the functions of a cell read whenever they are called."""
    inner = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global() and table.get_type() == "function"}
    return inner.union(*(read_later(child) for child in table.get_children()))


def rebound(pieces: list[Piece]) -> list[str]:
    """Cells that bind anew what the functions of a figure above them read."""
    found, read = [], set()
    for where, source in pieces:
        found += [
            f"{where}: {name} is bound again, and a live figure above would compute with the new value; give it another name"
            for name in sorted(bound(source) & read)
        ]
        if DRAWS.search(source):
            read |= read_later(symtable.symtable(source, "cell", "exec"))
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_cell_rebinds_what_a_figure_above_it_reads(path):
    found = rebound(placed_code(path))
    assert not found, "\n".join(found)


def figures():
    for path in NOTEBOOKS:
        for cell in cells(path, "code"):
            if DRAWS.search(cell["source"]):
                yield pytest.param(f"{path}, cell {cell['id']}", cell, id=f"{path.stem}-{cell['id']}")


def unnamed(where: str, cell: dict) -> list[str]:
    """What a figure's cell lacks in its metadata."""
    settings = cell["metadata"].get("mystnb", {})
    figure = settings.get("figure", {})
    name, caption, alt = figure.get("name", ""), figure.get("caption", ""), settings.get("image", {}).get("alt", "")
    given = re.search(r'\b(?:explorable|still)\(\s*"([^"]+)"', cell["source"])
    found = []
    if not re.fullmatch(r"fig-[a-z0-9-]+", name):
        found.append(f"mystnb.figure.name is {name!r}; write fig- and the figure's name in small letters, digits and hyphens")
    elif given and name != f"fig-{given[1]}":
        found.append(f"mystnb.figure.name is {name!r}, and the figure is called {given[1]!r}; write 'fig-{given[1]}'")
    if len(caption) <= SHORTEST_CAPTION:
        found.append(f"mystnb.figure.caption is {caption!r}; write a sentence that says what is drawn")
    if len(alt) <= SHORTEST_ALT:
        found.append(f"mystnb.image.alt is {alt!r}; write a sentence for those who do not see the figure")
    return [f"{where}: in the cell's metadata {fault}" for fault in found]


@pytest.mark.parametrize(("where", "cell"), list(figures()))
def test_every_figure_has_a_caption_a_name_and_alternative_text(where, cell):
    found = unnamed(where, cell)
    assert not found, "\n".join(found)


def test_figures_and_explorables_have_names_of_their_own():
    places: dict[str, list[str]] = {}
    for where, cell in (figure.values for figure in figures()):
        places.setdefault(cell["metadata"]["mystnb"]["figure"]["name"], []).append(where)
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert not twice, f"a name is a figure's address, and these stand twice; rename one of each: {twice}"


LABEL = re.compile(r"^\(([\w-]+)\)=|^:label: ([\w-]+)", re.MULTILINE)


def labels_of(text: str) -> list[str]:
    """The labels that a text sets, of sections, exercises and solutions."""
    return [first or second for first, second in LABEL.findall(text)]


def test_each_label_stands_once_in_the_book():
    found = [(label, path.stem) for path in NOTEBOOKS for cell in cells(path, "markdown") for label in labels_of("".join(cell["source"]))]
    first = {label: essay for label, essay in reversed(found)}
    twice = [f"{label} of {essay} is a label of {first[label]}" for label, essay in found if first[label] != essay]
    assert not twice, f"{twice}: rename one of each"
    assert len(found) > len(NOTEBOOKS)
    assert labels_of("(a-section)=\n# A\n```{exercise}\n:label: ex-a\n") == ["a-section", "ex-a"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_label_takes_a_figures_address(path):
    named = {name for _, source in placed_code(path) for name in re.findall(r'\bexplorable\(\s*"([^"]+)"', source)}
    taken = labels(path) & named
    assert not taken, f"{path}: {sorted(taken)} name a heading, (label)=, and an explorable; links would miss the figure: rename the label"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_cells_are_short(path):
    for cell in cells(path, "code"):
        hidden = {"remove-cell", "remove-input"} & set(cell["metadata"].get("tags", []))
        lines = [line for line in cell["source"].splitlines() if line.strip() and not line.strip().startswith("#")]
        assert hidden or len(lines) <= MOST_LINES, (
            f"{path}, cell {cell['id']}: {len(lines)} lines, and {MOST_LINES} are allowed; move some into the wing, or split the cell"
        )


FOLDED = {"hide-input", "remove-input", "hide-cell", "remove-cell"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_the_page_folds_or_leaves_out_is_folded_in_jupyter(path):
    for cell in cells(path, "code"):
        folds = bool(FOLDED & set(cell["metadata"].get("tags", [])))
        assert cell["metadata"].get("jupyter", {}).get("source_hidden", False) == folds, (
            f"{path}, cell {cell['id']}: give its metadata 'jupyter': {{'source_hidden': true}} exactly where a tag folds it on the page"
        )


def bibliography() -> set[str]:
    with open("book/references.bib", encoding="utf-8") as file:
        keys = re.findall(r"^@\w+\{([^,\s]+),", file.read(), re.MULTILINE)
    twice = sorted({key for key in keys if keys.count(key) > 1})
    assert not twice, f"book/references.bib: {twice} stand twice; delete one of each"
    return set(keys)


def cited() -> dict[str, str]:
    """Every key that is cited, with a place where it is."""
    from explainers.ledger import all_claims  # noqa: PLC0415

    texts = [piece for path in EVERYTHING for piece in placed_prose(path)]
    for claim in all_claims():
        texts += [Piece(f"claim {claim.identifier}", t) for t in (claim.source, claim.statement, claim.correction, claim.expected_from)]
    return {key.strip(): where for where, text in texts for keys in CITE.findall(text) for key in keys.split(",")}


def test_every_citation_resolves_and_every_reference_is_cited():
    where, known = cited(), bibliography()
    unknown = {key: where[key] for key in sorted(where.keys() - known)}
    assert not unknown, f"cited, but not in book/references.bib; add an entry or correct the key: {unknown}"
    unused = sorted(known - where.keys())
    assert not unused, f"in book/references.bib, but cited nowhere; cite or delete them: {unused}"


def labels(path) -> set[str]:
    return set(re.findall(r"^\(([\w-]+)\)=", "\n".join(prose(path)), re.MULTILINE))


def test_every_claim_leads_to_a_place_in_its_essay():
    from explainers.ledger import all_claims  # noqa: PLC0415

    places = {path.stem: labels(path) for path in NOTEBOOKS}
    claims = all_claims()
    assert claims, "the ledger is empty: src/explainers/ledger.py names no claims"
    for claim in claims:
        assert claim.essay in places, f"claim {claim.identifier}: notebooks/{claim.essay}.ipynb does not exist; correct its essay"
        assert claim.anchor in places[claim.essay], (
            f"claim {claim.identifier}: notebooks/{claim.essay}.ipynb has no label ({claim.anchor})=; "
            f"write it above the heading where the claim is made, or correct the claim's anchor: {sorted(places[claim.essay])}"
        )


def unsolved(path) -> list[str]:
    """Exercises without a solution that runs, and solutions without an exercise."""
    exercises: list[str] = []
    code: dict[str, int] = {}
    inside = None
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            if inside is not None:
                code[inside] += bool(ast.parse(source).body)
            continue
        for exercise, start, end in re.findall(
            r"\{exercise\}[^\n]*\n:label: ([\w-]+)|\{solution-start\} ([\w-]+)|\{(solution-end)\}", source
        ):
            if exercise:
                exercises.append(exercise)
            inside = None if end else start or inside
            if start:
                code[start] = 0
    found = [
        f"{exercise} has no solution; write a {{solution-start}} {exercise} under it" for exercise in exercises if exercise not in code
    ]
    found += [
        f"the solution of {name} runs no code; add a cell that computes or checks the answer" for name, count in code.items() if not count
    ]
    found += [f"the solution of {name} solves no exercise; correct its name" for name in code if name not in exercises]
    if not exercises:
        found.append("there is no exercise; an essay ends with some")
    return [f"{path}: {fault}" for fault in found]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_exercise_has_a_solution_that_runs(path):
    found = unsolved(path)
    assert not found, "\n".join(found)


def test_the_rules_can_fail(tmp_path):
    """Each rule, on a notebook that breaks it, names the place and what to do."""
    assert rebound([Piece("a", 'explorable("w", compute=lambda k: scale * k)'), Piece("b", "scale = 2")]) == [
        "b: scale is bound again, and a live figure above would compute with the new value; give it another name"
    ]
    figure = {"metadata": {"mystnb": {"figure": {"name": "fig-v", "caption": "A wave."}}}, "source": 'explorable("w")'}
    assert [fault.split(";")[0] for fault in unnamed("x", figure)] == [
        "x: in the cell's metadata mystnb.figure.name is 'fig-v', and the figure is called 'w'",
        "x: in the cell's metadata mystnb.figure.caption is 'A wave.'",
        "x: in the cell's metadata mystnb.image.alt is ''",
    ]
    texts = ["```{exercise}\n:label: ex-a\n```", "```{exercise}\n:label: ex-b\n```\n```{solution-start} ex-b\n```", "# by hand"]
    kinds = ["markdown", "markdown", "code"]
    made = [{"cell_type": kind, "source": text} for kind, text in zip(kinds, texts, strict=True)]
    (tmp_path / "x.ipynb").write_text(json.dumps({"cells": made}), encoding="utf-8")
    first, second = unsolved(tmp_path / "x.ipynb")
    assert "ex-a has no solution; write" in first
    assert "the solution of ex-b runs no code; add a cell" in second
