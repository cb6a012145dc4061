"""What the book's ``_config.yml`` says, for what runs without Sphinx, and where the book is published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml


def configured(source: Path) -> dict[str, Any]:
    """The ``_config.yml`` in the folder ``source``; nothing if there is none."""
    file = source / "_config.yml"
    return yaml.safe_load(file.read_text("utf-8")) or {} if file.exists() else {}


def published(source: Path) -> str:
    """Where the book in the folder ``source`` is published, with a slash at its end: the environment variable ``BOOK_URL``, or
    ``html_baseurl`` of its ``_config.yml``; empty if it is nowhere."""
    settings = (configured(source).get("sphinx") or {}).get("config") or {}
    address = os.environ.get("BOOK_URL") or settings.get("html_baseurl") or ""
    return f"{address.rstrip('/')}/" if address else ""
