"""Large explorable tables move out of the page, into a script beside it that the player loads when the figure comes near; and so do the
numbers that a reader can save, which load when they are asked for.

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

_DATA = re.compile(r'<script type="application/json" class="explorable-(?P<kind>table|numbers)">(?P<data>.*?)</script>', re.DOTALL)
_CALLS = {"table": "load", "numbers": "numbers"}
"""What the player calls the script's data by."""


def move_tables(body: str, write: Callable[[str, str], str], largest: int = LARGEST_IN_PAGE) -> str:
    """The page's ``body`` without its tables of more than ``largest`` bytes, and without the numbers to save.

    ``write`` gets the key of such a table and the script that hands it to the player, and returns the script's address, relative to the
    page; the figure gets it as ``data-table`` or ``data-numbers`` in place of the table. The file must have the key as its name: the
    player knows it by that.
    """
    pieces: list[str] = []
    end = 0
    for figure, following in pairwise([*FIGURE.finditer(body), None]):
        assert figure is not None  # only the last of a pair is
        attributes, kept, begun = "", [], figure.end()
        for found in _DATA.finditer(body, figure.end(), following.start() if following else len(body)):
            data = found["data"].strip()
            if found["kind"] == "table" and len(data.encode()) <= largest:
                continue
            key = hashlib.sha256(data.encode()).hexdigest()[:16]
            address = write(key, f'window[Symbol.for("explorable")].{_CALLS[found["kind"]]}("{key}",{data});\n')
            attributes += f' data-{found["kind"]}="{address}"'
            kept.append(body[begun : found.start()])
            begun = found.end()
        if attributes:
            pieces += [body[end : figure.end() - 1], attributes, ">", *kept]
            end = begun
    return "".join(pieces) + body[end:]
