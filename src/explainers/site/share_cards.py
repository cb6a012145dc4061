"""The card by which a page is shown where its address is shared: title, description and, of an essay, a picture with its first figure.

The picture, 1200 × 630, has the figure's start state as it is printed, in the light colors, with the essay's title in the book's typefaces.
sphinxext-opengraph writes such tags, too; but the picture that it draws has a title and a logo, no figure, in fonts of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from docutils import nodes
from PIL import Image, ImageDraw, ImageFont
from sphinx.application import Sphinx

from explainers.look import palette
from explainers.site.addresses import LOST, canonical
from explainers.site.card_pictures import FOLDER as CARDS
from explainers.site.essays import FOLDER

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
WIDE = 1.8
"""A figure that is wider than this stands under the title, another beside it."""

ANYWHERE = "Explorable essays"
"""What stands above the title of the book."""

_FONTS = Path(__file__).parent / "theme" / "static" / "fonts"


def picture(title: str, above: str, book: str, figure: Image.Image) -> bytes:
    """The card of an essay as a PNG file: ``above`` the title in small letters, the figure, and the name of the book."""
    card = Image.new("RGB", (WIDTH, HEIGHT), palette.ROLES["paper"].light)
    pen = ImageDraw.Draw(card)
    wide = figure.width / figure.height > WIDE
    column = WIDTH - 2 * MARGIN if wide else 400
    small = _font("sans", 28)
    pen.text((MARGIN, 52), above, palette.ROLES["muted"].light, small)
    lines, letters = _fitted(title, column, 1 if wide else 4)
    for number, line in enumerate(lines):
        pen.text((MARGIN, 92 + number * round(letters.size * 1.12)), line, palette.ROLES["ink"].light, letters)
    pen.text((MARGIN, HEIGHT - 72), book, palette.ROLES["fit"].light, _font("display", 30))
    left, top, right, bottom = (MARGIN - 10, 200, WIDTH - MARGIN + 10, HEIGHT - 84) if wide else (500, 56, WIDTH - 40, HEIGHT - 56)
    scale = min((right - left) / figure.width, (bottom - top) / figure.height)
    size = round(figure.width * scale), round(figure.height * scale)
    place = left + (right - left - size[0]) // 2, top + (bottom - top - size[1]) // 2
    card.paste(figure.convert("RGB").resize(size, Image.Resampling.LANCZOS), place)
    file = BytesIO()
    card.quantize(128, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"{name}.woff2", size, layout_engine=ImageFont.Layout.BASIC)


def _fitted(title: str, width: int, most: int) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title in lines of at most ``width``, at most so many of them, and letters that are as large as that allows."""
    for size in range(76, 24, -2):
        font = _font("display", size)
        lines: list[str] = []
        for word in title.split():
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and font.getlength(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(word)
        if len(lines) <= most and all(font.getlength(line) <= width for line in lines):
            break
    return lines, font


def figure_of(document: nodes.document, srcdir: Path) -> tuple[Image.Image, str] | None:
    """The first figure of a page as it is printed, with its alternative text, or ``None`` if there is none."""
    for node in _printed(document):
        path = srcdir / node["uri"].lstrip("/")
        if path.is_file():
            with Image.open(path) as image:
                image.load()
                return image, node.get("alt", "")
    return None


def _printed(document: nodes.document) -> Iterator[nodes.image]:
    for form in document.findall(nodes.container):
        if form.get("mime_type") == "image/png":
            yield from form.findall(nodes.image)


class Card(NamedTuple):
    """A picture that was written: its path in the site, and its alternative text."""

    path: str
    alt: str


def write(app: Sphinx, docname: str) -> Card | None:
    """Write the card of an essay or of the landing page below the static files; ``None`` if it has no figure."""
    found = figure_of(app.env.get_doctree(docname), Path(app.srcdir))
    if found is None:
        return None
    figure, alt = found
    title, book = app.env.titles[docname].astext(), app.config.html_title
    essays = [name for name in app.env.toctree_includes.get(app.config.root_doc, []) if name.startswith(FOLDER)]
    above = f"Essay {essays.index(docname) + 1}" if docname in essays else ANYWHERE
    made = picture(title, above, "" if title == book else book, figure)
    path = PurePosixPath("_static") / CARDS / f"{PurePosixPath(docname).name}.png"
    file = Path(app.outdir) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made)
    return Card(str(path), f"{title}. {alt}".strip())


@lru_cache(1)
def _of_the_book(app: Sphinx) -> Card | None:
    """The card of the landing page, which other pages have, too; written once a build."""
    return write(app, app.config.root_doc)


def tags(app: Sphinx, title: str, description: str, address: str, *, card: Card | None, kind: str = "website") -> dict[str, str]:
    """What a page says of itself, by property; what needs the book's address only if it has one."""
    base = app.config.html_baseurl
    made = {"og:type": kind, "og:site_name": app.config.html_title, "og:title": title, "og:description": description, "og:url": address}
    if card and base:
        made |= {"og:image": base + card.path, "og:image:width": str(WIDTH), "og:image:height": str(HEIGHT), "og:image:alt": card.alt}
    return {key: value for key, value in made.items() if value}


def add_card(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: the tags of a page."""
    is_essay = pagename.startswith(FOLDER) and doctree is not None
    title = app.env.titles[pagename].astext() if doctree is not None else context.get("title", "")
    card, kind = (write(app, pagename), "article") if is_essay else (_of_the_book(app), "website")
    made = tags(app, title, context.get("description", ""), canonical(app, pagename), card=card, kind=kind)
    context["share"] = made if pagename not in (LOST, "search") else {}


def add_to_start(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: the page at the top, whose address is the one that most people share, has the tags of the book, too."""
    start = Path(app.outdir) / "index.html"
    if error is not None or app.builder.name != "html" or not start.exists():
        return
    text, address = start.read_text("utf-8"), canonical(app, app.config.root_doc)
    described = re.search(r'<meta name="description" content="([^"]*)"', text)
    made = tags(app, app.config.html_title, unescape(described[1]) if described else "", address, card=_of_the_book(app))
    lines = [f'<meta property="{key}" content="{escape(value)}">' for key, value in made.items()]
    lines += [f'<meta name="twitter:card" content="{"summary_large_image" if "og:image" in made else "summary"}">']
    lines += [f'<link rel="canonical" href="{escape(address)}">'] if address else []
    if 'property="og:' not in text:
        start.write_text(text.replace("</head>", "\n".join(lines) + "\n</head>"), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the hook, after the description is known; in each build the book's own card is made anew."""
    app.connect("builder-inited", lambda app: _of_the_book.cache_clear())
    app.connect("html-page-context", add_card, priority=550)
    app.connect("build-finished", add_to_start, priority=600)
