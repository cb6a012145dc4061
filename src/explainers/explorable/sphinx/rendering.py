"""While pages are read, their kernels draw figures for a page, and MyST-NB keeps what it runs under the key of the engine.

So neither what ran without the extension nor what another version of the engine drew is taken for a figure of this build.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from explainers.explorable.sphinx.engine_key import engine_key

if TYPE_CHECKING:
    from myst_nb.sphinx_ import SphinxEnvType

VARIABLE = "EXPLORABLE_RENDERING"


class StaticRendering:
    """Sets the variable that the kernels of the build inherit, and puts back what was there."""

    def __init__(self) -> None:
        self._before: list[str | None] = []

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """``env-before-read-docs``."""
        self._before.append(os.environ.get(VARIABLE))
        os.environ[VARIABLE] = "static"

    def end(self, *_: object) -> None:
        """``env-updated``; ``build-finished`` if reading failed."""
        while self._before:
            before = self._before.pop()
            os.environ.pop(VARIABLE, None)
            if before is not None:
                os.environ[VARIABLE] = before


def key_cache(app: Sphinx) -> None:
    """``builder-inited``: what MyST-NB runs is kept in a folder of its own for this engine and this rendering."""
    if hasattr(app.env, "mystnb_config"):
        env = cast("SphinxEnvType", app.env)
        folder = Path(env.mystnb_config.execution_cache_path) / f"explorable-{engine_key()}"
        env.mystnb_config = env.mystnb_config.copy(execution_cache_path=str(folder))


def setup(app: Sphinx) -> None:
    """Connect the hooks, and let Sphinx read every page again when the engine is another."""
    app.add_config_value("explorable_engine", engine_key(), "env", types=[str])
    static = StaticRendering()
    app.connect("env-before-read-docs", static.begin)
    app.connect("env-updated", static.end)
    app.connect("build-finished", static.end)
    app.connect("builder-inited", key_cache, priority=700)  # after myst-nb, which chooses the folder
