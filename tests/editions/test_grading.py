"""nbgrader and Otter grade what the editions make: a right submission gets all points, a wrong one none, and keeps what it has right."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from explainers import exercises
from explainers.site.reader.lessons import lesson_of
from explainers.teaching.editions import folders, graders
from explainers.teaching.editions.assignment import Assignment, assignment
from tests.editions import small_course

PROGRAMS = Path("_build/graders/bin").resolve()
READ_GRADES = """
import json, sys
from nbgrader.api import Gradebook

with Gradebook("sqlite:///gradebook.db") as book:
    grades = {
        submission.student.id: {
            grade.name: [grade.auto_score, grade.max_score] for notebook in submission.notebooks for grade in notebook.grades
        }
        for submission in book.assignment_submissions(sys.argv[1])
    }
print(json.dumps(grades))
"""
GRADE = """
import json, sys
from otter.api import grade_submission

archive, *submissions = sys.argv[1:]
found = [grade_submission(each, archive, quiet=True).results for each in submissions]
print(json.dumps([{
    f"{name}_{number}": [result.test_case.points if result.passed else 0, result.test_case.points]
    for name, file in results.items() for number, result in enumerate(file.test_case_results, 1)
} for results in found]))
"""


def submission(given: Path, answers: dict[str, str], to: Path) -> Path:
    """What a student hands in: the notebook that was given, with ``answers`` by label before the call of ``check``."""
    whole = json.loads(given.read_text("utf-8"))
    for label, text in answers.items():
        call = f'check("{label}", answer)'
        (cell,) = (each for each in whole["cells"] if each["cell_type"] == "code" and "".join(each["source"]).endswith(call))
        cell["source"] = [f"{text}\n{call}"]
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(whole), "utf-8")
    return to


def right(of: Assignment) -> dict[str, str]:
    return {task.label: task.answer for task in of.tasks if task.checks}


Points = dict[str, list[float]]
"""Of each check by the name of its cell: how many it has, how many it can have."""


def by_nbgrader(course: Path, of: Assignment, handed_in: dict[str, dict[str, str]]) -> dict[str, Points]:
    """What nbgrader gives by itself."""
    released = graders.release(course, of.name, PROGRAMS)
    for student, answers in handed_in.items():
        submission(released, answers, course / "submitted" / student / of.name / f"{of.name}.ipynb")
    graders.run(course, PROGRAMS / "nbgrader", "generate_assignment", of.name, "--force")  # this writes the gradebook
    graders.run(course, PROGRAMS / "nbgrader", "autograde", of.name, "--create")
    grades = json.loads(graders.run(course, PROGRAMS / "python", "-c", READ_GRADES, of.name))
    by_hand = {f"{task.name}_by_hand" for task in of.tasks}
    return {student: {name: grade for name, grade in cells.items() if name not in by_hand} for student, cells in grades.items()}


def by_otter(folder: Path, of: Assignment, handed_in: dict[str, dict[str, str]]) -> dict[str, Points]:
    """What Otter gives."""
    given, archive = graders.assign(folder, of.name, PROGRAMS)
    files = [submission(given, answers, folder / student / f"{of.name}.ipynb") for student, answers in handed_in.items()]
    grades = json.loads(graders.run(folder, PROGRAMS / "python", "-c", GRADE, archive, *files).splitlines()[-1])
    by_hand = {task.name if not task.checks else f"{task.name}_by_hand" for task in of.tasks if task.by_hand}
    return {
        student: {name: points for name, points in found.items() if name.rpartition("_")[0] not in by_hand}
        for student, found in zip(handed_in, grades, strict=True)
    }


def with_all_kinds() -> str:
    """The first essay that has exercises of every kind, numbers and code among what is checked; empty if there is none."""
    for module in exercises.ESSAYS:
        if {each.kind for each in module.EXERCISES} == {"see", "derive", "build"}:
            return module.__name__.split(".")[-2].replace("_", "-")
    return ""


REAL = with_all_kinds()


@pytest.fixture(scope="module")
def course(tmp_path_factory, monkeypatch_module) -> tuple[Path, Assignment]:
    folder = tmp_path_factory.mktemp("course")
    monkeypatch_module.setenv("PYTHONPATH", str(Path("tests/editions").resolve()))
    folders.write(small_course.LESSON, small_course.EXERCISES, "small_course", folder, "explainers")
    return folder, assignment(small_course.LESSON, small_course.EXERCISES, "small_course")


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


HANDED_IN = {
    "right": {},
    "blank": {},
    "wrong": {
        "ex-look": "answer = dict(zeros=1, top=7)",
        "ex-build": "def answer(x):\n    return x + 1",
        "ex-show": "answer = dict(limit=3.14)",
    },
    "half": {
        "ex-look": "answer = dict(zeros=2, top=7)",
        "ex-build": "answer = )",
        "ex-show": "answer = dict(limit=0.7854)",
    },
    "cheat": {"ex-look": "check = lambda *_: type('', (), {'right_of': lambda *_: True})()\nanswer = dict(zeros=1, top=7)"},
}
WORTH = {"ex_look_1": 2, "ex_look_2": 2, "ex_build_1": 1, "ex_build_2": 1, "ex_build_3": 1, "ex_show_1": 1}
HAS = {
    "right": WORTH,
    "blank": {"ex_build_3": 1},  # the code to begin with is right of zero
    "wrong": {},
    "half": {"ex_look_1": 2, "ex_show_1": 1},
    "cheat": {"ex_build_3": 1},
}


def expected(student: str) -> Points:
    return {name: [HAS[student].get(name, 0), most] for name, most in WORTH.items()}


@pytest.mark.parametrize(("grade", "below"), [(by_nbgrader, folders.COURSE), (by_otter, f"{folders.MASTERS}/small-course")])
def test_right_answers_have_their_points_and_others_none(course, grade, below):
    folder, of = course
    found = grade(folder / below, of, HANDED_IN | {"right": right(of)})
    assert found == {student: expected(student) for student in HANDED_IN}


def typically_wrong(of: Assignment) -> dict[str, str]:
    """For every number the first wrong one that its author has foreseen; code as it begins."""
    found = {}
    for task in of.tasks:
        asked = exercises.EXERCISES[task.label] if task.checks else None
        if asked and asked.numbers:
            wrong = {each.name: each.wrong[0].number() if each.wrong else each.right() + 1e6 for each in asked.checks}
            found[task.label] = f"answer = dict({', '.join(f'{name}={value!r}' for name, value in wrong.items())})"
    return found


def says(of: Assignment, label: str, text: str) -> dict[str, bool]:
    """What the book's own ``check`` says of an answer, without a grader."""
    names: dict = {}
    for source in (*of.setup, text):
        exec(TransformerManager().transform_cell(source), names)  # %pip is IPython's
    (task,) = (each for each in of.tasks if each.label == label)
    report = exercises.check(label, names["answer"])
    return {f"{task.name}_{number}": report.right_of(name) for number, name in enumerate(task.checks, 1)}


