"""What the page *Use it in your own book* shows is what the examples are made of, and the examples are one course in several hosts."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

PAGE = Path("book/use-it-in-your-own-book.md")
EXAMPLES = sorted(path for path in Path("examples").rglob("*") if path.suffix in (".md", ".py", ".yml"))
SHOWN = re.compile(r"^```(python|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^```\{code-cell\} python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COURSE = Path("examples/jupyter-book/swings.md")


def unknown(page: str, examples: list[str]) -> list[str]:
    """The blocks of code in ``page`` that no example has."""
    return [block for _, block in SHOWN.findall(page) if not any(block in text for text in examples)]


def test_the_page_shows_code_of_the_examples():
    page = PAGE.read_text("utf-8")
    assert len(SHOWN.findall(page)) > 3, f"{PAGE} shows no code"
    found = unknown(page, [path.read_text("utf-8") for path in EXAMPLES])
    assert not found, f"{PAGE} shows code that no file of examples/ has, so that no test has run it; make the two equal: {found}"


def test_the_page_shows_links_of_the_examples():
    links = set(re.findall(r"\[[^]]*\]\([^)]*#[^)]*\)", PAGE.read_text("utf-8")))
    texts = "".join(path.read_text("utf-8") for path in EXAMPLES)
    assert len(links) == 2
    assert [link for link in links if link not in texts] == [], f"{PAGE} shows links that no example has"


@pytest.mark.parametrize("host", ["sphinx-furo", "sphinx-pydata"])
def test_the_hosts_have_the_same_pages(host):
    pages = Path("examples") / host
    assert (pages / "swings.md").read_text("utf-8") == COURSE.read_text("utf-8")
    assert (pages / "index.md").read_text("utf-8").startswith(COURSE.with_name("index.md").read_text("utf-8"))


def test_the_notebook_and_the_app_have_the_same_cells():
    cells = [cell.rstrip("\n") for cell in CELL.findall(COURSE.read_text("utf-8"))]
    notebook = json.loads(Path("examples/notebook/swings.ipynb").read_text("utf-8"))
    assert ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"] == cells
    app = Path("examples/marimo/swings.py").read_text("utf-8")
    bodies = re.findall(r"^def _\([^)]*\):\n(.*?)\n    return", app, re.MULTILINE | re.DOTALL)
    assert [dedent(body) for body in bodies] == cells


def test_the_rule_can_fail():
    shown = "Write\n\n```python\na = 1\n```\n\nand\n\n```yaml\nb: 2\n```\n"
    assert unknown(shown, ["a = 1\nc = 3\n"]) == ["b: 2\n"]
