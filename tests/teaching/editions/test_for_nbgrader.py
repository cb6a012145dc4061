"""nbgrader's source: each cell's part is said as nbgrader knows it. What nbgrader makes of it: tests/editions."""

import json

from explainers.teaching.editions.assignment import assignment
from explainers.teaching.editions.for_nbgrader import source
from explainers.teaching.editions.lesson import text_of
from tests.editions.small_course import EXERCISES, LESSON

CELLS = json.loads(source(assignment(LESSON, EXERCISES, "small_course")))["cells"]
SAID = {cell["metadata"]["nbgrader"]["grade_id"]: (cell["cell_type"], cell["metadata"]["nbgrader"], text_of(cell)) for cell in CELLS}


def test_every_cell_has_a_name_of_its_own():
    assert len(SAID) == len(CELLS)


def test_questions_and_setup_are_read_only():
    for name in ("title", "setup_1", "setup_2", "ex_look", "ex_build", "ex_show", "ex_talk"):
        _, said, _ = SAID[name]
        assert (said["locked"], said["grade"], said["solution"]) == (True, False, False)


def test_an_answer_is_between_marks_and_check_below_it():
    kind, said, text = SAID["ex_build_answer"]
    assert (kind, said["locked"], said["grade"], said["solution"]) == ("code", False, False, True)
    start, _, rest = text.partition("### BEGIN SOLUTION\n")
    answer, _, after = rest.partition("### END SOLUTION")
    assert (start.strip(), answer.strip().endswith("power(x)"), after.strip()) == (
        "def answer(x):\n    return abs(x)",
        True,
        'check("ex-build", answer)',
    )


def test_each_check_is_a_cell_with_points_and_a_hidden_test():
    checks = {name: said["points"] for name, (_, said, _) in SAID.items() if said["grade"] and not said["solution"]}
    assert checks == {"ex_look_1": 2, "ex_look_2": 2, "ex_build_1": 1, "ex_build_2": 1, "ex_build_3": 1, "ex_show_1": 1}
    text = SAID["ex_look_1"][2]
    assert text.index("assert") < text.index("### BEGIN HIDDEN TESTS") < text.index("from small_course import check as graded")


def test_a_derivation_is_graded_by_hand():
    kind, said, text = SAID["ex_show_by_hand"]
    assert (kind, said["grade"], said["solution"], said["points"], text) == ("markdown", True, True, 2, "It alternates.")
    assert SAID["ex_talk_by_hand"][1]["points"] == 3
