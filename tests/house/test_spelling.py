"""American spelling, in code, comments and prose: one spelling of a word finds it everywhere."""

import json
import re
from pathlib import Path

import pytest

from tests.house.notebooks import Piece

TEXT = {".py", ".ipynb", ".md", ".in", ".css", ".js", ".html", ".mplstyle", ".yml", ".yaml", ".toml", ".txt", ".cff", ""}
"""Endings of the files that are read; the bibliography is not, since titles are spelled by their authors."""

FOLDERS = ("src", "tests", "tools", "bench", "notebooks", "book", "examples", ".github", ".ci")
EXEMPT = {Path("tests/house/test_spelling.py")}  # has the words
WORDS = {
    r"(colo|neighbo|behavio|favo|flavo|hono|labo|rumo|vigo)ur": r"\1r",
    r"(gr)ey": r"\1ay",
    r"(cent|fib|lit|met|theat|calib)re(d|s|\b)": r"\1er\2",
    r"(label|model|cancel|travel|signal|level|tunnel|channel|fuel)l(ed|ing|er)": r"\1\2",
    r"(anal|paral|catal)ys(e[ds]?\b|ing)": r"\1yz\2",
    r"(licen|defen|offen|preten)ce": r"\1se",
    r"(artef)act": "artifact",
    r"(catalog|analog)ue": r"\1",
    r"(judg|acknowledg)ement": r"\1ment",
    r"(program)me(s?\b)": r"\1\2",
    r"\b(toward)s\b": r"\1",
    r"\b(whil|among)st\b": r"\1",
    r"\b(lear|bur)nt\b": r"\1ned",
    r"\b(sceptic|aluminium|per cent)\b": "skeptic, aluminum, percent",
    r"\b(seldom|mend(?:s|ed|ing)?|dear)\b": "rarely, correct, expensive",  # plain words
    r"((?:normal|regular|initial|optim|general|minim|maxim|memor|parametr|discret|recogn|organ|real|summar|visual|special|factor|linear|penal"
    r"|random|standard|symmetr|vector|quant|local|emphas|character|util|synchron|serial|pickl|equal|central|stabil|final|ideal|categor))"
    r"is(e[ds]?\b|ing|ation)": r"\1iz\2",
}
"""What is not written, as a pattern, and what is."""


def british(text: str) -> list[tuple[int, str, str]]:
    """Words of ``text`` that are not spelled as in America, with their lines and what to write."""
    found = []
    for pattern, american in WORDS.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            found.append((text.count("\n", 0, match.start()) + 1, match[0], match.expand(american).lower()))
    return sorted(found)


def files() -> list[Path]:
    """The text files of the repository."""
    found = [*Path().glob("*"), *(path for folder in FOLDERS for path in Path(folder).rglob("*"))]
    return sorted(path for path in found if path.suffix in TEXT and path.is_file() and path not in EXEMPT and "checkpoint" not in str(path))


def pieces(path: Path) -> list[Piece]:
    """The text of a file; of a notebook the text and the settings of each cell."""
    if path.suffix != ".ipynb":
        return [Piece(str(path), path.read_text("utf-8"))]
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [
        Piece(f"{path}, cell {cell['id']}", "".join(cell["source"]) + "\n" + json.dumps(cell["metadata"], ensure_ascii=False))
        for cell in cells
    ]


def test_spelling_is_american():
    read = files()
    assert {Path("README.md"), Path("book/index.md"), Path("src/explainers/claim.py")} <= set(read), (
        "too few files were found; run the tests from the top of the repository"
    )
    found = [
        f"{where}, line {line}: {word!r}; the book spells it {american!r}"
        for path in read
        for where, text in pieces(path)
        for line, word, american in british(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("written", "american"),
    [
        ("colours", "color"),
        ("BY_COLOUR", "color"),
        ("centre", "center"),
        ("labelled", "labeled"),
        ("analyse", "analyze"),
        ("licence", "license"),
        ("regularisation", "regularization"),
        ("towards", "toward"),
        ("grey", "gray"),
        ("seldom", "rarely, correct, expensive"),
    ],
)
def test_the_rule_can_fail(written, american):
    ((line, _, instead),) = british(f"One line.\nAnd {written} here.")
    assert (line, instead) == (2, american)


@pytest.mark.parametrize(
    "right", ["exercise", "noise", "precise", "otherwise", "optimistic", "realistic", "parameter", "level", "programmer"]
)
def test_words_that_only_look_like_it(right):
    assert not british(right)
