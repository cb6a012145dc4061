"""Large explorable tables move out of the page, into a script beside it that the player loads when the figure comes near.

A script and not ``fetch``, so that it works from a folder on disk.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from explainers.explorable import markup

LARGEST_IN_PAGE = 50_000  # bytes of table text that may stay in the page

_TABLE = re.compile(r'<script type="application/json" class="explorable-table">(?P<table>.*?)</script>', re.DOTALL)
_FIGURE = re.compile(r'<figure class="explorable[^"]*"[^>]*?\bdata-figure="[a-z0-9-]+"[^>]*?>')


def move_tables(body: str, folder: Path, address: str, largest: int = LARGEST_IN_PAGE) -> str:
    """The page's ``body`` with every table of more than ``largest`` bytes written to ``folder/<sha1 of the table>.js``.

    ``address`` is the folder's URL relative to the page, ending in a slash. The figure gets ``data-table`` in place of the table.
    """
    pieces: list[str] = []
    end = 0
    for figure, following in pairwise([*_FIGURE.finditer(body), None]):
        assert figure is not None  # only the last of a pair is
        table = _TABLE.search(body, figure.end(), following.start() if following else len(body))
        if table is None or len(table["table"].encode()) <= largest:
            continue
        key = hashlib.sha1(table["table"].encode(), usedforsecurity=False).hexdigest()
        file = folder / f"{key}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        # the player knows a table by the file's name
        file.write_text(f'window[Symbol.for("explorable")].load("{key}",{table["table"].strip()});\n', encoding="utf-8")
        pieces += [body[end : figure.end() - 1], f' data-table="{address}{file.name}">', body[figure.end() : table.start()]]
        end = table.end()
    return "".join(pieces) + body[end:]


def move_tables_of_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: move the page's large tables, write its colors, and note whether it has explorables at all."""
    body = context.get("body") or ""
    context["has_explorable"] = 'class="explorable' in body
    if context["has_explorable"]:
        folder, address = Path(app.outdir) / "_static" / "explorable", "_static/explorable/"
        context["body"] = move_tables(body, folder, context["content_root"] + address)
        if rules := markup.colors(body):
            name = f"{hashlib.sha1(rules.encode(), usedforsecurity=False).hexdigest()}.css"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(rules, encoding="utf-8")
            context["explorable_colors"] = address + name


def setup(app: Sphinx) -> None:
    """Connect the hook."""
    app.connect("html-page-context", move_tables_of_page)
