"""The book's search: an entry for each section, figure and claim, and for each function and class of the code, made from the built pages.

It is a script and no file to be fetched, so that the search works from disk; ``theme/static/search.js`` hands the entries to MiniSearch
(``theme/minisearch.js``, version 7.2.0, as its authors release it; pages get it without the comments, which are more than half of it).
Pagefind fetches parts of its index, and WebAssembly, which neither a page from disk nor a strict Content-Security-Policy allows; Sphinx's
own search gives pages, in the order of mentions.

The entries are read from the pages as they stand on disk, not from what this build has written, so that a build of one page has them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from explainers.site.code_map import code_map, page
from explainers.site.colored_code import in_plain_words
from explainers.site.definitions import Place
from explainers.site.essays import FOLDER, NOT_READ
from explainers.site.page_text import pieces

FILE, LIBRARY = "search-index.js", "minisearch.js"
"""The script with the entries and the one that searches them, in ``_static/``."""

ASIDE, CODE = "aside", "code"
"""The kinds of entries of exercises and sources, and of the code; the others are those of a :class:`~explainers.site.page_text.Piece`."""

ANSWERS = ".exercises"
"""The end of the names of modules that are not found: they hold the answers."""

REPEATS = ("book/all-figures",)
"""Pages that say again what others say."""

THEME = Path(__file__).with_name("theme")

_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/\n|//[^\n]*\n| +)", re.DOTALL | re.MULTILINE)

Entry = list[Any]
"""Place of its page in the list of pages, kind, anchor, title (empty where it is the anchor), number of a figure, text."""


def index(app: Sphinx) -> dict[str, list[Entry]]:
    """All pages (address, title, which essay) and all entries, in the order of the book, the code last."""
    listed: list[Entry] = []
    entries: list[Entry] = []
    essays = [name for name in app.env.toctree_includes.get(app.config.root_doc, []) if name.startswith(FOLDER)]
    for docname in _in_order(app):
        address = app.builder.get_target_uri(docname)
        file = Path(app.outdir) / address
        if file.exists() and docname not in REPEATS:
            label = f"Essay {essays.index(docname) + 1}" if docname in essays else ""
            for piece in pieces(file.read_text("utf-8")):
                kind = ASIDE if piece.title in NOT_READ else piece.kind
                entries.append([len(listed), kind, piece.anchor, piece.title, piece.number, piece.text])
            listed.append([address, app.env.titles[docname].astext(), label])
    for address, title, of_module in _code(app):
        entries += [[len(listed), CODE, *entry] for entry in of_module]
        listed.append([address, title, "Code"])
    return {"pages": listed, "entries": entries}


def _in_order(app: Sphinx) -> list[str]:
    """The book's pages as the contents have them."""
    first, *others = dict.fromkeys([app.config.root_doc, *app.env.toctree_includes.get(app.config.root_doc, [])])
    return [first, *others, *sorted(set(app.env.found_docs) - {first, *others})]


def _code(app: Sphinx) -> Iterator[tuple[str, str, list[Entry]]]:
    """Each module: its address, its name, and its entries: the name with the summary, then its functions and classes."""
    package = code_map(app).package
    for module in package.modules.values():
        if module.name.endswith(ANSWERS):
            continue
        public = (name for name in module.definitions if "." not in name and not name.startswith("_"))
        named = [[name, "", "", ""] for name in public if package.is_callable(Place(module.name, name))]
        short = module.name.partition(".")[2] or module.name
        yield f"{page(module)}.html", short, [["", short, "", in_plain_words(module.summary)], *named]


def bare(script: str) -> str:
    """The library with its first comment, the license, but without the others and without indentation."""
    notice, end, code = script.partition("*/\n")
    return notice + end + _COMMENT.sub("", code)


def write(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: the scripts, unless they are there."""
    if error is not None or app.builder.name != "html":
        return
    text = json.dumps(index(app), ensure_ascii=False, separators=(",", ":"))
    scripts = {FILE: f'window[Symbol.for("search")]={text};\n', LIBRARY: bare((THEME / LIBRARY).read_text("utf-8"))}
    for name, script in scripts.items():
        file = Path(app.outdir) / "_static" / name
        if not file.exists() or file.read_text("utf-8") != script:
            file.write_text(script, encoding="utf-8")


def replace_search(app: Sphinx) -> None:
    """``builder-inited``: Sphinx makes no search of its own."""
    vars(app.builder)["search"] = False


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: the page that shows what is found."""
    yield "search", {"meta": {"description": f"Search {app.config.html_title}: sections, figures, claims and code."}}, "search.html"


def setup(app: Sphinx) -> None:
    """Connect the hooks."""
    app.connect("builder-inited", replace_search)
    app.connect("html-collect-pages", make_page)
    app.connect("build-finished", write)
