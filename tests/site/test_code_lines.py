import json
from types import SimpleNamespace

import pytest

from explainers.site import code_lines, code_map, code_pages, definitions
from explainers.site.code_map import Address, Part

CELL = (
    "from explainers.explorable import still\nfrom explainers.essays.toy import figures, waves\nstill('s', waves.high(), draw=figures.draw)"
)
MODULES = {
    "explorable/__init__.py": "from explainers.explorable.still import still",
    "explorable/still.py": "def still(): ...",
    "claim.py": "class Claim: ...\nclass Evidence: ...",
    "essays/__init__.py": "",
    "essays/toy/__init__.py": "",
    "essays/toy/waves.py": "def high(): ...\ndef low(): ...",
    "essays/toy/figures.py": "def draw(): ...",
    "essays/toy/claims.py": "from explainers.essays.toy import waves\n"
    "CLAIMS = (Claim('tall', 'one', measure=lambda: waves.high(), control=lambda: waves.low()),)",
    "networks/adam.py": "RATE = 0.1",
}


class App(SimpleNamespace):
    """What these hooks need of Sphinx."""

    __hash__ = object.__hash__


@pytest.fixture
def app(tmp_path, monkeypatch):
    """A book of one essay and a small package."""
    package = tmp_path / "explainers"
    for name, text in {"__init__.py": "", **MODULES}.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text)
    (tmp_path / "toy.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "id": "c", "source": CELL}]}))
    (tmp_path / "index.md").write_text("# Index")
    for module in (code_map, code_lines):
        monkeypatch.setattr(module, "ROOT", package)
    read = definitions.Package.read
    monkeypatch.setattr(definitions.Package, "read", classmethod(lambda cls: read(package)))
    files = {"notebooks/toy": tmp_path / "toy.ipynb", "book/index": tmp_path / "index.md"}
    env = SimpleNamespace(found_docs=set(files), doc2path=lambda name: str(files[name]))
    builder = SimpleNamespace(format="html", get_relative_uri=lambda origin, page: f"../{page}.html")
    return App(package=package, env=env, builder=builder, config=SimpleNamespace(root_doc="book/index"))


@pytest.fixture(autouse=True)
def always_anew():
    code_map.code_map.cache_clear()
    yield
    code_map.code_map.cache_clear()


def refresh(app) -> list[str]:
    code_map.code_map.cache_clear()
    return code_lines.refresh(app, app.env)


def test_a_line_has_cell_drawing_computation_and_claims(app):
    code = code_map.code_map(app)
    (figure,) = code.notebooks["notebooks/toy"].figures
    assert code.line("notebooks/toy", figure) == [
        Part("", (("cell", Address("code/notebooks/toy", "c")),)),
        Part("draws", (("draw", Address("code/essays/toy/figures", "draw")),)),
        Part("computes", (("high", Address("code/essays/toy/waves", "high")),)),
        Part("claim", (("tall", Address("book/ledger", "ledger-tall")),)),
    ]


def test_nothing_is_written_again_if_nothing_has_changed(app):
    assert set(refresh(app)) == {"notebooks/toy", "book/index"}
    assert refresh(app) == []


def test_pages_of_code_are_written_again_after_any_edit(app):
    refresh(app)
    (app.package / "networks/adam.py").write_text("RATE = 0.2")
    assert refresh(app) == ["book/index"], "one page is written, so that Sphinx comes to the pages of code"


def test_a_page_is_written_again_if_its_lines_have_changed(app):
    refresh(app)
    claims = app.package / "essays/toy/claims.py"
    claims.write_text(claims.read_text().replace("'tall'", "'taller'"))
    assert refresh(app) == ["notebooks/toy"]


def test_a_claim_that_is_not_written_as_a_text_is_an_error(app):
    with pytest.raises(ValueError, match="claim 'short' is in no tuple CLAIMS"):
        code_map.code_map(app).written("short")


def test_pages_of_code_that_is_gone_are_deleted(tmp_path):
    for name in ("code/a/here.html", "code/a/gone.html", "book/gone.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    code_pages.remove_others(tmp_path, {"code/a/here"})
    assert {path.name for path in tmp_path.rglob("*.html")} == {"here.html", "gone.html"}
    assert not (tmp_path / "code/a/gone.html").exists()
