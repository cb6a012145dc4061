"""The ledger page: every claim of the book, measured while the page is read."""

from __future__ import annotations

from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directive."""
