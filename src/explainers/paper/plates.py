"""Figures on paper: the start state with its captions, a line that names the state, and beside it a code to scan that opens it."""

from __future__ import annotations

from html import escape

from bs4 import Tag

from explainers.paper.links import Book
from explainers.paper.markup import Held, attribute, fragment
from explainers.paper.scan import code
from explainers.paper.states import Figure


def print_figures(article: Tag, book: Book, held: Held) -> None:
    """Replace every figure that moves by one that stands still."""
    for root in article.select("figure.explorable[data-figure]"):
        figure = book.figures[attribute(root, "data-figure")]
        around = root.find_parent("figure")
        outer = around if isinstance(around, Tag) else root
        caption = outer.find("figcaption", recursive=False) if outer is not root else None
        plate = _plate(figure, book, held)
        plate["id"] = attribute(outer, "id") or figure.name
        pictures = plate.select_one(".plate-pictures")
        below = plate.select_one("figcaption")
        assert pictures is not None and below is not None, "the plate is written below"
        for panel in root.select(".explorable-panels > i"):
            pictures.append(panel.extract())
        for text in reversed([*(caption.find_all("p", recursive=False) if isinstance(caption, Tag) else []), *_says(root)]):
            below.insert(0, text.extract())
        below.extend(_challenges(root))
        plate["class"] = "plate wide" if attribute(root, "data-panels") not in ("", "1") else "plate"
        for question in reversed(_questions(root)):
            plate.insert(0, question)
        named = fragment(f'<span id="{escape(figure.name)}"></span>')
        cell = outer.find_parent("div", class_="cell")
        place = cell if isinstance(cell, Tag) else outer
        place.insert_before(named)
        place.replace_with(plate)
    for plain in article.find_all("figure"):
        plain["role"] = "group"  # a group of pictures that have texts: as a figure it would be asked for one of its own


def _plate(figure: Figure, book: Book, held: Held) -> Tag:
    address = book.address(figure.start)
    where = f"essay {figure.page.number}, figure {figure.number}" if figure.page.number and figure.number else f"“{figure.page.title}”"
    scan = (
        f"{held.keep(code(address))}<p>Move {escape(f'figure {figure.number}' if figure.number else 'it')}</p>"
        if address
        else f"<p>Moves on the website: {escape(where)}</p>"
    )
    state = figure.starts_with()
    return fragment(
        '<figure><div class="plate-pictures"></div><figcaption>'
        + (f'<p class="plate-state">Shown: {escape(state)}.</p>' if state else "")
        + f'</figcaption><div class="plate-code">{scan}</div></figure>'
    )


def _says(root: Tag) -> list[Tag]:
    """The sentence of the state."""
    caption = root.find("figcaption", class_="explorable-caption")
    if not isinstance(caption, Tag) or not caption.get_text().strip():
        return []
    caption.name = "p"
    caption.attrs = {"class": "plate-says"}
    return [caption]


def _challenges(root: Tag) -> list[Tag]:
    """What the reader is to find by moving the figure, as text."""
    texts = (text.get_text() for text in root.select(".explorable-challenge > p:not(.explorable-hint)"))
    return [fragment(f'<p class="plate-try">{escape(" ".join(text.split()))}</p>') for text in texts]


def _questions(root: Tag) -> list[Tag]:
    """What the figure asks before it is moved, as text; it answers on the website."""
    found = []
    for form in root.select("form.explorable-question"):
        text = form.find("p")
        options = [button.get_text() for button in form.select("button[data-reply]")]
        if isinstance(text, Tag):
            asked = escape(text.get_text().strip())
            listed = f" <span>{escape(' · '.join(options))}</span>" if options else ""
            found.append(fragment(f'<p class="plate-question"><strong>Before you look further:</strong> {asked}{listed}</p>'))
    return found
