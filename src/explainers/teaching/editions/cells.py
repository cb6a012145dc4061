"""Cells, and the file of a notebook that they make: the same cells give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from explainers.teaching.editions.lesson import Cell, without_roles


def prose(text: str, metadata: dict[str, Any] | None = None) -> Cell:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "metadata": metadata or {}, "source": text.splitlines(keepends=True)}


def code(text: str, outputs: list[Any] | None = None, metadata: dict[str, Any] | None = None) -> Cell:
    """A cell of code."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": metadata or {},
        "outputs": outputs or [],
        "source": text.splitlines(keepends=True),
    }


def raw(text: str) -> Cell:
    """A cell that is neither shown nor run."""
    return {"cell_type": "raw", "metadata": {}, "source": text.splitlines(keepends=True)}


def with_ids(cells: Iterable[Cell]) -> list[Cell]:
    """The same cells with ids, which are their numbers: the same source gives the same bytes."""
    return [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(cells)]


def notebook(cells: Iterable[Cell], executed: bool = False) -> str:
    """The notebook's file, which does not tell what its cells are for; without outputs if it is not ``executed``."""
    clean = without_roles(cells)
    if not executed:
        clean = [{**cell, "outputs": []} if cell["cell_type"] == "code" else cell for cell in clean]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {
        "cells": with_ids(clean),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
