"""Links on paper: inside the book with a page number, elsewhere with the address as a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

from bs4 import Tag

from explainers.paper.built import Page
from explainers.paper.markup import attribute, classes, fragment, words
from explainers.paper.notes import attach, note
from explainers.paper.states import Figure


class Book:
    """What is printed, and where the site is: what a link needs to know.

    Attributes:
        pages: those that are printed, by their names.
        figures: all figures that move, printed or not.
        entries: the numbers of the ledger's entries, by their names.
        base: the address of the site, without a slash at the end; empty if it has none.
        every: every page of the site, by its name.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        every: Iterable[Page],
        figures: Mapping[str, Figure],
        entries: Mapping[str, int] = MappingProxyType({}),
        base: str = "",
    ) -> None:
        self.pages = {page.name: page for page in pages}
        self.entries = entries
        self.every = {page.name: page for page in every}
        self.figures = figures
        self.base = base.rstrip("/")

    def address(self, path: str) -> str:
        """The address on the web of a path from the top of the site; empty if the site has none."""
        return f"{self.base}/{path}" if self.base else ""


def page_of(target: str, before: str = "page ") -> Tag:
    """A place for the number of the page on which ``target`` stands, known when the book has been laid out."""
    return fragment(f'<a class="page-of" href="#{escape(target)}" data-before="{escape(before)}"></a>')


def own_names(page: Page) -> None:
    """Give every name on the page its page's: once all pages are one, two essays may both have a section ``exercises``."""
    for tag in page.article.find_all(id=True):
        tag["id"] = f"{page.slug}--{attribute(tag, 'id')}"


def print_links(page: Page, book: Book) -> None:
    """Make every link of the page one of the book's, or a note."""
    for link in page.article.find_all("a", href=True):
        href = attribute(link, "href")
        if "://" in href or href.startswith("mailto:"):
            _elsewhere(link, href)
            continue
        path, _, name = href.partition("#")
        _inside(link, page, book, page.path_of(path), name)


def _elsewhere(link: Tag, href: str) -> None:
    bare = href.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")
    entry = link.find_parent(class_="source")
    if bare not in words(entry if isinstance(entry, Tag) else link) and not words(link).startswith(("doi:", "arXiv:")):
        attach(link, note(bare, href))


def _inside(link: Tag, page: Page, book: Book, path: str, name: str) -> None:
    figure, _, query = name.partition("?")
    target = path.removesuffix(".html")
    if query and figure in book.figures:
        _state(link, book, book.figures[figure], path, name)
    elif target in book.pages:
        _reference(link, page, book, book.pages[target], name)
    elif target in book.every:
        _left_out(link, book, book.every[target], f"{path}#{name}" if name else path)
    else:
        _file(link, book, path, name)


def _state(link: Tag, book: Book, figure: Figure, path: str, name: str) -> None:
    """A link that sets a figure: the note says to what."""
    query = name.partition("?")[2]
    where = figure.called if figure.number else f"“{figure.page.title}”, its figure"
    said = figure.differs(query)
    attach(link, note(f"{where}: {said}" if said else f"{where} as printed", book.address(f"{path}#{name}")))
    if figure.page.name in book.pages:
        link["href"] = f"#{figure.page.slug}--{figure.name}"
    else:
        _unlink(link)


def _reference(link: Tag, page: Page, book: Book, target: Page, name: str) -> None:
    identifier = f"{target.slug}--{name}" if name and target.article.find(id=f"{target.slug}--{name}") else target.slug
    link["href"] = f"#{identifier}"
    near = target is page and link.find("span", class_="std-numref")
    if near or "claim-mark" in classes(link) or link.find_parent(class_=["bibtex-citation", "source"]):
        return
    entry = book.entries.get(name)
    link.insert_after(fragment(f'<span class="entry-of"> (entry {entry})</span>') if entry else page_of(identifier, before=" (p. "))


def _left_out(link: Tag, book: Book, target: Page, path: str) -> None:
    """A page that is not printed: it is for the screen alone, or only one essay is printed."""
    said = f"Essay {target.number}, {target.title}" if target.number else target.title
    if "claim-mark" not in classes(link):
        attach(link, note(said, book.address(path)))
    _unlink(link)


def _file(link: Tag, book: Book, path: str, name: str) -> None:
    """Code, or a file of the site: the note names it as the repository does."""
    said = path
    if path.startswith("code/"):
        module = path.removeprefix("code/").removesuffix(".html")
        said = f"{module}.ipynb" if module.startswith("notebooks/") else f"src/explainers/{module}.py"
    attach(link, note(said, book.address(f"{path}#{name}" if name else path)))
    _unlink(link)


def _unlink(link: Tag) -> None:
    link.name = "span"
    for name in ("href", "title"):
        del link[name]
