from pathlib import Path

import pytest

from explainers.site.staleness import source_files, source_hash


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in ("a.py", "data/points.csv", "explorable/player.js", "site/theme/book.css", "__pycache__/a.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize("name", ["a.py", "data/points.csv", "explorable/player.js"])
def test_an_edit_of_any_source_changes_the_hash(package, name):
    before = source_hash(package)
    (package / name).write_text("edited")
    assert source_hash(package) != before


def test_a_new_name_changes_the_hash(package):
    before = source_hash(package)
    (package / "a.py").rename(package / "b.py")
    assert source_hash(package) != before


@pytest.mark.parametrize("name", ["site/theme/book.css", "__pycache__/a.pyc"])
def test_what_no_number_depends_on_does_not(package, name):
    before = source_hash(package)
    (package / name).write_text("edited")
    assert source_hash(package) == before


def test_the_package_of_the_book_is_read_whole():
    names = {path.name for path in source_files()}
    assert {"palette.py", "air_passengers.csv", "player.js", "explorable.css", "explainers.mplstyle", "ledger.py"} <= names
    assert "book.css" not in names
