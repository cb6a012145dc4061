"""The one kind of error that a declaration raises."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # those that XML 1.0 leaves out


class ExplorableError(ValueError):
    """A declaration that cannot work; the message names the explorable, control or question, what is wrong, and what to do."""


def error(of: str, what: str, remedy: str) -> ExplorableError:
    """The error about ``of``: ``of: what; remedy``."""
    return ExplorableError(f"{of}: {what}; {remedy}")


def unwritable(text: str) -> str:
    r"""The first character of ``text`` that neither a drawing nor a page can hold, in words; else the empty string.

    >>> unwritable("a\x0bb")
    "the control character '\\x0b'"
    """
    found = _UNWRITABLE.search(text)
    return f"the control character {found[0]!r}" if found else ""


def shortened(items: list[str], most: int = 12) -> str:
    """``items`` in one line of a message, the first of them if there are many.

    >>> shortened(["1", "2", "3"], most=2)
    '1, 2 and 1 more'
    """
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")
