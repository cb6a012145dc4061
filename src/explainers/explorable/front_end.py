"""Whether somebody watches: a front end that shows widgets, attached to the kernel that runs this code."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Mapping
from typing import Any


def attached(environ: Mapping[str, str], modules: Container[str], platform: str, request: Mapping[str, Any]) -> bool:
    """Whether a front end that shows widgets is known to be attached; where nobody knows, nobody is.

    Kernels hand the environment on to all that is started in them, so that ``jupyter nbconvert`` in a notebook's cell looks like that
    notebook. What counts is therefore who asked for the cell to be run, and a variable only where it belongs to one kernel.

    Args:
        environ: the environment variables.
        modules: the names of the modules that are loaded.
        platform: as ``sys.platform``.
        request: the metadata of the request that the kernel is answering.
    """
    return (
        "cellId" in request  # JupyterLab, Notebook 7, VS Code and all that is built from them; nbclient and papermill send none
        or "google.colab" in modules
        or (platform == "emscripten" and "pyodide_kernel" in modules)  # JupyterLite
        or environ.get("KAGGLE_KERNEL_RUN_TYPE") == "Interactive"  # "Batch" where a saved notebook is run
        or "VOILA_KERNEL_ID" in environ
    )


def is_attached() -> bool:
    """:func:`attached` here and now."""
    return attached(os.environ, sys.modules, sys.platform, _request(_shell()))


def shows_text_alone() -> bool:
    """Whether this is IPython in a terminal, where a picture would be drawn for nobody."""
    formatter = getattr(_shell(), "display_formatter", None)
    return formatter is not None and formatter.active_types == ["text/plain"]


def _shell() -> Any:
    """The running IPython, or None; it is not imported for this: in a kernel it is there."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _request(shell: Any) -> Mapping[str, Any]:
    get_parent = getattr(getattr(shell, "kernel", None), "get_parent", None)
    parent = get_parent() if get_parent is not None else None
    metadata = parent.get("metadata") if isinstance(parent, Mapping) else None
    return metadata if isinstance(metadata, Mapping) else {}
