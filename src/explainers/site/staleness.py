"""No stale figures: the notebook cache and Sphinx's own are keyed by the source of the package.

jupyter-cache compares a notebook's cells only, so an edit in an imported module would leave the old figures in the book.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

import explainers

PACKAGE = Path(explainers.__file__).parent
_APART = ("__pycache__", "site/theme")  # no number and no figure depends on these: the theme's files are copied at every build


def source_files(package: Path = PACKAGE) -> list[Path]:
    """Every file of ``package`` on which a page's content can depend (modules, data, scripts, style sheets), sorted."""
    files = (path for path in package.rglob("*") if path.is_file())
    return sorted(path for path in files if not any(apart in path.relative_to(package).as_posix() for apart in _APART))


def source_hash(package: Path = PACKAGE) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of all names and contents of ``source_files(package)``."""
    digest = hashlib.sha256()
    for path in source_files(package):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def key_notebook_cache(app: Sphinx, config: Config) -> None:
    """Put the notebook cache into a folder named by the source hash, and delete the folders of older sources."""
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / config.explainers_source
    for older in caches.glob("*"):
        if older != current:
            shutil.rmtree(older) if older.is_dir() else older.unlink()
    config.nb_execution_cache_path = str(current)


def setup(app: Sphinx) -> None:
    """Add the configuration value ``explainers_source``; a new value makes Sphinx read every page again."""
    app.add_config_value("explainers_source", source_hash(), "env", types=[str])
    app.connect("config-inited", key_notebook_cache)
