"""Inside the package imports go one way: mathematics to claims and figures; the engine knows neither; only site knows Sphinx."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path("src/explainers")
MODULES = sorted(PACKAGE.rglob("*.py"))

ALLOWED_OUTSIDE = {
    "mathematics": {"numpy", "scipy", "joblib", "tqdm"},
    "claims": {"numpy", "scipy"},
    "claim": {"numpy"},
    "figures": {"numpy", "matplotlib"},
    "look": {"numpy", "matplotlib"},
    "explorable": {"numpy", "matplotlib", "PIL", "ipywidgets"},
    "site": {"numpy", "sphinx", "docutils", "myst_nb", "math_core", "sphinx_design", "matplotlib"},
}
ALLOWED_INSIDE = {
    "mathematics": {"mathematics", "numerals"},
    "claim": set(),
    "claims": {"mathematics", "claims", "claim"},
    "ledger": {"claims", "claim"},
    "figures": {"mathematics", "figures", "look"},
    "look": {"look", "numerals"},
    "explorable": {"explorable", "look", "numerals"},
    "site": {"site", "claim", "ledger", "look", "numerals", "explorable"},
    "numerals": set(),
}


def floor(module: str) -> str:
    """The floor of a dotted module name below ``explainers``."""
    first = module.split(".")[1] if "." in module else "numerals"  # the package itself: its path, its version
    return first if first in ALLOWED_INSIDE else "mathematics"


def imported(path: Path) -> set[str]:
    """Every absolute name that a module imports, at its top or inside a function."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: import by the absolute name"
            names |= {f"{node.module}.{alias.name}" if node.module == "explainers" else node.module for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_go_down_the_house_only(path):
    here = floor("explainers." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts))
    for name in imported(path):
        root = name.split(".")[0]
        if root == "explainers":
            assert floor(name) in ALLOWED_INSIDE[here], f"{path} ({here}) imports {name}"
        elif root not in sys.stdlib_module_names:
            assert root in ALLOWED_OUTSIDE.get(here, set()), f"{path} ({here}) imports {name}"


def test_ipywidgets_is_imported_by_the_live_rendering_alone():
    assert [path.name for path in MODULES if any(name.startswith("ipywidgets") for name in imported(path))] == ["live.py"]


def test_the_rule_can_fail(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def f():\n    from explainers.figures import style\n    import matplotlib.pyplot\n")
    assert imported(bad) == {"explainers.figures", "matplotlib.pyplot"}
    assert floor("explainers.figures") not in ALLOWED_INSIDE["mathematics"]


@pytest.mark.parametrize("path", [*MODULES, *sorted(Path("tests").rglob("*.py"))], ids=str)
def test_nothing_is_called_utils(path):
    assert path.stem not in ("utils", "helpers", "common", "demo", "misc")
