"""The harness that compares libraries runs with what needs no other library, and counts lines by its rule."""

import io
import json
import sys
from pathlib import Path

import pytest
from bench.peers import __main__ as peers
from bench.peers import harness
from bench.peers.figures import KINDS
from bench.peers.lines import lines, lines_of, lines_of_marimo
from PIL import Image

SMALL = ["--peers", "engine,inner_html", "--kinds", "A", "--rounds", "2", "--moves", "5", "--builds", "1", "--changes", "0"]


@pytest.mark.browser
def test_the_harness_measures_the_engine_and_inner_html(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["bench.peers", *SMALL, "--to", str(tmp_path / "measured.json")])
    assert peers.main() == 0
    data = json.loads((tmp_path / "measured.json").read_text("utf-8"))
    engine, other = (data["peers"][name]["figures"]["A"] for name in ("engine", "inner_html"))
    for measured in (engine, other):
        assert len(measured["median"]) == 2
        assert all(0 < low <= high for low, high in zip(measured["median"], measured["p95"], strict=True))
        assert (measured["sliders"], measured["requests_all"], measured["outside_all"]) == (1, 1, 0)
        assert (measured["keyboard"], measured["disk"], measured["without_javascript"]) == (True, True, "figure")
    # the same pictures; whole ones weigh more than what changes
    assert 1000 < engine["wire"] < other["wire"] < other["raw"]
    assert min(engine["build"] + engine["processor"] + data["savefig"]["A"]["png"]) > 0
    assert KINDS["A"].states == data["figures"]["A"]["states"]


CODE = '''"""Doc."""
import x

NAME = "no"
PAGE = """<p>
two"""


def helper(y):
    """Not counted."""

    # not counted
    return y


def a():
    """Not counted."""
    made = helper(PAGE)
    return draw(made)


def b():
    return 1
'''


def test_lines_are_counted_with_all_that_they_use():
    assert lines(CODE, "b") == 1
    assert lines(CODE, "a") == 2 + 2 + 2  # its body, the helper, the page
    assert lines(CODE, "a", "def draw(x):\n    return x\n\n\ndef other():\n    return 1\n") == 6 + 2


def test_a_marimo_notebook_counts_without_what_its_editor_writes():
    assert lines_of_marimo("import marimo\n\n@app.cell\ndef _(mo):\n    import x\n    k = mo.ui.slider()\n    k\n    return (k,)\n") == 2


@pytest.mark.parametrize("path", sorted(Path("bench/peers").glob("*.py")), ids=lambda path: path.stem)
def test_every_peer_has_a_file_that_the_run_knows(path):
    source = path.read_text("utf-8")
    if "\nPICTURE = " in source:
        assert path.stem in peers.PEERS
        assert lines_of(path.stem, "A") > 0


def test_every_peer_of_the_run_has_a_file():
    missing = [name for name in peers.PEERS if not Path(f"bench/peers/{name}.py").exists()]
    assert not missing


def png(value: int, size: tuple[int, int] = (4, 3)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, (value, 100, 100)).save(stream, "png")
    return stream.getvalue()


def test_pictures_are_the_same_but_for_rounding():
    assert harness.difference(png(100), png(101)) == 1 <= harness.SAME
    assert harness.difference(png(100), png(150)) == 50 > harness.SAME
    assert harness.difference(png(100), png(100, (3, 4))) == 255
