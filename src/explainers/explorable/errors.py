"""The one kind of error that a declaration raises."""

from __future__ import annotations


class ExplorableError(ValueError):
    """A declaration that cannot work; the message names the explorable, control or question, what is wrong, and what to do."""


def error(of: str, what: str, remedy: str) -> ExplorableError:
    """The error about ``of``: ``of: what; remedy``."""
    return ExplorableError(f"{of}: {what}; {remedy}")


def shortened(items: list[str], most: int = 12) -> str:
    """``items`` in one line of a message, the first of them if there are many.

    >>> shortened(["1", "2", "3"], most=2)
    '1, 2 and 1 more'
    """
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")
