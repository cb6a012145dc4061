"""The Sphinx extension ``explainers.teaching.sphinx``: exercises that a page checks, concept checks, slides, steps of a derivation,
terms of the glossary with their definitions.

Any book loads it beside ``explainers.explorable.sphinx``. ``teaching_exercises`` names the module whose ``EXERCISES`` are the book's, and
``teaching_notebook`` where the notebook of a page is in the built book, if it is there: ``_sources/{page}.ipynb``.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from explainers.teaching.sphinx import exercises, lecture, quiz, slide, terms, unfold


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    for part in (exercises, quiz, slide, terms, unfold, lecture):
        part.setup(app)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
