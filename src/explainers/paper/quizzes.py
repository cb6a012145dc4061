"""Concept checks on paper: a question with its options by letters; which is right, and why, goes to the solutions at the end."""

from __future__ import annotations

from bs4 import Tag

from explainers.paper.built import Page
from explainers.paper.links import page_of
from explainers.paper.markup import attribute, fragment


def print_quizzes(article: Tag) -> None:
    """Each question of a page as text: no buttons, its options a list, its answers in a block with a name of its own."""
    for number, quiz in enumerate(article.select("fieldset.quiz"), 1):
        quiz.name = "div"
        quiz["data-number"] = str(number)
        listed = fragment('<ol class="quiz-options"></ol>')
        for label in quiz.find_all("label", recursive=False):
            if not listed.parent:
                label.insert_before(listed)
            said = label.find("span", recursive=False)
            label.extract()
            if isinstance(said, Tag):
                said.name = "li"
                listed.append(said)
        for name, becomes in (("legend", "p"), ("ul.quiz-explained", "ol")):
            for found in quiz.select(name):
                found.name = becomes
        for extra in quiz.select(".quiz-do, .quiz-said"):
            extra.decompose()
        for answers in quiz.select(".quiz-answers"):
            answers["id"] = f"{attribute(quiz, 'id')}-answers"


def take_answers(page: Page) -> list[Tag]:
    """Take the answers out of a page whose folds are open; a question says where its own have gone, answers where they came from."""
    taken: list[Tag] = []
    for answers in page.article.select("div.quiz > div.quiz-answers"):
        quiz, head = answers.parent, answers.find("p", class_="admonition-title", recursive=False)
        if isinstance(quiz, Tag) and isinstance(head, Tag):
            quiz.append(page_of(attribute(answers, "id"), before="Answer on page "))
            head.name = "h3"
            head.string = f"Question {attribute(quiz, 'data-number')} of Check yourself"
            head.append(page_of(attribute(quiz, "id"), before=", page "))
        taken.append(answers.extract())
    return taken
