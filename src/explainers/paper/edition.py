"""The printed edition as one page of HTML: title, contents, essays, solutions, the pages of the book, the ledger in short."""

from __future__ import annotations

import datetime
import posixpath
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from explainers.paper import appendix, notes, quizzes, solutions
from explainers.paper.built import Page, read
from explainers.paper.links import Book, own_names, page_of, print_links
from explainers.paper.markup import Held, fragment
from explainers.paper.plates import print_figures
from explainers.paper.scan import code
from explainers.paper.states import figures

LANDING, LEDGER = "book/index", "book/ledger"
ON_SCREEN = ("book/all-figures",)
"""Pages that are nothing but ways to other pages."""
NOT_PRINTED = (
    ".code-line, ul.cards, ul.figure-index img, .figure-svg, .toctree-wrapper, .left-off, .explorable-answers, .exercise-start, "
    ".term-cards, script, noscript, button, form, .source-cited, .claim-breaks"
)
"""What serves a screen alone."""


@dataclass(frozen=True)
class Imprint:
    """What the title page says.

    Attributes:
        title: of the book.
        author: who wrote it.
        date: of this printing.
        base: the address of the website; empty if it has none.
    """

    title: str
    author: str
    date: datetime.date
    base: str = ""


def edition(site: Path, imprint: Imprint, essay: str = "", styles: str = "../html/", faces: str = "") -> str:
    """The HTML to print: the whole book, or one essay with its solutions and the entries of its claims.

    The site is at ``styles`` from where the page will stand; ``faces`` are rules for typefaces, which ``typefaces.cut`` gives.

    Raises:
        FileNotFoundError: there is no built book.
        ValueError: there is no such essay.
    """
    held = Held()
    every = read(site, held)
    printed = [page for page in every if page.name not in ON_SCREEN]
    if essay:
        printed = [page for page in every if page.name == f"notebooks/{essay}"]
        if not printed:
            known = ", ".join(page.slug for page in every if page.number)
            raise ValueError(f"there is no essay {essay!r} in {site}; the essays are {known}")
        printed += [page for page in every if page.name == LEDGER]
    ledger = next((page for page in printed if page.name == LEDGER), None)
    numbered = appendix.numbers(ledger) if ledger else {}
    book = Book(printed, every, figures(every), numbered, imprint.base)
    marked: set[str] = set()
    for page in printed:
        if page is not ledger:
            marked |= appendix.number_marks(page.article, numbered)
        quizzes.print_quizzes(page.article)
        solutions.open_folds(page.article)
        print_figures(page.article, book, held)
    if ledger:
        appendix.shorten(ledger, numbered, marked if essay else None)
    for page in printed:
        _strip(page.article)
        own_names(page)
    for page in printed:
        print_links(page, book)
    solved = solutions.chapter([(page, quizzes.take_answers(page) + solutions.take_solutions(page)) for page in printed])
    chapters = _in_order(printed, solved)
    for chapter in chapters:
        notes.number(chapter)
    subject = printed[0] if essay else None
    body = "".join(str(part) for part in [_title(imprint, subject, held), _contents(chapters, short=bool(essay)), *chapters])
    title = f"{subject.title} — {imprint.title}" if subject else imprint.title
    sheets = [posixpath.join(styles, sheet) for sheet in every[0].styles]
    return held.put_back(_document(title, imprint.author, sheets, _rules(chapters, faces), body))


def _strip(article: Tag) -> None:
    for mark in article.select("a.term-mark"):
        mark.unwrap()
    for tag in article.select(NOT_PRINTED):
        tag.decompose()
    for cell in article.select(".cell"):
        if not cell.find(True):
            cell.decompose()


def _in_order(printed: list[Page], solved: Tag) -> list[Tag]:
    """Chapters: the opening, the essays, their solutions, what is left; the ledger last."""
    essays = [_chapter(page) for page in printed if page.number]
    front = [_chapter(page) for page in printed if page.name == LANDING]
    rest = sorted((page for page in printed if not page.number and page.name != LANDING), key=lambda page: page.name == LEDGER)
    return [*front, *essays, *([solved] if solved.find("section") else []), *(_chapter(page) for page in rest)]


