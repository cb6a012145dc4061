"""The pages of the built site, in the order of its contents."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from bs4 import Tag

from explainers.paper.markup import Held, attribute, words


@dataclass(frozen=True)
class Page:
    """One page of the site.

    Attributes:
        name: its path without ending, ``notebooks/ridges-not-peaks``.
        number: of an essay; empty for other pages.
        title: without the number.
        article: what the page says; drawings and formulas are held.
        styles: the style sheets it loads, as paths from the top of the site.
    """

    name: str
    number: str
    title: str
    article: Tag
    styles: tuple[str, ...]

    @property
    def slug(self) -> str:
        """What the page's names begin with, once all pages are one."""
        return self.name.rsplit("/", 1)[-1]

    def path_of(self, href: str) -> str:
        """The path from the top of the site that a relative address leads to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), href)) if href else f"{self.name}.html"


def read(site: Path, held: Held, landing: str = "book/index") -> list[Page]:
    """The landing page, then every page of its contents.

    Raises:
        FileNotFoundError: there is no built book.
    """
    first = site / f"{landing}.html"
    if not first.exists():
        raise FileNotFoundError(f"there is no built book in {site}: run `make site` first")
    soup = held.parse(first.read_text("utf-8"))
    names = [landing]
    for link in soup.select("#contents li > a.internal"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(landing), attribute(link, "href").partition("#")[0]))
        name = path.removesuffix(".html")
        if path.endswith(".html") and name not in names:
            names.append(name)
    return [_page(site, name, held) for name in names]


def _page(site: Path, name: str, held: Held) -> Page:
    soup = held.parse((site / f"{name}.html").read_text("utf-8"))
    article = soup.find("article")
    if not isinstance(article, Tag) or not isinstance(article.h1, Tag):
        raise ValueError(f"{name}.html has no article with a heading; is it a page of this book?")
    for link in article.select(".headerlink, template"):
        link.decompose()
    number = article.h1.find("span", class_="section-number")
    counted = words(number).rstrip(".") if isinstance(number, Tag) else ""
    if isinstance(number, Tag):
        number.decompose()
    folder = posixpath.dirname(name)
    sheets = (attribute(link, "href").partition("?")[0] for link in soup.select('link[rel~="stylesheet"]'))
    styles = tuple(posixpath.normpath(posixpath.join(folder, sheet)) for sheet in sheets)
    return Page(name, counted, words(article.h1), article, styles)
