"""The kernels of the build are alike everywhere: they read no IPython profile of the machine, and say only what fails."""

from __future__ import annotations

import json
import os
from pathlib import Path

from sphinx.application import Sphinx

PROFILE = {"IPKernelApp": {"log_level": "ERROR"}}
"""What a kernel is told; by default it warns, for each page, that it talks over a local port."""


def start(app: Sphinx) -> None:
    """``builder-inited``: name a profile of the build's own to the kernels, which inherit the variable."""
    folder = Path(app.outdir).parent / ".ipython"
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.json").write_text(json.dumps(PROFILE), encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)


def setup(app: Sphinx) -> None:
    """Connect the hook."""
    app.connect("builder-inited", start)
