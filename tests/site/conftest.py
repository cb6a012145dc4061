"""A book of one essay with a small package, as the hooks of the site see it."""

import json
from types import SimpleNamespace

import pytest

from explainers.site import code_lines, code_map, code_pages, definitions

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
def toy_book(tmp_path, monkeypatch):
    """A book of one essay and a small package."""
    package = tmp_path / "explainers"
    for name, text in {"__init__.py": "", **MODULES}.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text)
    (tmp_path / "toy.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "id": "c", "source": CELL}]}))
    (tmp_path / "index.md").write_text("# Index")
    for module in (code_map, code_lines, code_pages):
        monkeypatch.setattr(module, "ROOT", package)
    read = definitions.Package.read
    monkeypatch.setattr(definitions.Package, "read", classmethod(lambda cls: read(package)))
    files = {"notebooks/toy": tmp_path / "toy.ipynb", "book/index": tmp_path / "index.md"}
    titles = {"notebooks/toy": SimpleNamespace(astext=lambda: "A toy")}
    paths = {True: lambda name: str(files[name]), False: lambda name: name + files[name].suffix}
    env = SimpleNamespace(found_docs=set(files), titles=titles, toctree_includes={}, doc2path=lambda name, base=True: paths[base](name))
    builder = SimpleNamespace(format="html", get_relative_uri=lambda origin, page: f"../{page}.html")
    code_map.code_map.cache_clear()
    yield App(
        package=package,
        env=env,
        builder=builder,
        config=SimpleNamespace(root_doc="book/index", html_title="T", author="A", copyright="", html_baseurl=""),
    )
    code_map.code_map.cache_clear()
