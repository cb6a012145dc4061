"""A small book: the package ``explainers`` with two wings, and four pages."""

from __future__ import annotations

import json
from pathlib import Path

PACKAGE = {
    "__init__.py": "",
    "ledger.py": "from explainers.essays.waves import claims",
    "essays/__init__.py": "",
    "essays/waves/__init__.py": "",
    "essays/waves/figures.py": "from explainers.look import style",
    "essays/waves/experiments.py": "from explainers.essays.waves import wave",
    "essays/waves/wave.py": "from explainers.networks import adam",
    "essays/waves/claims.py": "from explainers.essays.waves import experiments",
    "essays/coins/__init__.py": "",
    "essays/waves/exercises.py": "from explainers.essays.waves import wave",
    "essays/coins/figures.py": "",
    "essays/coins/exercises.py": "",
    "exercises.py": "from explainers.essays.coins import exercises\nfrom explainers.essays.waves import exercises\ncheck = print",
    "networks/__init__.py": "",
    "networks/adam.py": "from explainers.data import images",
    "data/__init__.py": "",
    "data/images.py": "",
    "data/digits.npz": "",
    "look/__init__.py": "",
    "look/style.py": "",
    "look/look.mplstyle": "",
    "explorable/__init__.py": "from explainers.explorable import frame, markup",
    "explorable/frame.py": "",
    "explorable/markup.py": "",
    "explorable/player.js": "",
    "explorable/play.js": "",
    "explorable/explorable.css": "",
    "mutants/__init__.py": "",
    "mutants/record.py": "",
    "mutants/record.json": "{}",
    "site/__init__.py": "",
    "site/ledger.py": "",
    "site/theme/book.css": "",
    "networks/__pycache__/adam.pyc": "",
}
NOTEBOOK = [
    "from explainers.essays.waves import experiments, figures\nfrom explainers.explorable import explorable",
    "from explainers.exercises import check\nexperiments.run()",
]
FRONT = "---\njupytext: {text_representation: {extension: .md, format_name: myst}}\nkernelspec: {name: python3}\n---\n"
PAGES = {
    "waves.ipynb": json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "metadata": {}, "source": "# Waves"},
                *({"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None} for source in NOTEBOOK),
            ],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 4,
        }
    ),
    "landing.md": FRONT + "# A page\n\n```{code-cell}\nfrom explainers.essays.coins import figures\n```\n",
    "ledger.md": "# The ledger\n\n```{ledger}\n```\n",
    "prose.md": "# Prose\n\nOf the directive `{ledger}`, and\n\n```python\nimport explainers.ledger\n```\n",
}


def write(folder: Path) -> None:
    """Write the package and the pages into ``folder``."""
    for name, text in {**{f"explainers/{name}": text for name, text in PACKAGE.items()}, **PAGES}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