@pytest.mark.parametrize("grader", [by_nbgrader, by_otter])
def test_an_essay_of_the_book_is_graded_as_check_says(tmp_path, grader):
    lesson = lesson_of(Path("_build/.doctrees"), REAL)
    folders.write(lesson, exercises.EXERCISES, "explainers.exercises", tmp_path, "explainers[book]")
    of = assignment(lesson, exercises.EXERCISES, "explainers.exercises")
    place = tmp_path / (folders.COURSE if grader is by_nbgrader else f"{folders.MASTERS}/{REAL}")
    wrong = typically_wrong(of)
    found = grader(place, of, {"right": right(of), "wrong": wrong})
    assert all(has == most for has, most in found["right"].values())
    assert sum(most for _, most in found["right"].values()) == sum(task.each * len(task.checks) for task in of.tasks)
    begun = {task.label: task.start for task in of.tasks if task.checks} | wrong
    expected = {name: told for label, text in begun.items() for name, told in says(of, label, text).items()}
    assert {name: has > 0 for name, (has, _) in found["wrong"].items()} == expected
    assert not any(expected[f"{task.name}_{i + 1}"] for task in of.tasks if task.label in wrong for i in range(len(task.checks)))


def test_the_answer_of_one_exercise_is_not_right_of_the_next():
    """An answer that does not run leaves the one before it in the notebook."""
    for module in exercises.ESSAYS:
        asked = [each for each in module.EXERCISES if each.checks and each.numbers]
        for one, other in pairwise(asked):
            answer = one.right_answer()
            assert {each.name for each in other.checks} != set(answer) or not exercises.check(other.label, answer).right, other.label
