"""Imports go down the house only. A wing imports itself and the shared rooms; a notebook imports its own wing, but never its claims."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.house.notebooks import NOTEBOOKS, PAGES, placed_code, prose

PACKAGE = Path("src/explainers")
MODULES = sorted(PACKAGE.rglob("*.py"))
SHARED = {"networks", "data", "numerals"}
OUTSIDE = {
    "mathematics": {"numpy", "scipy", "joblib", "tqdm"},
    "experiments": {"numpy", "scipy"},
    "figures": {"numpy", "matplotlib"},
    "claims": {"numpy", "scipy"},
    "networks": {"numpy", "scipy"},
    "data": {"numpy"},
    "claim": {"numpy"},
    "tolerance": {"numpy"},
    "look": {"numpy", "matplotlib"},
    "explorable": {"numpy", "matplotlib", "PIL", "ipywidgets", "IPython"},  # IPython comes with ipywidgets
    "extension": {"sphinx", "docutils", "myst_nb"},
    "exercise": {"numpy", "scipy"},
    "teaching": {"numpy"},
    "classroom": {"sphinx", "docutils", "myst_nb"},
    "mutants": {"numpy", "scipy"},
    "site": {"numpy", "PIL", "sphinx", "docutils", "myst_nb", "math_core", "sphinx_design", "matplotlib"}
    | {"jupyter_cache", "myst_parser", "nbformat", "packaging", "bs4", "yaml"},
    "paper": {"bs4", "segno", "playwright", "pikepdf", "fontTools"},
    "prose": {"numpy", "IPython"},
    "notebook": {"numpy", "scipy", "IPython"},
}
"""Other packages by floor. A notebook has those that come with the package: it runs without what builds the book."""
INSIDE = {
    "mathematics": {"mathematics", *SHARED},
    "experiments": {"mathematics", *SHARED},
    "figures": {"mathematics", "look", *SHARED},
    "claim": {"tolerance"},
    "claims": {"mathematics", "experiments", "claim", "tolerance", *SHARED},
    "essays": {"needs"},
    "networks": {"networks", "numerals", "needs"},
    "data": {"data"},
    "look": {"look", "numerals"},
    "ledger": {"claims", "claim"},
    "explorable": {"explorable", "look", "numerals"},
    "extension": {"extension", "explorable", "look", "numerals"},
    "exercise": {"mathematics", "experiments", "teaching", *SHARED},
    "exercises": {"exercise", "teaching"},
    "teaching": {"teaching", "explorable"},
    "classroom": {"classroom", "teaching", "extension", "explorable", "look"},
    "mutants": {"mutants", "claim", "explorable"},
    "site": {"site", "classroom", "teaching", "extension", "ledger", "claim", "look", "mutants", "numerals"},
    "paper": {"paper"},
    "notebook": {"mathematics", "experiments", "figures", "explorable", "exercises", "look", "prose", *SHARED},
}
EXCEPTIONS = {
    ("essays/landing_page/minimum_norm_fit", "essays/too_many_parameters/polynomial"),
    ("essays/manifold_interpolation/claims", "essays/the_arithmetic_of_impossibility/counting"),
    ("essays/manifold_interpolation/claims", "essays/the_arithmetic_of_impossibility/covering"),
    ("essays/manifold_interpolation/experiments", "essays/the_arithmetic_of_impossibility/counting"),
    ("essays/manifold_interpolation/experiments", "essays/the_arithmetic_of_impossibility/covering"),
    ("essays/the_price_of_smoothness/claims", "essays/too_many_parameters/double_descent"),
}
"""Who may import from another wing, and what."""


class Room(NamedTuple):
    """Where a module stands: its floor, and its wing if it has one."""

    floor: str
    wing: str = ""


def room(module: str) -> Room:
    """The room of a path below the package, without its ending: ``essays/ridges_not_peaks/ridge`` is mathematics of that wing."""
    first, *rest = module.split("/")
    if first == "essays" and rest:
        kind = rest[1] if len(rest) > 1 else ""
        floor = "exercise" if kind == "exercises" else kind if kind in ("claims", "experiments", "figures") else "mathematics"
        return Room(floor, rest[0])
    if rest[:1] == ["sphinx"]:
        return Room({"explorable": "extension", "teaching": "classroom"}.get(first, first))
    return Room(first)


def imported(source: str, where: str) -> Iterator[tuple[str, int]]:
    """Every absolute dotted name that ``source`` imports, at its top or inside a function, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{where}:{node.lineno}: a relative import; write the module's absolute name"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def inside(name: str) -> str:
    """The path below the package of the module that a dotted name leads to; names within a module are cut off."""
    parts = name.split(".")[1:]
    while parts and not (PACKAGE / "/".join(parts)).is_dir() and not (PACKAGE / ("/".join(parts) + ".py")).is_file():
        parts.pop()
    return "/".join(parts)


def faults(source: str, here: Room, module: str, where: str) -> list[str]:
    """What is wrong with the imports of ``source``, which stands in the room ``here``: one line each, with the remedy."""
    found = []
    for name, line in imported(source, where):
        root = name.split(".")[0]
        if root != "explainers":
            known = OUTSIDE.get(here.floor, set())
            if root not in sys.stdlib_module_names and root not in known:
                found.append(f"{where}:{line}: {here.floor} imports {root}; of other packages it may import {sorted(known)}")
            continue
        target = inside(name)
        there = room(target)
        if target and there.floor not in INSIDE.get(here.floor, set()):
            found.append(
                f"{where}:{line}: {here.floor} imports {target} ({there.floor}); it may import {sorted(INSIDE.get(here.floor, set()))}: "
                "move what is shared further down"
            )
        elif there.wing and here.wing and there.wing != here.wing and (module, target) not in EXCEPTIONS:
            found.append(
                f"{where}:{line}: the wing {here.wing} imports {target} of another wing; move what both need into a shared room, "
                "or name the pair in EXCEPTIONS"
            )
    return found


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_go_down_the_house_only(path):
    module = path.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__")
    found = faults(path.read_text("utf-8"), room(module), module, str(path))
    assert not found, "\n".join(found)


