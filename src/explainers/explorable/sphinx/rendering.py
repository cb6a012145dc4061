"""While pages are read, their kernels draw figures for a page, in the book's palette, and MyST-NB keeps what it runs under a key of that.

So neither what ran without the extension nor what another version of the engine drew is taken for a figure of this build.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from explainers.explorable.sphinx.engine_key import engine_key
from explainers.look import palette

if TYPE_CHECKING:
    from myst_nb.sphinx_ import SphinxEnvType

RENDERING, PALETTE = "EXPLORABLE_RENDERING", "EXPLORABLE_PALETTE"


class KernelVariables:
    """Sets the environment variables that the kernels of the build inherit, and puts back what was there."""

    def __init__(self) -> None:
        self._before: dict[str, str | None] = {}

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """``env-before-read-docs``."""
        wanted = {RENDERING: "static"}
        if app.config.explorable_palette:
            wanted[PALETTE] = json.dumps(app.config.explorable_palette)
        self._before = {name: os.environ.get(name) for name in wanted}
        os.environ |= wanted

    def end(self, *_: object) -> None:
        """``env-updated``; ``build-finished`` if reading failed."""
        while self._before:
            name, before = self._before.popitem()
            del os.environ[name]
            if before is not None:
                os.environ[name] = before


def use_palette(app: Sphinx, config: Config) -> None:
    """``config-inited``: the roles of ``explorable_palette`` are the palette of the figures' style sheet.

    Raises:
        ConfigError: a role is not a name with two colors.
    """
    try:
        palette.use(config.explorable_palette)
    except (ValueError, TypeError, AttributeError) as error:
        raise ConfigError(f"explorable_palette: {error}") from error


def key_cache(app: Sphinx) -> None:
    """``builder-inited``: what MyST-NB runs is kept in a folder of its own for this engine, this rendering and this palette."""
    if hasattr(app.env, "mystnb_config"):
        env = cast("SphinxEnvType", app.env)
        key = hashlib.sha256(f"{engine_key()} {palette.ROLES}".encode()).hexdigest()[:16]
        folder = Path(env.mystnb_config.execution_cache_path) / f"explorable-{key}"
        env.mystnb_config = env.mystnb_config.copy(execution_cache_path=str(folder))


def setup(app: Sphinx) -> None:
    """Connect the hooks, and let Sphinx read every page again when the engine or the palette is another."""
    app.add_config_value("explorable_engine", engine_key(), "env", types=[str])
    app.add_config_value("explorable_palette", {}, "env", types=[dict])
    variables = KernelVariables()
    app.connect("config-inited", use_palette)
    app.connect("env-before-read-docs", variables.begin)
    app.connect("env-updated", variables.end)
    app.connect("build-finished", variables.end)
    app.connect("builder-inited", key_cache, priority=700)  # after myst-nb, which chooses the folder
