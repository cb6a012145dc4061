"""Large explorable tables move out of the page, into a script beside it that the player loads when the figure comes near.

A script and not ``fetch``, so that it works from a folder on disk.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from itertools import pairwise

from explainers.explorable.sphinx.figures import FIGURE

LARGEST_IN_PAGE = 50_000
"""Bytes of table text that may stay in the page."""

_TABLE = re.compile(r'<script type="application/json" class="explorable-table">(?P<table>.*?)</script>', re.DOTALL)


def move_tables(body: str, write: Callable[[str, str], str], largest: int = LARGEST_IN_PAGE) -> str:
    """The page's ``body`` without its tables of more than ``largest`` bytes.

    ``write`` gets the key of such a table and the script that hands it to the player, and returns the script's address, relative to the
    page; the figure gets it as ``data-table`` in place of the table. The file must have the key as its name: the player knows it by that.
    """
    pieces: list[str] = []
    end = 0
    for figure, following in pairwise([*FIGURE.finditer(body), None]):
        assert figure is not None  # only the last of a pair is
        table = _TABLE.search(body, figure.end(), following.start() if following else len(body))
        if table is None or len(table["table"].encode()) <= largest:
            continue
        key = hashlib.sha256(table["table"].encode()).hexdigest()[:16]
        address = write(key, f'window[Symbol.for("explorable")].load("{key}",{table["table"].strip()});\n')
        pieces += [body[end : figure.end() - 1], f' data-table="{address}">', body[figure.end() : table.start()]]
        end = table.end()
    return "".join(pieces) + body[end:]
