"""Every essay asks its reader at the end and has slides; no question gives its answer away, and each slide shows a figure that is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from explainers.explorable.sphinx.figures import PageFigure, read_figures
from explainers.explorable.sphinx.links import BrokenLink, checked
from tests.house.notebooks import NOTEBOOKS, prose

SITE = Path("_build/html/notebooks")
BLOCK = re.compile(r"^(`{3,})\{(quiz|slide)\}[ \t]*([^\n]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"^- \[([ x])\] (.*?)(?=^- \[[ x]\] |\Z)", re.MULTILINE | re.DOTALL)
SHOW = re.compile(r"^:show: #?(.+)$", re.MULTILINE)
LABEL = re.compile(r"^:label: (.+)$", re.MULTILINE)
QUIZZES, SLIDES = range(3, 6), range(6, 10)
MOST = 0.5
"""The share of all questions in which the right option may stand at one place, or be the longest."""
each_essay = pytest.mark.parametrize("essay", [path.stem for path in NOTEBOOKS])


class Asked(NamedTuple):
    """A question: its label, its options with what is said of each, and which are right."""

    label: str
    options: list[tuple[str, str]]
    right: list[bool]


def blocks(essay: str, kind: str) -> list[str]:
    """What stands in the directives of a kind."""
    return [body for text in prose(Path(f"notebooks/{essay}.ipynb")) for _, name, _, body in BLOCK.findall(text) if name == kind]


def question(body: str) -> Asked:
    options = OPTION.findall(body)
    parts = [text.strip().partition("\n\n") for _, text in options]
    label = LABEL.search(body)
    return Asked(label[1] if label else "", [(said, why.strip()) for said, _, why in parts], [mark == "x" for mark, _ in options])


def questions() -> list[Asked]:
    return [question(body) for path in NOTEBOOKS for body in blocks(path.stem, "quiz")]


@cache
def figures(essay: str) -> dict[str, PageFigure]:
    """The figures of a built page."""
    page = SITE / f"{essay}.html"
    if not page.exists():
        pytest.fail("there is no built book: run `make site` first")
    return {figure.name: figure for figure in read_figures(page.read_text("utf-8"))}


def faults(asked: Asked) -> list[str]:
    """What is wrong with a question."""
    found = [f"it has {sum(asked.right)} right options; one is"] if sum(asked.right) != 1 else []
    if len(asked.options) < 3:
        found.append(f"it has {len(asked.options)} options; give three or more")
    for (said, why), right in zip(asked.options, asked.right, strict=True):
        if not right and not why:
            found.append(f"of {said!r} it does not say what is wrong with it; write that below, as a paragraph of the item")
        if re.match(r"(yes|no)\W*$", said, re.I):
            found.append(f"{said!r}: ask how much, where or which; half of those who say yes or no are right without a thought")
    return [f"{asked.label or asked.options}: {fault}" for fault in found]


@each_essay
def test_an_essay_ends_with_questions(essay: str) -> None:
    bodies = blocks(essay, "quiz")
    assert len(bodies) in QUIZZES, f"{essay} has {len(bodies)} concept checks; write three to five"
    found = [fault for body in bodies for fault in faults(question(body))]
    assert not found, "\n".join(found)
    text = "\n".join(prose(Path(f"notebooks/{essay}.ipynb")))
    start, end = text.find("\n## Check yourself"), text.find("\n## Exercises")
    assert -1 < start < text.find("{quiz}") < text.rfind("{quiz}") < end, f"{essay}: they stand under '## Check yourself', before Exercises"
    assert "\n## " not in text[start + 1 : end], f"{essay}: '## Check yourself' stands right before '## Exercises'"


def test_the_right_option_stands_at_no_place_of_its_own() -> None:
    asked = questions()
    for place in range(max((len(each.options) for each in asked), default=0)):
        there = sum(each.right.index(True) == place for each in asked)
        assert there <= MOST * len(asked), f"{there} of {len(asked)} right options stand at place {place + 1}; move some"


def test_the_right_option_is_not_the_one_with_most_words() -> None:
    asked = questions()
    longest = [
        each.label for each in asked if max(range(len(each.options)), key=lambda i: len(each.options[i][0])) == each.right.index(True)
    ]
    assert len(longest) <= MOST * len(asked), f"the longest option is right in {longest}; say the others as fully"


@each_essay
def test_slides_show_figures_that_are_there(essay: str) -> None:
    bodies = blocks(essay, "slide")
    assert len(bodies) in SLIDES, f"{essay} has {len(bodies)} slides; write six to nine"
    for body in bodies:
        if show := SHOW.search(body):
            name, _, query = show[1].strip().partition("?")
            assert name in figures(essay), f"{essay}: a slide shows {name}, and the page has {sorted(figures(essay))}"
            try:
                checked(figures(essay)[name], query)
            except BrokenLink as broken:
                pytest.fail(f"{essay}: a slide shows {show[1]}: {broken}")
        assert "\n---\n" in body, f"{essay}: a slide has no notes for the speaker; write them below a line ---"


def test_the_rules_can_fail() -> None:
    good = question(":label: quiz-a\n\nWhich?\n\n- [ ] One.\n\n  Not so.\n- [x] Two, or\n  more.\n- [ ] Three.\n\n  No.\n")
    assert good == Asked("quiz-a", [("One.", "Not so."), ("Two, or\n  more.", ""), ("Three.", "No.")], [False, True, False])
    assert faults(good) == []
    assert [
        fault.partition(": ")[2][:24] for fault in faults(question(":label: quiz-b\n\nIs it?\n\n- [x] Yes.\n- [x] No.\n- [ ] Else.\n"))
    ] == [
        "it has 2 right options; ",
        "'Yes.': ask how much, wh",
        "'No.': ask how much, whe",
        "of 'Else.' it does not s",
    ]
