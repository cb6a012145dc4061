"""What is left of a figure's HTML where scripts do not run, and what comes where they do."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_CARRIED = re.compile(r"data-explorable='([^']*)'")


def unfolded(html: str) -> str:
    """What a script puts in the place of the picture."""
    (carried,) = _CARRIED.findall(html)
    return unescape(carried)


class _Sanitizer(HTMLParser):
    """Keeps all text but that of scripts and styles, and the sources of images, as JupyterLab's sanitizer does."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.images, self.dropped = "", [], False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.dropped = tag in ("script", "style")
        if tag == "img":
            self.images.append(dict(attributes)["src"])

    def handle_endtag(self, tag: str) -> None:
        self.dropped = False

    def handle_data(self, data: str) -> None:
        if not self.dropped:
            self.text += data


def sanitized(html: str) -> tuple[str, list[str]]:
    """The text and the images that a sanitizer leaves."""
    sanitizer = _Sanitizer()
    sanitizer.feed(html)
    return sanitizer.text, sanitizer.images