def _chapter(page: Page) -> Tag:
    made = page.article
    made.name = "section"
    made.attrs = {"class": "chapter essay" if page.number else "chapter", "id": page.slug, "data-number": page.number}
    head = made.h1
    assert isinstance(head, Tag), "a page that was read has a heading"
    if page.name == LANDING:
        head.string = "The first page"
    if page.number:
        head.insert(0, fragment(f'<span class="section-number">{escape(page.number)} </span>'))
    return made


def _title(imprint: Imprint, subject: Page | None, held: Held) -> Tag:
    where = f"<p>{held.keep(code(imprint.base + '/'))}</p><p>{escape(imprint.base)}</p>" if imprint.base else ""
    said = (
        "Figures stand in their start states. The code beside a figure opens it on the website, where it moves."
        if imprint.base
        else "Figures stand in their start states; on the website they move."
    )
    name = f'<p class="title-name">{escape(imprint.title)}</p>' if subject else f'<h1 class="title-name">{escape(imprint.title)}</h1>'
    return fragment(
        f'<section class="title-page">{name}'
        + (f'<p class="title-part">Essay {escape(subject.number)}: {escape(subject.title)}</p>' if subject else "")
        + f'<p class="title-author">{escape(imprint.author)}</p><div class="title-where">{where}</div>'
        f'<div class="title-notes"><p>{said} Code is not printed: it is in the book’s repository, and on the website under each figure.</p>'
        "<p>✓, ~ and ✗ in the text mark a claim that holds, holds with a caveat, or fails as stated; the number is that of its entry in "
        "the ledger, at the end. A small number leads to a note in the margin. Answers and solutions follow the essays.</p>"
        f"<p>Prose and figures CC BY 4.0, code BSD-3-Clause. © {imprint.date.year} {escape(imprint.author)}. "
        f"Printed {imprint.date:%Y-%m-%d}.</p></div></section>"
    )


def _contents(chapters: list[Tag], *, short: bool) -> Tag:
    made = fragment('<nav class="printed-contents"><h1>Contents</h1><ol></ol></nav>')
    items = made.find("ol")
    assert isinstance(items, Tag), "it is written above"
    for chapter in chapters:
        items.append(_line(chapter, chapter.find("h1"), "contents-chapter"))
        for section in chapter.find_all("section") if short or "essay" in chapter["class"] else []:
            head = section.find("h2", recursive=False)
            if section.get("id") and head is not None:
                items.append(_line(section, head, "contents-section"))
    return made


def _line(target: Tag, head: object, kind: str) -> Tag:
    assert isinstance(head, Tag), "a chapter begins with a heading"
    identifier = str(target["id"])
    made = fragment(f'<li class="{kind}"><a href="#{escape(identifier)}"></a><span class="leader" aria-hidden="true"></span></li>')
    link = made.find("a")
    assert isinstance(link, Tag), "it is written above"
    copied = BeautifulSoup(head.decode_contents(), "html.parser")
    for extra in copied.select(".side-note, .note-mark, .page-of"):
        extra.decompose()
    link.extend(list(copied.children))
    made.append(page_of(identifier, before=""))
    return made


def _document(title: str, author: str, sheets: list[str], rules: str, body: str) -> str:
    loads = "".join(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in sheets)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="author" content="{escape(author)}">\n{loads}\n<style>\n{rules}</style>\n</head>\n'
        f'<body class="paper">\n{body}\n</body>\n</html>\n'
    )


def _rules(chapters: list[Tag], faces: str) -> str:
    """The sheet of the edition, and the running head of each chapter."""
    own = Path(__file__).with_name("book.css").read_text("utf-8")
    heads = "".join(
        f'@page chapter-{place} {{ @top-left {{ content: "{_css(_running(chapter))}"; }} }} #{chapter["id"]} {{ page: chapter-{place}; }}\n'
        for place, chapter in enumerate(chapters)
    )
    return f"{faces}\n{own}\n{heads}"


def _running(chapter: Tag) -> str:
    head = chapter.find("h1")
    return " ".join(head.get_text().split()) if isinstance(head, Tag) else ""


def _css(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
