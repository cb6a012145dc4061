"""The glossary: short definitions in the order of the alphabet, of words that the essays use."""

import json
import re
from pathlib import Path

from tests.house.notebooks import NOTEBOOKS

PAGE = Path("book/glossary.md")
MOST_WORDS = 50
UNUSED = {"intrinsic dimension", "simplicity bias", "pseudoinverse", "curse of dimensionality"}
"""Words by which readers look for what the essays call otherwise, or write as a letter."""


def entries() -> dict[str, str]:
    """The definitions by the lines above them."""
    listed = PAGE.read_text("utf-8").split("{glossary}\n")[1].removesuffix("````\n")
    blocks = (block.partition("\n  ") for block in listed.strip().split("\n\n"))
    return {terms: says for terms, _, says in blocks}


def test_a_definition_is_short_and_the_order_is_the_alphabets():
    found = entries()
    assert len(found) > 40
    assert list(found) == sorted(found, key=str.lower), "put the new word where its letter is"
    long = [terms for terms, says in found.items() if len(says.split()) > MOST_WORDS]
    assert not long, f"say these in one or two sentences, and the rest in the essay: {long}"


def test_every_word_is_used():
    markdown = "\n".join(
        "".join(cell["source"])
        for path in NOTEBOOKS
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        if cell["cell_type"] == "markdown"
    )
    text = re.sub(r"\s+", " ", markdown).lower()
    unused = {terms.split("\n")[0] for terms in entries() if not any(term.lower() in text for term in terms.split("\n"))}
    assert unused == UNUSED, "delete a word that no essay uses, or say in UNUSED that readers look for it"
