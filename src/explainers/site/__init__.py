"""The Sphinx extension ``explainers.site``: everything of the book that knows of Sphinx is in this package.

It keeps what a page runs under a key of all that it uses, writes mathematics as MathML and brings the book's own theme; the figures are the
matter of ``explainers.explorable.sphinx``, which it loads. It is for this book alone: another book loads that extension.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

THEME = Path(__file__).with_name("theme")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension; kernels started by the build inherit the environment variables set here.

    Raises:
        ExtensionError: the book is another one, with a theme of its own.
    """
    if app.config.html_theme != "explainers":
        raise ExtensionError(
            "explainers.site is the theme, the landing page and the ledger of the book Too Many Parameters, and of no other; "
            "write explainers.explorable.sphinx in its place: it makes explorable figures move in your book"
        )
    # one thread for each matrix: the states are already drawn on all cores, and sums in another order would be other bytes
    os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    # not earlier: numpy reads the variables when it is imported
    app.setup_extension("explainers.explorable.sphinx")
    app.config.explorable_font = str(THEME / "static" / "fonts" / "sans.woff2")
    from explainers.site import (  # noqa: PLC0415
        addresses,
        all_figures,
        claim_marks,
        code_lines,
        code_map,
        code_pages,
        disk_faces,
        dropdown,
        essays,
        hosting,
        kernels,
        ledger,
        ledger_counts,
        mathml,
        onward,
        page_classes,
        pages,
        progress,
        reader,
        search_index,
        share_cards,
        sources,
        staleness,
        verdicts,
    )

    app.add_html_theme("explainers", str(THEME))
    for part in (
        staleness,
        kernels,
        progress,
        mathml,
        dropdown,
        pages,
        page_classes,
        reader,
        hosting,
        disk_faces,
        essays,
        all_figures,
        ledger,
        ledger_counts,
        verdicts,
        code_map,
        code_lines,
        code_pages,
        claim_marks,
        onward,
        addresses,
        sources,
        share_cards,
        search_index,
    ):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
