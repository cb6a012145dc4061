"""A course on another subject, made with the tools for teaching: its pages check what a reader answers, and so does Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.hosts.host import EXAMPLES, Visit, assert_figures_move, run

BUILD = ["jupyter-book", "build", ".", "-W", "-n", "--keep-going", "-q"]
ANSWERS = """
from epidemic_exercises import EXERCISES, check
print(check("ex-herd"))
print(check("ex-herd", threshold=0.25, ever=0.8))
for exercise in EXERCISES:
    if exercise.start:
        names = {}
        exec(exercise.start, names)
        print(check(exercise.label, names["answer"]))
    if exercise.checks:
        assert check(exercise.label, exercise.right_answer()).right, exercise.label
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course, built from the wheel."""
    folder = tmp_path_factory.mktemp("course") / "course"
    shutil.copytree(EXAMPLES / "course", folder, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    run(*BUILD, folder=folder)
    return folder


@pytest.fixture
def visit(browser, course):
    """The first page, where a figure, a quiz and numbers are."""
    made = Visit(browser, (course / "_build" / "html" / "index.html").as_uri())
    yield made
    made.close()


def test_its_figure_moves_and_nothing_is_complained_of(visit):
    assert_figures_move(visit.page, ["epidemic"])
    assert not [said for said in visit.said if "exercise" in said or "quiz" in said or "explorable" in said]


def test_its_page_says_what_is_right_and_what_is_not_yet(visit):
    visit.page.get_by_label("share that must be immune at R = 4").fill("3/4")
    visit.page.get_by_label("share that has been ill at R = 2").fill("0,15")
    visit.page.locator(".exercise-do button").click()
    said = visit.page.locator(".exercise-said").inner_text()
    assert "Right: share that must be immune at R = 4." in said
    assert "Not yet: share that has been ill at R = 2. So many are ill at once" in said
    visit.page.reload()
    visit.page.wait_for_selector(".exercise-report")
    assert visit.page.get_by_label("share that must be immune at R = 4").input_value() == "3/4"


def test_its_quiz_says_why_a_choice_is_wrong_and_takes_the_right_one(visit):
    quiz = visit.page.locator("#quiz-peak")
    for choice, says in (("The illness has become weaker.", "R"), ("Of those whom they meet, more are immune by now.", "Right")):
        quiz.get_by_text(choice).first.click()
        quiz.get_by_role("button").first.click()
        visit.page.wait_for_function("(says) => document.querySelector('.quiz-said').innerText.includes(says)", arg=says)


def test_slides_are_for_the_lecture_alone(browser, course):
    address = (course / "_build" / "html" / "final-size.html").as_uri()
    for query, shown in (("", False), ("?lecture=2", True)):
        visit = Visit(browser, address + query)
        slide = visit.page.get_by_text("Where two curves meet")
        if shown:
            slide.first.wait_for(state="visible")
        assert slide.count() == 0 or shown, "the page shows a slide"
        visit.close()


def test_what_is_built_has_its_code_to_begin_with_and_a_solution_that_is_checked(course):
    page = (course / "_build" / "html" / "final-size.html").read_text("utf-8")
    assert page.count("Right:") == 3
    assert '<details class="exercise-start">' in page
    assert page.count('class="dropdown unfold admonition"') == 2


def test_its_answers_are_checked_in_python(course):
    said = run("python", "-c", ANSWERS, folder=course)
    assert "Still open: threshold (share that must be immune at R = 4), ever" in said
    assert "Not yet: threshold. That is the share that may still be open to it." in said
    assert "Right: ever." in said
    assert "Not yet: four digits at R = 2." in said
