"""Otter's master: raw cells open and close in order. What Otter makes of it: tests/editions."""

import json

import yaml

from explainers.teaching.editions.assignment import assignment
from explainers.teaching.editions.for_otter import master
from explainers.teaching.editions.lesson import text_of
from tests.editions.small_course import EXERCISES, LESSON

CELLS = json.loads(master(assignment(LESSON, EXERCISES, "small_course")))["cells"]


def test_what_begins_ends_and_nothing_else_begins_before_but_inside_a_question():
    open_blocks: list[str] = []
    for cell in CELLS:
        word, _, kind = text_of(cell).partition("\n")[0].removeprefix("# ").partition(" ")
        if cell["cell_type"] == "raw" and word == "BEGIN":
            assert open_blocks == ([] if kind == "QUESTION" else ["QUESTION"])
            open_blocks.append(kind)
        elif cell["cell_type"] == "raw" and word == "END":
            assert open_blocks.pop() == kind
    assert not open_blocks


def test_questions_have_names_and_points():
    asked = [yaml.safe_load(text_of(cell)) for cell in CELLS if text_of(cell).startswith("# BEGIN QUESTION")]
    assert {each["name"]: (each["points"], each.get("manual", False)) for each in asked} == {
        "ex_look": ([2, 2], False),
        "ex_build": ([1, 1, 1], False),
        "ex_show_by_hand": (2, True),
        "ex_show": ([1], False),
        "ex_talk": (3, True),
    }


def test_every_test_is_hidden_and_asks_the_book():
    tests = [text_of(cell) for cell in CELLS if "BEGIN TEST CONFIG" in text_of(cell)]
    assert len(tests) == 6
    assert all("hidden: true" in text and "from small_course import check as graded" in text for text in tests)
