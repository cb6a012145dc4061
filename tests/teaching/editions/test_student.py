"""A student's edition has every exercise and no answer."""

import json

from explainers.teaching.editions.lesson import text_of
from explainers.teaching.editions.student import student
from tests.editions.small_course import LESSON


def test_exercises_starts_and_questions_are_there_and_answers_are_not():
    whole = student(LESSON)
    texts = [text_of(cell) for cell in json.loads(whole)["cells"]]
    assert [text.partition("\n")[0] for text in texts] == [
        "*A notebook.*",
        "import explainers",
        "# A small course",
        "import math",
        "**Check yourself.** One or two?",
        "**Exercise 1.1.** *Easy.* How many zeros, and how high is the top?",
        'check("ex-look", zeros=None, top=None)',
        "**Exercise 1.2.** *Medium.* Write the square.",
        "def answer(x):",
        "**Exercise 1.3.** *Hard.* Show that the series has a limit.",
        "**Exercise 1.4.** *Hard.* Discuss.",
    ]
    for secret in ("three halves", "power", "there are two", "alternates", "Ask first"):
        assert secret not in whole


def test_the_same_lesson_gives_the_same_bytes():
    assert student(LESSON) == student(LESSON)
