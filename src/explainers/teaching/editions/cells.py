"""Cells, and the file of a notebook that they make: the same cells give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from explainers.teaching.editions.lesson import Cell, without_roles


def prose(text: str, **metadata: Any) -> Cell:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "metadata": metadata, "source": text.splitlines(keepends=True)}


def code(text: str, **metadata: Any) -> Cell:
    """A cell of code."""
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": text.splitlines(keepends=True)}


def raw(text: str) -> Cell:
    """A cell that is neither shown nor run."""
    return {"cell_type": "raw", "metadata": {}, "source": text.splitlines(keepends=True)}


def notebook(cells: Iterable[Cell]) -> str:
    """The notebook's file, without outputs; ids are numbers, and what cells are for is not told."""
    empty: dict[str, Any] = {"outputs": [], "execution_count": None}
    clean = [{**cell, **empty} if cell["cell_type"] == "code" else cell for cell in without_roles(cells)]
    whole = {
        "cells": [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(clean)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
