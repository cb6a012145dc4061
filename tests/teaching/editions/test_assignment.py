"""An assignment runs by itself: what its answers need comes first."""

from dataclasses import replace

from explainers.teaching.editions.assignment import assignment
from explainers.teaching.editions.cells import code
from tests.editions.small_course import EXERCISES, LESSON

MODULE = "tests.editions.small_course"


def test_imports_and_what_answers_use_come_first_and_no_figure():
    of = assignment(LESSON, EXERCISES, MODULE)
    assert of.setup == ["import explainers", f"import math\nimport numpy as np\nexponent = 2\nfrom {MODULE} import check"]
    names: dict = {}
    for text in (*of.setup, *(task.answer for task in of.tasks)):
        exec(text, names)


def test_check_is_imported_once():
    line = f"from {MODULE} import check"
    of = assignment(replace(LESSON, cells=[code(line), *LESSON.cells]), EXERCISES, MODULE)
    assert of.setup[-1].count(line) == 1


def test_it_says_where_the_figures_are():
    assert "in the essay, which you have" in assignment(LESSON, EXERCISES, MODULE).before
    published = replace(LESSON, address="https://example.org/small-course.html")
    assert "[the essay](https://example.org/small-course.html)" in assignment(published, EXERCISES, MODULE).before
