"""The Sphinx extension ``explainers.explorable.sphinx``: explorable figures in anybody's book.

``extensions = ["myst_nb", "explainers.explorable.sphinx"]`` in Sphinx, or ``extra_extensions: [explainers.explorable.sphinx]`` in
jupyter-book 1.x, is all that an author writes. While pages are read it asks their kernels for figures that move without one
(``rendering``, ``saved_outputs``); it notes the figures of each page (``figures``), resolves the links that set one (``links``) and the
roles that show a number of its state (``words``), puts figures beside the paragraphs that speak of them (``beside``), lists what readers
have answered where the directive ``{answers}`` stands (``answers``), and gives the pages that have figures their style sheet, player and
tables (``assets``, ``tables``). Where nothing can move, in print, it leaves the picture and its sentence (``pictures``). It brings no theme
and no mathematics, and writes over no file.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from explainers.explorable.sphinx import answers, assets, beside, figures, links, pictures, rendering, saved_outputs, words


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    for part in (rendering, saved_outputs, beside, figures, answers, links, words, pictures, assets):
        part.setup(app)
    return {"env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
