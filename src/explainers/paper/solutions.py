"""Exercises keep their place and their numbers; solutions go to the end of the book."""

from __future__ import annotations

from bs4 import Tag

from explainers.paper.built import Page
from explainers.paper.links import page_of
from explainers.paper.markup import attribute, classes, fragment, words


def open_folds(article: Tag) -> None:
    """Print what folds, but code: proofs and remarks as blocks with a title."""
    for fold in article.find_all("details"):
        if "hide" in classes(fold):
            fold.decompose()
            continue
        fold.name = "div"
        head = fold.find("summary", recursive=False)
        if isinstance(head, Tag):
            head.name = "p"
            head["class"] = "admonition-title"


def take_solutions(page: Page) -> list[Tag]:
    """Take the solutions out of a page whose folds are open; an exercise says where its own has gone, a solution where it came from."""
    taken: list[Tag] = []
    for solution in page.article.select("div.solution"):
        exercise = solution.find_previous_sibling("div", class_="exercise")
        head = solution.find("p", class_="admonition-title", recursive=False)
        if isinstance(exercise, Tag) and isinstance(head, Tag):
            exercise.append(page_of(attribute(solution, "id"), before="Solution on page "))
            head.name = "h3"
            head.string = words(head).removeprefix("Solution to ")
            head.append(page_of(attribute(exercise, "id"), before=", page "))
        taken.append(solution.extract())
    return taken


def chapter(by_page: list[tuple[Page, list[Tag]]]) -> Tag:
    """The chapter of all solutions, under the titles of their essays."""
    made = fragment('<section class="chapter solutions" id="solutions"><h1>Solutions</h1></section>')
    for page, solutions in by_page:
        if solutions:
            part = fragment("<section><h2></h2></section>")
            head = part.find("h2")
            assert isinstance(head, Tag), "it is written above"
            head.string = f"{page.number} {page.title}".strip()
            part.extend(solutions)
            made.append(part)
    return made
