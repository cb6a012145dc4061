"""Numbers in the prose come from code: no digit that code knows is typed.

A decimal, or a whole number above twelve, must stand in a ``{glue:text}`` role (or another role, a link, code, a display formula, or
be a year). Small whole numbers are words of the language ("two panels", "degree 3").
"""

import re
from pathlib import Path

import pytest

from tests.house.notebooks import NOTEBOOKS, placed_prose

NOT_PROSE = [
    r"\A---\n.*?\n---\n",  # front matter
    r"```\{(?:bibliography|code-cell)\}.*?```",
    r"^:[\w-]+:.*$",  # options of directives
    r"\$\$.*?\$\$",
    r"\{[\w:-]+\}`[^`]*`",  # roles: glue, citations, references
    r"``[^`]*``|`[^`]*`",
    r"\]\([^)]*\)",
    r"<[^>]*>",
    r"^\([\w-]+\)=$",
    r"\b(?:19|20)\d\d\b",  # years
    r"\b\d+th percentile\b",
    r"\barXiv:\d+\.\d+\b",
]
NUMBER = re.compile(r"(?<![\w^])\d[\d,]*\.?\d*")


def typed_numbers(markdown: str) -> list[str]:
    """Numbers in Markdown that somebody typed."""
    for pattern in NOT_PROSE:
        markdown = re.sub(pattern, " ", markdown, flags=re.DOTALL | re.MULTILINE if "*?" in pattern else re.MULTILINE)
    found = [m[0].rstrip(".,") for m in NUMBER.finditer(markdown)]
    return [number for number in found if "." in number or int(number.replace(",", "")) > 12]


@pytest.mark.parametrize("path", [*NOTEBOOKS, Path("book/how-fast.md"), Path("book/refreshers.md")], ids=lambda path: path.stem)
def test_no_number_is_typed_that_code_knows(path):
    found = [
        f"{where}: {number!r} is typed; take it from code with {{glue:text}}, or write a small whole number as a word"
        for where, text in placed_prose(path)
        for number in typed_numbers(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("an error of 0.14 at degree 20, 1,797 images", ["0.14", "20", "1,797"]),
        ("$k = 41$ parameters", ["41"]),
        ("an error of {glue:text}`rmse:.2f` in 2019, three of 12", []),
        ("$$x = 41$$ and `41` and [a link](#x?width=41)", []),
    ],
)
def test_the_rule(markdown, found):
    assert typed_numbers(markdown) == found
