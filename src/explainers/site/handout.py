"""One page of the built website as one file that needs nothing else: to be handed out, mailed, or put on a course's own pages.

Style sheets, typefaces, scripts and the figures' tables stand in the file. The claims that the essay cites follow it. A link to
another page of the book leads to the website where that has an address, and is words alone where it has none.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif"}
FURNITURE = (
    "nav.contents .book-title",
    "nav.contents > ul",
    "nav.contents > p.caption",
    "nav.contents form",
    "nav.contents .as-notebook",
    "nav.onward",
    "header.top .book-title",
)
"""Of the page: what leads to other pages of the book."""
ONWARD = ("next", "prev", "canonical", "preload", "alternate")
URL = re.compile(r"url\((['\"]?)(?!data:|#)([^)'\"]+)\1\)")
LOADED = re.compile(r'\.(?:load|numbers)\("[^"]*",(.*)\);?\s*$', re.DOTALL)
BESIDE = {"data-table": "explorable-table", "data-numbers": "explorable-numbers"}
"""Attributes of a figure that say where its tables are, and the class of an element in it that holds the same."""


def handout(page: Path, address: str = "") -> str:
    """The page in the file ``page`` as one file.

    Args:
        page: below the folder of the built website.
        address: where the page stands on the website, with ``https://``; empty if it has no address.

    Raises:
        FileNotFoundError: the page, or a file that it loads, is not there: build the book first.
    """
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for selector in FURNITURE:
        for found in soup.select(selector):
            found.decompose()
    for without_scripts in soup.select("head noscript"):  # the typefaces once more
        without_scripts.decompose()
    for link in soup.select("link"):
        if link.get("rel") == ["stylesheet"]:
            media = {"media": str(link["media"])} if link.has_attr("media") else {}
            link.replace_with(_made(soup, "style", _styles(page.parent / _path(link, "href")), **media))
        elif link.get("rel") == ["icon"]:
            link["href"] = _data(page.parent / _path(link, "href"))
        elif set(link.get("rel") or ()) & set(ONWARD):
            link.decompose()
    for image in soup.select("img[src]"):
        image["src"] = _data(page.parent / _path(image, "src"))
    _inline_tables(soup, page)
    for script in soup.select("script[src]"):
        text = _script((page.parent / _path(script, "src")).read_text("utf-8"))
        if script.has_attr("defer"):  # at the end, which is when the browser would run it
            (soup.body or soup).append(_made(soup, "script", text))
            script.decompose()
        else:
            script.replace_with(_made(soup, "script", text))
    _append_claims(soup, page)
    for anchor in soup.select("a[href]"):
        _lead(anchor, address)
    return str(soup)


def _path(tag: Tag, attribute: str) -> str:
    return unquote(urlsplit(str(tag[attribute])).path)


def _data(file: Path) -> str:
    return f"data:{TYPES[file.suffix]};base64,{b64encode(file.read_bytes()).decode()}"


def _styles(sheet: Path) -> str:
    return URL.sub(lambda found: f"url({_data(sheet.parent / found[2])})", sheet.read_text("utf-8"))


def _made(soup: BeautifulSoup, name: str, text: str, **attributes: str) -> Tag:
    tag = soup.new_tag(name, attrs=attributes)
    tag.string = text
    return tag


def _script(text: str) -> str:
    """Code that no HTML in its strings ends."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _inline_tables(soup: BeautifulSoup, page: Path) -> None:
    """The tables that a figure would ask for stand in it, as small ones do."""
    for attribute, name in BESIDE.items():
        for figure in soup.select(f"figure.explorable[{attribute}]"):
            file = page.parent / _path(figure, attribute)
            table = LOADED.search(file.read_text("utf-8"))
            assert table, f"{file} is no table of a figure"
            text = table[1].replace("</", "<\\/")
            figure.append(_made(soup, "script", text, type="application/json", **{"class": name}))
            del figure[attribute]


def _append_claims(soup: BeautifulSoup, page: Path) -> None:
    """The entries of the claims that the page cites, after the essay; the links to the ledger lead to them."""
    cited = dict.fromkeys(_claim(anchor) for anchor in soup.select("article a[href*='#ledger-']"))
    article = soup.article
    if not cited or article is None:
        return
    text = (page.parents[1] / "_static" / "claims.js").read_text("utf-8")
    entries: dict[str, str] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    section = _made(soup, "section", "", id="cited-claims")
    section.append(_made(soup, "h2", "The claims that this essay cites"))
    for name in cited:
        if name in entries:
            box = BeautifulSoup(f'<div id="ledger-{name}" class="claim">{entries[name]}</div>', "html.parser")
            for evidence in box.select("details[open]"):
                del evidence["open"]
            section.append(box)
    article.append(section)
    for anchor in soup.select("a[href*='#ledger-']"):
        if _claim(anchor) in entries and _claim(anchor) in cited:
            anchor["href"] = f"#ledger-{_claim(anchor)}"


def _claim(anchor: Tag) -> str:
    return str(anchor["href"]).partition("#ledger-")[2]


def _lead(anchor: Tag, address: str) -> None:
    """A link to another page becomes absolute, or words."""
    to = str(anchor["href"])
    if to.startswith(("#", "?")) or re.match("[a-z]+:", to):
        return
    if address:
        anchor["href"] = urljoin(address, to)
    else:
        anchor.unwrap()