def wing(path: Path) -> str:
    """The wing of a notebook or of a page with code."""
    return "landing_page" if path.stem == "index" else path.stem.replace("-", "_")


def private(source: str) -> list[tuple[str, int]]:
    """Names with a leading underscore that ``source`` imports or takes from a module or an object, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [node.attr] if isinstance(node, ast.Attribute) else []
        found += [(name, node.lineno) for name in names if name.startswith("_") and not name.endswith("__")]
    return found


@pytest.mark.parametrize("path", [*NOTEBOOKS, *(path for path in PAGES if placed_code(path))], ids=str)
def test_a_notebook_imports_its_own_wing_and_the_shared_rooms(path):
    found = []
    for where, source in placed_code(path):
        found += faults(source, Room("notebook", wing(path)), path.stem, where)
        found += [f"{where}:{line}: {name} is private; give it a public name where it is defined" for name, line in private(source)]
    assert not found, "\n".join(found)


def test_every_exception_is_used():
    used = {
        (module, inside(name))
        for module, _ in EXCEPTIONS
        for name, _ in imported((PACKAGE / f"{module}.py").read_text("utf-8"), module)
        if name.startswith("explainers.")
    }
    unused = EXCEPTIONS - used
    assert not unused, f"nothing needs these exceptions any more; delete them: {sorted(unused)}"


def test_ipywidgets_is_imported_by_the_live_rendering_alone():
    users = {str(path) for path in MODULES for name, _ in imported(path.read_text("utf-8"), str(path)) if name.startswith("ipywidgets")}
    assert users == {"src/explainers/explorable/live.py"}, (
        f"{sorted(users)} import ipywidgets, and only explorable/live.py may: the static rendering works without them"
    )


@pytest.mark.parametrize(
    ("here", "line", "fault"),
    [
        ("essays/ridges_not_peaks/ridge", "import matplotlib.pyplot", "mathematics imports matplotlib"),
        ("essays/ridges_not_peaks/ridge", "def f():\n    from explainers.look import style", "imports look/style"),
        (
            "essays/ridges_not_peaks/ridge",
            "from explainers.essays.ridges_not_peaks import experiments",
            "imports essays/ridges_not_peaks/exp",
        ),
        ("essays/ridges_not_peaks/figures", "from explainers.essays.ridges_not_peaks.experiments import flow", "imports essays/ridges"),
        ("essays/ridges_not_peaks/ridge", "from explainers.essays.too_many_parameters.polynomial import legendre", "of another wing"),
        ("essays/ridges_not_peaks/experiments", "from explainers.claim import Claim", "imports claim"),
        ("networks/adam", "from explainers.essays.ridges_not_peaks import ridge", "networks imports essays"),
        ("explorable/fold", "import explainers.site.ledger", "explorable imports site/ledger"),
        ("explorable/fold", "from explainers.explorable.sphinx import links", "explorable imports explorable/sphinx/links (extension)"),
        ("explorable/sphinx/links", "import explainers.site.pages", "extension imports site/pages"),
        ("explorable/sphinx/links", "import math_core", "extension imports math_core"),
        ("mutants/trial", "from explainers import ledger", "mutants imports ledger"),
    ],
)
def test_the_rule_can_fail(here, line, fault):
    (found,) = faults(line, room(here), here, "here.py")
    assert fault in found


def test_the_rule_of_notebooks_can_fail():
    here = Room("notebook", "ridges_not_peaks")
    assert faults("from explainers.essays.ridges_not_peaks import claims", here, "x", "x")
    assert faults("from explainers.essays.too_many_parameters import experiments", here, "x", "x")
    assert faults("from myst_nb import glue", here, "x", "x")
    assert not faults("from explainers.essays.ridges_not_peaks import experiments, figures, ridge", here, "x", "x")
    assert not faults("from scipy.linalg import null_space\n\nfrom explainers.prose import keep", here, "x", "x")
    assert private("from a import _b\nc._d()") == [("_b", 1), ("_d", 2)]


SHOWN = re.compile(r"^[ \t]*(from explainers[\w.]* import [^\n(]+|import explainers[\w.]*)$", re.MULTILINE)
"""An import in a text: code that readers are shown, and nobody runs."""


def missing(line: str) -> str:
    """What an import that is shown to readers asks for in vain, or the empty string."""
    try:
        exec(line, {})
    except ImportError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("path", [*NOTEBOOKS, *PAGES], ids=str)
def test_code_that_the_prose_shows_imports_what_is_there(path):
    for text in prose(path):
        for line in SHOWN.findall(text):
            assert not missing(line), f"{path}: readers are told to write `{line}`, and it fails ({missing(line)}); write the present path"


def test_the_rule_of_shown_code_can_fail():
    (line,) = SHOWN.findall("Run\n\n    from explainers import robustness_sweep as rs\n\nand look.")
    assert "robustness_sweep" in missing(line)
    assert not missing("from explainers.look import palette")
