"""The instructor's edition has all of it, and what is often wrong beside each exercise."""

import json

from explainers.teaching.editions.instructor import instructor, remarks
from explainers.teaching.editions.lesson import text_of
from tests.editions.small_course import EXERCISES, LESSON


def test_the_plan_comes_first_and_every_cell_of_the_lesson_follows():
    texts = [text_of(cell) for cell in json.loads(instructor(LESSON, EXERCISES))["cells"]]
    assert texts[0] == "# Plan of the lesson\n\nBegin with the figure."
    assert [text for text in texts[1:] if not text.startswith("> **For")] == [text_of(cell) for cell in LESSON.cells]
    below = [texts[place - 1][:16] for place, text in enumerate(texts) if text.startswith("> **For")]
    assert below == ["**Exercise 1.1.*", "**Exercise 1.2.*", "**Exercise 1.3.*", "**Exercise 1.4.*"]


def test_numbers_are_told_with_typical_wrong_ones():
    assert remarks(EXERCISES["ex-look"], "").split("\n") == [
        "> **For the instructor.** *see*, 20 minutes, 4 points. `ex-look`",
        ">",
        "> - *zeros*: `zeros` is 2",
        ">   - 1: There is one on the left, too.",
        ">   - another number: Count where the curve meets the axis.",
        "> - *top*: `top` is 1.5, within 0.05",
        ">   - another number: Read it at the highest place.",
    ]


def test_tests_are_told_with_their_hints_and_what_nothing_checks_is_graded_by_hand():
    assert "> - *zero*. Where it does not: What is nothing times nothing?" in remarks(EXERCISES["ex-build"], "")
    assert remarks(None, "*Easy.* Why?") == "> **For the instructor.** 1 point, graded by hand: nothing of it is checked."
