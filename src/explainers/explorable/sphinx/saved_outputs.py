"""Outputs that a notebook was saved with: a live widget without its kernel is an empty place on a page, and may be an old figure.

Where MyST-NB would take saved outputs because none is missing (``auto``), the cells with figures are emptied, so that the page runs. Where
it runs nothing (``off``), figures that were saved moving stay as they are; a widget goes, its picture stays, and a warning says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from sphinx.application import Sphinx
from sphinx.util import logging

if TYPE_CHECKING:
    from myst_nb.sphinx_ import SphinxEnvType

logger = logging.getLogger(__name__)

WIDGET = "application/vnd.jupyter.widget-view+json"
STATES = "application/vnd.jupyter.widget-state+json"
PICTURE, MOVING = 'class="explorable-picture"', "data-explorable="
"""What is in the HTML of a picture, and of a figure that takes its place where scripts run."""

_FOR_THE_WIDGET = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)


def cells_with_figures(notebook: dict[str, Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """The cells with saved figures, and of each whether it is a live widget with the picture that the engine saves beside it."""
    for cell in notebook.get("cells", []):
        html = "".join("".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", []))
        if 'class="explorable' in html:
            yield cell, PICTURE in html and MOVING not in html


def without_old_figures(notebook: dict[str, Any], mode: str) -> tuple[bool, int]:
    """Change ``notebook``, in place, as its execution mode asks; whether it was changed, and how many live widgets became pictures."""
    found = list(cells_with_figures(notebook))
    if mode == "auto":
        for cell, _ in found:
            cell["outputs"] = []
        return bool(found), 0
    live = [cell for cell, is_live in found if is_live]
    for cell in live:
        cell["outputs"] = [output for output in cell["outputs"] if WIDGET not in output.get("data", {})]
        for output in cell["outputs"]:
            if html := "".join(output.get("data", {}).get("text/html", "")):
                output["data"]["text/html"] = _FOR_THE_WIDGET.sub("", html)
    if live and not any(WIDGET in output.get("data", {}) for cell in notebook["cells"] for output in cell.get("outputs", [])):
        notebook["metadata"].get("widgets", {}).pop(STATES, None)  # the page would load a player for widgets, and there are none
    return bool(live), len(live)


def mode_of(notebook: dict[str, Any], path: str, env: SphinxEnvType) -> str:
    """How MyST-NB is going to run a notebook, by its configuration and by what the notebook itself says."""
    config = env.mystnb_config
    if any(PurePosixPath(path).match(pattern) for pattern in config.execution_excludepatterns):
        return "off"
    own = notebook.get("metadata", {}).get(config.metadata_key, {})
    return str(own.get("execution_mode", config.execution_mode))


def clear(app: Sphinx, docname: str, source: list[str]) -> None:
    """``source-read``: see to the outputs that the notebook was saved with."""
    path = str(app.env.doc2path(docname))
    if not path.endswith(".ipynb") or "explorable" not in source[0] or not hasattr(app.env, "mystnb_config"):
        return
    try:
        notebook = json.loads(source[0])
    except ValueError:
        return  # MyST-NB says what is wrong with it
    mode = mode_of(notebook, path, cast("SphinxEnvType", app.env))
    if mode not in ("auto", "off"):
        return
    changed, live = without_old_figures(notebook, mode)
    if changed:
        source[0] = json.dumps(notebook)
    if live:
        logger.warning(
            "%d explorable figure(s) were saved as live widgets, which do nothing on a page: their pictures are shown. Let the book run "
            "the notebook (nb_execution_mode 'cache', 'auto' or 'force'; execute_notebooks in jupyter-book)",
            live,
            location=docname,
            type="explorable",
            subtype="saved",
        )


def setup(app: Sphinx) -> None:
    """Connect the hook."""
    app.connect("source-read", clear)
