"""A quiz in a page of anybody's book, from disk: choose, check, read why; by keyboard; found again; and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Visit
from tests.explorable.sphinx.book import SmallBook, saved
from tests.teaching.sphinx.test_quiz import LOADED, QUIZ

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def quizzes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with two quizzes."""
    book = SmallBook(tmp_path_factory.mktemp("quizzes"))
    book.write(
        first=saved("# First", QUIZ, QUIZ.replace("quiz-descent-end", "quiz-again")),
        index="# A course\n\n```{toctree}\nfirst\n```\n\n```{answers}\n```\n",
    )
    assert book.build(extensions=LOADED) == ""
    return book.output() / "first.html"


def said(quiz: Locator) -> str:
    """What the reader is told."""
    return " ".join(quiz.locator("[role=status]").inner_text().split())


def marks(quiz: Locator) -> list[str]:
    """The marks beside the answers."""
    return [
        label.locator(".quiz-mark").get_attribute("aria-label") or "" if label.locator(".quiz-mark").count() else ""
        for label in quiz.locator("label").all()
    ]


def first(page: Page) -> Locator:
    """The first quiz, once it lives."""
    page.locator("fieldset.quiz-live").nth(1).wait_for()
    return page.locator("#quiz-descent-end")


def test_an_answer_is_told_when_it_is_checked_and_kept(quizzes: Path, visit: Visit) -> None:
    page = visit(quizzes)
    quiz = first(page)
    check = quiz.get_by_role("button", name="Check")
    assert check.is_disabled()
    assert not quiz.locator("details").is_visible()
    quiz.get_by_label("Where the step size says.").check()
    assert said(quiz) == "", "nothing is told before the reader has committed"
    check.click()
    assert said(quiz) == "Not this one. A smaller step changes the end a little. The number $a^2 - b^2$ hardly moves."
    quiz.get_by_label("Where it starts says.").check()
    check.click()
    assert said(quiz) == "Right."
    assert marks(quiz) == ["not right", "right", ""]
    assert quiz.locator("label").first.evaluate("(label) => label.getBoundingClientRect().height") >= 44

    page.reload()
    quiz = first(page)
    assert marks(quiz) == ["not right", "right", ""]
    assert said(quiz) == "Right."
    assert marks(page.locator("#quiz-again")) == ["", "", ""]
    progress = page.context.new_page()
    progress.goto((quizzes.parent / "index.html").as_uri())
    assert progress.locator("#explorable-answers li > span").text_content() == "1 of 2 checks"
    for _ in range(2):
        progress.get_by_role("button", name="Erase").click()
    page.wait_for_function("!document.querySelector('.quiz-mark')")
    assert said(quiz) == ""


def test_by_keyboard_the_arrows_choose_and_enter_checks(quizzes: Path, visit: Visit) -> None:
    page = visit(quizzes)
    quiz = first(page)
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    assert said(quiz) == ""
    assert quiz.get_by_role("radio").nth(1).is_checked()
    page.keyboard.press("Enter")
    assert said(quiz) == "Right."
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert said(quiz) == "Not this one. That is one point of the ridge."
    assert marks(quiz) == ["", "right", "not right"]
    page.emulate_media(media="print")
    assert quiz.locator("details summary").is_visible()
    assert not quiz.locator("[role=status]").is_visible()


def test_without_javascript_the_answers_are_there(quizzes: Path, visit: Visit) -> None:
    page = visit(quizzes, java_script_enabled=False)
    fold = page.locator("#quiz-descent-end details")
    assert page.get_by_role("button", name="Check").count() == 0
    assert page.get_by_role("radio").count() == 0
    assert all(label.is_visible() for label in page.locator("#quiz-descent-end > label").all())
    assert not fold.get_by_text("hardly moves").is_visible()
    fold.locator("summary").click()
    assert fold.get_by_text("hardly moves").is_visible()
