"""Notebooks are stripped, their figures named, captioned and described, and the table of contents names them all."""

import ast
import json
import re
import symtable

import pytest
import yaml

from tests.house.notebooks import CITE, NOTEBOOKS, PAGES, cells, code, prose

DRAWS = re.compile(r"\b(?:explorable|still)\(|\bsubplots\(|\bplt\.|\bFigure\(")
EVERYTHING = [*NOTEBOOKS, *PAGES]


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stripped(path):
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
    assert "widgets" not in json.loads(path.read_text("utf-8"))["metadata"]


def bound(source: str) -> set[str]:
    """Names that a cell binds at its top level."""
    targets = [t for node in ast.parse(source).body if isinstance(node, ast.Assign) for t in node.targets]
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def read_later(table: symtable.SymbolTable) -> set[str]:
    """Global names that the functions of a cell read whenever they are called."""
    inner = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global() and table.get_type() == "function"}
    return inner.union(*(read_later(child) for child in table.get_children()))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_cell_rebinds_what_a_figure_above_it_reads(path):
    read: set[str] = set()
    for source in code(path):
        assert bound(source) & read == set(), f"a live figure above would compute with another {bound(source) & read}"
        if DRAWS.search(source):
            read |= read_later(symtable.symtable(source, "cell", "exec"))


def figures():
    for path in NOTEBOOKS:
        for cell in cells(path, "code"):
            if DRAWS.search(cell["source"]):
                yield pytest.param(cell, id=f"{path.stem}-{cell['id']}")


@pytest.mark.parametrize("cell", list(figures()))
def test_every_figure_has_a_caption_a_name_and_alternative_text(cell):
    settings = cell["metadata"].get("mystnb", {})
    assert re.fullmatch(r"fig-[a-z0-9-]+", settings.get("figure", {}).get("name", "")), cell["source"][:80]
    assert len(settings["figure"].get("caption", "")) > 10
    assert len(settings.get("image", {}).get("alt", "")) > 20
    named = re.search(r'\b(?:explorable|still)\(\s*"([^"]+)"', cell["source"])
    if named:
        assert settings["figure"]["name"] == f"fig-{named[1]}"


def test_figures_and_explorables_have_names_of_their_own():
    names = [cell.values[0]["metadata"]["mystnb"]["figure"]["name"] for cell in figures()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_label_takes_a_figures_address(path):
    named = {name for source in code(path) for name in re.findall(r'\bexplorable\(\s*"([^"]+)"', source)}
    assert labels(path) & named == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_cells_are_short(path):
    for cell in cells(path, "code"):
        hidden = {"remove-cell", "remove-input"} & set(cell["metadata"].get("tags", []))
        lines = [line for line in cell["source"].splitlines() if line.strip() and not line.strip().startswith("#")]
        assert hidden or len(lines) <= 16, f"{len(lines)} lines: {lines[0]}"


def test_every_notebook_is_in_the_contents_and_the_reverse():
    with open("_toc.yml", encoding="utf-8") as file:
        contents = yaml.safe_load(file)
    named = {contents["root"], *(c["file"] for part in contents["parts"] for c in part["chapters"])}
    assert named == {str(path.with_suffix("")) for path in EVERYTHING}


def bibliography() -> set[str]:
    with open("book/references.bib", encoding="utf-8") as file:
        keys = re.findall(r"^@\w+\{([^,\s]+),", file.read(), re.MULTILINE)
    assert len(set(keys)) == len(keys), "a key stands twice in references.bib"
    return set(keys)


def cited() -> set[str]:
    from explainers.ledger import all_claims  # noqa: PLC0415

    texts = [text for path in EVERYTHING for text in prose(path)]
    for claim in all_claims():
        texts += [claim.source, claim.statement, claim.correction, claim.expected_from]
    return {key.strip() for text in texts for keys in CITE.findall(text) for key in keys.split(",")}


def test_every_citation_resolves_and_every_reference_is_cited():
    assert cited() - bibliography() == set()
    assert bibliography() - cited() == set()


def labels(path) -> set[str]:
    return set(re.findall(r"^\(([\w-]+)\)=", "\n".join(prose(path)), re.MULTILINE))


def test_every_claim_leads_to_a_place_in_its_essay():
    from explainers.ledger import all_claims  # noqa: PLC0415

    places = {path.stem: labels(path) for path in NOTEBOOKS}
    for claim in all_claims():
        assert claim.anchor in places[claim.essay], f"{claim.identifier}: {claim.essay} has no label ({claim.anchor})="


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
def test_exercises_have_solutions_that_run(path):
    text = "\n".join(prose(path))
    exercises = set(re.findall(r"\{exercise\}[^\n]*\n:label: ([\w-]+)", text))
    solved = set(re.findall(r"\{solution(?:-start)?\} ([\w-]+)", text))
    assert exercises == solved
    if path in NOTEBOOKS:
        assert exercises
        assert any(code(path))
