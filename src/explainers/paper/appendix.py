"""The ledger in short, its entries numbered, and the marks in the text with the number of their entry."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from bs4 import Tag

from explainers.paper.built import Page
from explainers.paper.markup import attribute, classes, fragment, words

SIGNS = {"holds": "✓", "caveat": "~", "fails": "✗"}
KEPT = ("Expected", "Measured")
"""What an entry says on paper; the rest is on the website."""


def numbers(ledger: Page) -> dict[str, int]:
    """The number of each entry, by its name on the ledger's page."""
    return {attribute(name, "id"): count for count, name in enumerate(ledger.article.select(".claim .claim-name[id]"), 1)}


def shorten(ledger: Page, numbered: Mapping[str, int], only: set[str] | None = None) -> None:
    """Replace each entry by its short form; with ``only`` those of these names alone."""
    of_all = ", .ledger-summary, .ledger-breaks" if only is not None else ""
    for part in ledger.article.select("form, fieldset, .ledger-shown" + of_all):
        part.decompose()
    for entry in ledger.article.select(".claim"):
        name = entry.select_one(".claim-name[id]")
        identifier = attribute(name, "id") if name else ""
        if only is not None and identifier not in only:
            entry.decompose()
            continue
        entry.replace_with(_short(entry, identifier, numbered[identifier]))
    parts = [part for part in ledger.article.find_all("section") if not part.find("section")]
    columns = fragment('<div class="entries"></div>')
    parts[0].insert_before(columns)
    for part in parts:
        if part.find(class_="entry"):
            columns.append(part.extract())
        else:
            part.decompose()


def _short(entry: Tag, identifier: str, count: int) -> Tag:
    verdict = next((name for name in SIGNS if f"claim-{name}" in classes(entry)), "holds")
    said = entry.select_one(".verdict")
    statement = next((p for p in entry.find_all("p", recursive=False) if not classes(p)), None)
    made = fragment(
        f'<div class="entry entry-{verdict}" id="{escape(identifier)}"><p class="entry-statement"><b>{count}</b> </p>'
        f'<p class="entry-verdict">{escape(words(said) if said else SIGNS[verdict])}</p></div>'
    )
    first, second = made.find_all("p")
    if statement is not None:
        first.extend(list(statement.children))
    for term in entry.find_all("dt"):
        value = term.find_next_sibling("dd")
        if words(term) in KEPT and isinstance(value, Tag):
            second.append(f". {words(term)}: ")
            second.extend(list((value.find("p") or value).children))
    return made


def number_marks(article: Tag, numbered: Mapping[str, int]) -> set[str]:
    """Write its entry's number into each mark of a claim, and return the names of the entries."""
    found = set()
    for mark in article.select("a.claim-mark"):
        name = attribute(mark, "href").partition("#")[2]
        if name in numbered:
            found.add(name)
            mark.append(f" {numbered[name]}")
    return found
