"""A page's key on a small package: what must run again has another key, and what need not has the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from explainers.site import page_key
from explainers.site.dependencies import PackageFiles
from explainers.site.page_key import digest, read_page, versions
from tests.site import small_book
from tests.site.small_book import PACKAGE, PAGES

Keys = Callable[[], dict[str, str]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with the package ``explainers`` and the pages."""
    small_book.write(tmp_path)
    return tmp_path


@pytest.fixture
def keys(book: Path) -> Keys:
    """The keys of the pages as they are now."""

    def keys() -> dict[str, str]:
        package = PackageFiles(book / "explainers")
        return {name.partition(".")[0]: read_page(book / name, package).key for name in PAGES}

    return keys


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("essays/waves/figures.py", {"waves"}),
        ("essays/waves/experiments.py", {"waves", "ledger"}),
        ("essays/waves/wave.py", {"waves", "ledger"}),
        ("networks/adam.py", {"waves", "ledger"}),
        ("data/images.py", {"waves", "ledger"}),
        ("data/digits.npz", {"waves", "ledger"}),
        ("look/look.mplstyle", {"waves"}),
        ("explorable/frame.py", {"waves"}),
        ("essays/__init__.py", {"waves", "landing", "ledger"}),
        ("essays/coins/figures.py", {"landing"}),
        ("essays/waves/claims.py", {"ledger"}),
        ("essays/waves/exercises.py", {"waves"}),
        ("essays/coins/exercises.py", set()),  # of another essay
        ("exercises.py", set()),
        ("ledger.py", {"ledger"}),
        ("mutants/record.py", {"ledger"}),
        ("mutants/record.json", {"ledger"}),
        ("explorable/player.js", set()),
        ("explorable/play.js", set()),
        ("explorable/explorable.css", set()),
        ("site/ledger.py", set()),
        ("site/theme/book.css", set()),
        ("networks/__pycache__/adam.pyc", set()),
    ],
)
def test_an_edit_changes_the_keys_of_the_pages_that_use_the_file_and_no_other(book, keys, name, pages):
    before = keys()
    with (book / "explainers" / name).open("a", encoding="utf-8") as file:
        file.write("# a comment\n")
    assert changed(before, keys()) == pages


def test_a_file_that_is_only_touched_changes_nothing(book, keys):
    before = keys()
    os.utime(book / "explainers/networks/adam.py", (0, 0))
    assert changed(before, keys()) == set()


def test_an_edit_that_is_undone_gives_the_old_key_back(book, keys):
    before = keys()
    file = book / "explainers/networks/adam.py"
    file.write_text(PACKAGE["networks/adam.py"] + "\n")
    assert changed(before, keys())
    file.write_text(PACKAGE["networks/adam.py"])
    assert keys() == before


def test_a_new_import_a_new_file_of_data_and_a_file_that_is_gone_change_the_key(book, keys):
    package = book / "explainers"
    before = keys()
    (package / "data" / "more.npz").write_text("")
    assert changed(before, keys()) == {"waves", "ledger"}
    (package / "data" / "more.npz").unlink()
    (package / "look" / "look.mplstyle").unlink()
    assert changed(before, keys()) == {"waves"}
    (package / "look" / "look.mplstyle").write_text("")
    (package / "essays/coins/figures.py").write_text("from explainers.look import style")
    between = keys()
    (package / "look" / "style.py").write_text("edited")
    assert changed(between, keys()) == {"waves", "landing"}


def test_another_version_of_a_requirement_changes_the_key(keys, monkeypatch):
    before = keys()
    monkeypatch.setattr(page_key, "versions", lambda *roots: versions(*roots).replace("numpy ", "numpy 0."))
    assert changed(before, keys()) == {"waves", "landing", "ledger"}


def test_the_versions_are_those_of_all_that_is_required_as_installed():
    lines = versions(*page_key.RUNS).splitlines()
    for name in ("numpy", "scipy", "matplotlib", "contourpy", "ipywidgets", "ipykernel", "ipython"):
        assert f"{name} {metadata.version(name)}" in lines
    assert not any(line.startswith(("pytest", "ruff", "torch")) for line in lines)
    assert not any(line.startswith("scipy") for line in versions("explainers").splitlines()), "an extra counts where it is asked for"


def test_a_page_that_runs_nothing_has_no_key_and_every_page_a_state_of_its_own(book, keys):
    assert keys()["prose"] == ""
    package = PackageFiles(book / "explainers")
    before = read_page(book / "waves.ipynb", package)
    (book / "waves.ipynb").write_text(PAGES["waves.ipynb"].replace("# Waves", "# More waves"))
    after = read_page(book / "waves.ipynb", package)
    assert before.key == after.key
    assert before.state != after.state


def test_a_digest_tells_names_and_contents_apart(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("ab")
    two.write_text("ab")
    assert digest(tmp_path, [one]) != digest(tmp_path, [two])
    assert digest(tmp_path, [one, two]) == digest(tmp_path, [two, one])
    assert digest(tmp_path, [one], "a", "b") != digest(tmp_path, [one], "a")


def test_a_page_that_asks_for_a_verdict_uses_the_claims_and_not_the_record_of_breaks(book: Path) -> None:
    path, package = book / "through.md", PackageFiles(book / "explainers")
    path.write_text("A statement.\n: {verdict}`a-claim`. Of the role `{verdict}` itself there is nothing to read.\n", "utf-8")
    names = {used.name for used in read_page(path, package).used}
    assert "claims.py" in names and "record.json" not in names
    path.write_text("Of the role `{verdict}`.\n", "utf-8")
    assert read_page(path, package).key == ""
