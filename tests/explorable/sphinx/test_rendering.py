"""What ran before, without the extension or with another engine, is never shown."""

import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from explainers.explorable.sphinx.engine_key import PACKAGE
from explainers.explorable.sphinx.rendering import PALETTE, RENDERING, KernelVariables
from tests.explorable.sphinx.book import SmallBook, to_run

WIDGET = "widget-view+json"
FIGURE = '<figure class="explorable"'


@pytest.mark.parametrize("mode", ["cache", "auto", "force", "inline"])
def test_a_live_build_leaves_nothing_behind(tmp_path, mode, monkeypatch):
    monkeypatch.setenv(RENDERING, "live")
    book = SmallBook(tmp_path, mode)
    book.write(wave=to_run("wave"))
    book.build(extensions=["myst_nb"])
    assert WIDGET in book.page("wave")
    assert book.build() == ""
    assert FIGURE in book.page("wave")
    assert WIDGET not in book.page("wave")
    assert "data-explorable=" not in book.page("wave"), "the figure has its own player inside"


def test_another_engine_draws_again_and_the_way_back_runs_nothing(tmp_path: Path):
    book = SmallBook(tmp_path / "book", "cache")
    book.home.mkdir()
    book.write(wave=to_run("wave"))
    book.build()
    package = tmp_path / "explainers"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "essays", "data"))
    static = package / "explorable" / "static.py"
    static.write_text(static.read_text("utf-8").replace("Reset</button>", "Back</button>"), encoding="utf-8")
    book.build(package=tmp_path)
    assert "Back</button>" in book.page("wave")
    kept = set(book.output().parent.rglob("base.ipynb"))
    book.build()
    assert "Reset</button>" in book.page("wave")
    assert set(book.output().parent.rglob("base.ipynb")) == kept
    assert len(kept) == 2


@pytest.mark.parametrize("before", [None, "standalone"])
def test_the_variables_are_as_they_were_when_the_pages_have_been_read(monkeypatch, before):
    monkeypatch.delenv(RENDERING, raising=False)
    monkeypatch.delenv(PALETTE, raising=False)
    if before:
        monkeypatch.setenv(RENDERING, before)
    variables = KernelVariables()
    variables.begin(SimpleNamespace(config=SimpleNamespace(explorable_palette={"fit": ["#000001", "#fffffe"]})), None, [])
    assert os.environ[RENDERING] == "static"
    assert json.loads(os.environ[PALETTE]) == {"fit": ["#000001", "#fffffe"]}
    variables.end()
    assert os.environ.get(RENDERING) == before
    assert PALETTE not in os.environ
    monkeypatch.setenv(RENDERING, "live")
    variables.end()  # the end of the build, after the end of reading
    assert os.environ[RENDERING] == "live"
