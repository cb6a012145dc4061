"""Characters that a picture asks for and that its fonts lack: matplotlib draws boxes in their place.

The page has the reader's fonts, which know most scripts; the printed picture has those of the machine that builds the book.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def missing_faces() -> Iterator[dict[str, str]]:
    """While a picture is drawn, gather the characters without a face, each with the fonts that were asked; other warnings go their way."""
    found: dict[str, str] = {}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        warnings.filterwarnings("always", message="Glyph .* missing from")
        yield found
    for warning in caught:
        lacks = re.match(r"Glyph (\d+) .* missing from (?:current font|font\(s\) (.*?))\.?$", str(warning.message))
        if lacks:
            found[chr(int(lacks[1]))] = lacks[2] or "the current font"
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)


class ExplorableWarning(UserWarning):
    """A figure that is right on the page and not in the printed picture."""


def warn_of_boxes(where: str, lacking: dict[str, str]) -> None:
    """Warn of characters without a face, each with the fonts that lack it; ``where`` says which figure and panel."""
    fonts = ", ".join(dict.fromkeys(lacking.values()))
    warnings.warn(
        f"{where}: in the printed picture {', '.join(map(repr, lacking))} will be boxes, for {fonts} has no face for them; "
        'name a font that has, as in matplotlib.rcParams["font.family"] = ["DejaVu Sans", "Noto Sans CJK JP"], or write other characters',
        ExplorableWarning,
        stacklevel=3,
    )
