"""The form of an essay: its claim, its notes, what to remember, the bridge to the next, and exercises that say how hard they are."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.house.notebooks import NOTEBOOKS

_CHAPTERS = yaml.safe_load(Path("_toc.yml").read_text())["parts"][0]["chapters"]
ESSAYS = [part["file"] for part in _CHAPTERS]
IN_FORM = ESSAYS
"""The essays that have the form; the others follow, in the order of the book."""
END = ["Where it breaks", "What is open", "What to remember", "Exercises", "Sources"]
DIFFICULTY = re.compile(r"\*(Easy|Medium|Hard)\.\*")
STATE = re.compile(r"\]\(#[\w-]+\?[^)]+\)")
LONG = re.compile(r"np\.\w+\(|\d\.\d{7,}")


def faults(markdown: str, following: str | None) -> Iterator[str]:
    """What the Markdown of an essay lacks; ``following`` is the stem of the next one, None for the last."""
    headings = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    end = [name for name in headings if name in END or name.startswith(END[0])]
    if not re.search(r"^## The claim\n\n> ", markdown, re.MULTILINE):
        yield "it has no section 'The claim' that begins with a quoted sentence"
    if [name for name in end if not name.startswith(END[0])] != END[1:]:
        yield f"its sections {END[1:]} are not there, or in another order"
    if not any(name.startswith(END[0]) for name in end):
        yield f"no section says '{END[0]}'"
    if markdown.count("```{sidebar} Since then") != 1:
        yield "it needs one note '```{sidebar} Since then'"
    remember = re.split(r"^## ", markdown.partition("## What to remember")[2], maxsplit=1, flags=re.MULTILINE)[0]
    items = re.findall(r"^\d\. .*?(?=^\d\. |^\n|\Z)", remember, re.MULTILINE | re.DOTALL)
    if len(items) != 3 or not all(STATE.search(item) for item in items):
        yield "'What to remember' needs three numbered sentences, each with a link that sets a figure, [...](#figure?control=value)"
    if following and f"{{doc}}`{following}`" not in remember and f"<{following}>`" not in remember:
        yield f"'What to remember' does not lead on to {following}; end it with a sentence that has {{doc}}`{following}`"
    for title, body in re.findall(r"```\{exercise\} ?(.*)\n:label: [\w-]+\n\n(.*)", markdown):
        if not DIFFICULTY.match(body):
            yield f"exercise {title!r} does not say how hard it is; begin with *Easy.*, *Medium.* or *Hard.*"


def markdown_of(path: Path) -> str:
    """The Markdown cells of a notebook, one after the other."""
    return "\n\n".join("".join(cell["source"]) for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "markdown")


@pytest.mark.parametrize("essay", IN_FORM)
def test_an_essay_has_its_form(essay):
    stems = [Path(each).stem for each in ESSAYS]
    place = stems.index(Path(essay).stem)
    following = stems[place + 1] if place + 1 < len(stems) else None
    found = list(faults(markdown_of(Path(f"{essay}.ipynb")), following))
    assert not found, f"{essay}: " + "; ".join(found)


def test_what_is_missing_is_said():
    form = """## The claim

> It is so.

```{sidebar} Since then
Much.
```

## Where it breaks: here

## What is open

## What to remember

1. One [a](#wave?k=1).
2. Two
   [b](#wave?k=2).
3. Three [c](#wave?k=3).

Next: {doc}`next`.

## Exercises

```{exercise} A
:label: ex-a

*Easy.* Show it.
```

## Sources
"""
    assert not list(faults(form, "next"))
    for cut, found in [
        ("> It", "The claim"),
        ("{sidebar}", "Since then"),
        ("## What is open", "another order"),
        ("## Where it breaks: here", "Where it breaks"),
        ("[b](#wave?k=2)", "three numbered"),
        ("{doc}`next`", "lead on to next"),
        ("*Easy.* ", "how hard"),
    ]:
        assert any(found in fault for fault in faults(form.replace(cut, ""), "next")), cut


def test_solutions_print_words_and_rounded_numbers():
    found = []
    for path in sorted(Path("_build/jupyter_execute/notebooks").glob("*.ipynb")):
        if f"notebooks/{path.stem}" in IN_FORM:
            for cell in json.loads(path.read_text())["cells"]:
                texts = ["".join(out.get("data", out).get("text/plain", out.get("text", ""))) for out in cell.get("outputs", [])]
                found += [
                    f"{path.stem}: cell {cell['id']} prints {text[:60]!r}" for text in texts if "sol-" in cell["id"] and LONG.search(text)
                ]
    assert not found, "; ".join(found)
    assert LONG.search("np.float64(0.25)")
    assert LONG.search("{'side': 0.72110255}")
    assert not LONG.search("the side is 0.721")


def dares(path: Path) -> list[str]:
    """The challenges that the figures of a notebook hold, by the names in their code."""
    code = "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code")
    held = re.findall(r"\bchallenges=\[([^\]]+)\]", code)
    return [name for names in held for name in re.split(r",\s*", names) if re.search(rf"^{name} = Challenge\(", code, re.MULTILINE)]


@pytest.mark.parametrize("essay", ESSAYS)
def test_an_essay_has_something_to_find(essay):
    assert dares(Path(f"{essay}.ipynb")), f"{essay}: no figure has a challenge; see 'Something to find' in book/use-it-in-your-own-book.md"


def test_every_essay_is_a_notebook():
    assert {f"notebooks/{path.stem}" for path in NOTEBOOKS} == set(ESSAYS)
