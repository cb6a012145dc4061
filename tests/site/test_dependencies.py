"""What code uses, on a small package with a room below another, data, and a module that nobody asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explainers.site.dependencies import PackageFiles

FILES = {
    "__init__.py": "",
    "ledger.py": "from house.essays.waves import claims",
    "essays/__init__.py": "",
    "essays/waves/__init__.py": "",
    "essays/waves/figures.py": "from house.look import style",
    "essays/waves/wave.py": "def train():\n    from house.networks.deep import pieces",
    "essays/waves/claims.py": "import house.essays.waves.wave as wave",
    "essays/coins/__init__.py": "",
    "essays/coins/coin.py": '"""Tossed."""\nfrom house.data import images\ntable = files("house") / "data/months.csv"',
    "networks/__init__.py": "from house.networks import shapes",
    "networks/shapes.py": "",
    "networks/deep/__init__.py": "",
    "networks/deep/pieces.py": "from house import numerals",
    "numerals.py": "",
    "data/__init__.py": "",
    "data/images.py": "",
    "data/months.csv": "1, 2",
    "data/README.md": "",
    "look/__init__.py": "",
    "look/style.py": "",
    "look/house.mplstyle": "",
    "look/__pycache__/style.pyc": "",
    "look/.style.py.swp": "",
    "look/style.py~": "",
}
Used = Callable[..., set[str]]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "house" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "house" / name).write_text(text, encoding="utf-8")
    return tmp_path / "house"


@pytest.fixture
def used(house: Path) -> Used:
    """The names of the files that the pieces of code use."""
    return lambda *code, apart=(): {path.relative_to(house).as_posix() for path in PackageFiles(house).used(code, apart)}


WAY = {"__init__.py", "essays/__init__.py", "essays/waves/__init__.py"}
LOOK = {"look/__init__.py", "look/style.py", "look/house.mplstyle"}
DEEP = {"networks/__init__.py", "networks/shapes.py", "networks/deep/__init__.py", "networks/deep/pieces.py", "numerals.py"}


@pytest.mark.parametrize(
    "code",
    [
        "from house.essays.waves.figures import draw",
        "from house.essays.waves import figures",
        "import house.essays.waves.figures",
        "import numpy, house.essays.waves.figures as f",
        "if True:\n    def later():\n        from house.essays.waves.figures import draw",
    ],
)
def test_an_import_leads_to_its_module_the_packages_on_the_way_and_what_these_use(used, code):
    assert used(code) == {*WAY, "essays/waves/figures.py", *LOOK}


def test_imports_are_followed_three_modules_down_also_those_inside_functions_and_in_packages(used):
    assert used("from house import ledger") == {*WAY, "ledger.py", "essays/waves/claims.py", "essays/waves/wave.py", *DEEP}


def test_another_wing_is_not_used(used):
    assert not any("coins" in name or "data" in name for name in used("from house import ledger"))


def test_a_module_uses_the_data_of_its_folder(used):
    assert used("import house.data.images") == {
        "__init__.py",
        "data/__init__.py",
        "data/images.py",
        "data/months.csv",
        "data/README.md",
    }


@pytest.mark.parametrize(
    "code",
    ['open("data/months.csv")', 'read(f"{root}/months.csv")', 'files("house").joinpath("data", "months.csv")', 'load(f"data/{name}.csv")'],
)
def test_a_file_named_in_a_string_is_used(used, code):
    assert "data/months.csv" in used(code)
    assert "look/house.mplstyle" not in used(code)


def test_a_package_named_in_a_string_is_used_and_all_that_the_beginning_of_a_name_can_lead_to(used):
    assert "data/months.csv" in used('files("house.data")')
    assert {"essays/waves/wave.py", "essays/coins/coin.py", *DEEP} <= used('load(f"house.essays.{name}.claims")')
    assert used('"house: a package", "house.", "houses.data", "a/", "/", ".//"') <= used('"house."')


@pytest.mark.parametrize(
    "code",
    [
        "%matplotlib inline",
        "from house.look import *",
        "from . import look",
        "import importlib\nimportlib.import_module(name)",
        "from importlib import import_module",
        "__import__(name)",
        "import pkgutil",
    ],
)
def test_what_cannot_be_followed_uses_everything(used, code):
    everything = {name for name in FILES if not name.endswith((".pyc", ".swp", "~"))}
    assert used(code) == everything
    assert used("import house.numerals") != everything


def test_a_module_that_cannot_be_read_uses_everything(house, used):
    (house / "numerals.py").write_text("def broken(", encoding="utf-8")
    assert "essays/coins/coin.py" in used("import house.numerals")


def test_what_is_set_apart_is_not_followed(used):
    assert used("import house.essays.waves.claims", "import house.numerals", apart=["house.essays.waves.claims"]) == {*WAY, "numerals.py"}


def test_a_package_is_set_apart_with_all_that_is_inside(used):
    code = "from house.essays.waves import claims, figures\nload('house.essays.')"
    assert used(code, apart=["house.essays"]) == {"__init__.py"}


def test_code_without_the_package_uses_nothing(used):
    assert used("import numpy as np\nnp.sin(1)", "from houses import look", "from house_of_cards.look import style") == set()
