"""JupyterLite beside the website, where it is wanted: each essay opens in the reader's browser, and nothing is installed.

``make site LITE=1`` builds it (``tools/lite.py``) into ``lite/`` of the website and has the pages lead there. Without it no page speaks of
it: what it loads is far more than a page does.
"""

from __future__ import annotations

import os

FOLDER = "lite"
"""Of the website."""
LOADS = (
    "Runs in your browser. It loads 8.5 MB from here (2 MB compressed), then Python, numpy, scipy and matplotlib, "
    "some tens of MB, from where Pyodide is kept."
)
"""What a page says beside the link; a test compares the first number with what is loaded."""


def wanted() -> bool:
    """Whether the website is built with it: the environment variable ``LITE`` is set, and not to 0."""
    return os.environ.get("LITE", "") not in ("", "0")


def address(essay: str) -> str:
    """Where the essay's notebook opens, from the root of the website.

    >>> address("ridges-not-peaks")
    'lite/lab/index.html?path=ridges-not-peaks.ipynb'
    """
    return f"{FOLDER}/lab/index.html?path={essay}.ipynb"
