"""A lesson is read as it was written, and its cells say what they are for."""

from dataclasses import replace

import pytest

from explainers.explorable.errors import ExplorableError
from explainers.teaching.editions.cells import code, prose
from explainers.teaching.editions.lesson import Lesson, exercise_of, has_role, read, role_of, text_of, unfolded, without_roles, write
from tests.editions.small_course import LESSON


def test_it_is_read_as_it_was_written(tmp_path):
    write(LESSON, tmp_path / "a" / "small-course.json")
    assert read(tmp_path / "a" / "small-course.json") == LESSON


def test_a_lesson_that_is_not_there_or_has_an_unknown_role_is_told_with_the_remedy(tmp_path):
    with pytest.raises(ExplorableError, match=r"lesson 'none': .* is not there; build the book first"):
        read(tmp_path / "none.json")
    write(Lesson("x", "X", [has_role(prose("a"), "hint")]), tmp_path / "x.json")
    with pytest.raises(ExplorableError, match=r"its cells have the roles \['hint'\]; say one of package, question"):
        read(tmp_path / "x.json")


def test_cells_are_found_by_exercise_and_role():
    assert LESSON.labels() == ["ex-look", "ex-build", "ex-show", "ex-talk"]
    assert [text_of(cell) for cell in LESSON.of("ex-look", "solution") if cell["cell_type"] == "code"] == ["power = lambda x: x**exponent"]
    assert LESSON.code("package") == ["import explainers"]
    assert replace(LESSON, cells=[code("a"), prose("b")]).code("") == ["a"]


def test_a_role_is_said_beside_what_the_cell_has_and_can_be_taken_back():
    cell = has_role(code("1", metadata={"tags": ["x"]}), "start", "ex-a")
    assert (role_of(cell), exercise_of(cell), cell["metadata"]["tags"]) == ("start", "ex-a", ["x"])
    assert without_roles([cell])[0]["metadata"] == {"tags": ["x"]}
    assert (role_of(prose("")), exercise_of(prose(""))) == ("", "")


@pytest.mark.parametrize("text", ["open", "<details><summary>S</summary>\n\nopen\n\n</details>"])
def test_what_was_folded_is_unfolded(text):
    assert unfolded(text) == "open"
    assert unfolded("<details><summary>S</summary>\n\n<details><summary>T</summary>\n\nin\n\n</details>\n\n</details>") == (
        "<details><summary>T</summary>\n\nin\n\n</details>"
    )
