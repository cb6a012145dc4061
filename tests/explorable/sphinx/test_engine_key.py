import shutil
from pathlib import Path

import pytest

from explainers.explorable.sphinx.engine_key import PACKAGE, engine_key


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of what the engine is made of."""
    for name in ("explorable", "look"):
        shutil.copytree(PACKAGE / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PACKAGE / "numerals.py", tmp_path)
    return tmp_path


def test_the_same_engine_has_the_same_key_wherever_it_is(package):
    assert engine_key(package) == engine_key() == engine_key.__wrapped__()


@pytest.mark.parametrize("name", ["explorable/fold.py", "look/palette.py", "look/explainers.mplstyle", "numerals.py"])
def test_what_draws_changes_the_key(package, name):
    (package / name).write_text((package / name).read_text("utf-8") + "\n# edited", encoding="utf-8")
    assert engine_key.__wrapped__(package) != engine_key()


@pytest.mark.parametrize("name", ["explorable/player.js", "explorable/explorable.css", "explorable/sphinx/links.py"])
def test_what_a_page_links_to_does_not(package, name):
    (package / name).write_text("edited")
    assert engine_key.__wrapped__(package) == engine_key()
