"""No stale figures, and none drawn twice: what a page took from its code is kept in a folder that is named by the page's key.

In that folder jupyter-cache keeps the executed cells (it compares the cells' code) and the ledger its measurements. So old work is found
again, after a change of branch too, and is never taken for new work.

Sphinx reads a page again when its text or its key is not as in the record of the last build. The record is taken away when a build begins
and written when it has succeeded: after a build that was cut off, every page is read again, from what is kept.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import cast

from jupyter_cache import get_cache
from myst_nb.sphinx_ import SphinxEnvType
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import explainers
from explainers.site.dependencies import PackageFiles
from explainers.site.evidence import EVIDENCE
from explainers.site.page_key import Page, digest, read_page
from explainers.site.progress import say

logger = logging.getLogger(__name__)

PACKAGE = Path(explainers.__file__).parent

MOST_KEPT = 100
"""Folders that are kept; those go first that were not used for the longest time."""


class Freshness:
    """What one build knows of its pages."""

    def __init__(self, app: Sphinx) -> None:
        self.kept = folder_of(app.env)
        self.record = record_of(Path(app.outdir))
        self.package = PackageFiles(PACKAGE)
        self.site = site_key(self.package)
        self.pages: dict[str, Page] = {}
        self.stamps: dict[str, list[tuple[int, int]]] = {}
        self.runs: list[str] = []

    def find_outdated(self, app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> set[str]:
        """``env-get-outdated``: the pages that are not as recorded; say which of them will run."""
        recorded = read_record(self.record)
        self.record.unlink(missing_ok=True)
        for name in sorted(env.found_docs):
            self.pages[name] = read_page(Path(env.doc2path(name)), self.package)
            self.stamps[name] = _stamps(self.pages[name].used)
        outdated = {name for name, page in self.pages.items() if recorded.get(name) != page.state}
        read = added | changed | outdated
        self.runs = [name for name in sorted(read) if not self._is_kept(self.pages[name])]
        say(announcement(len(self.pages), self.runs, len(read)))
        return outdated

    def choose_folder(self, app: Sphinx, name: str, source: list[str]) -> None:
        """``source-read``: what this page runs is kept in the folder of its key."""
        if name in self.runs:
            say(f"Running {name}")
        folder, env = self.kept / self.pages[name].key, cast(SphinxEnvType, app.env)
        env.mystnb_config = env.mystnb_config.copy(execution_cache_path=str(folder))
        if folder.exists():
            os.utime(folder)

    def check_unchanged(self, app: Sphinx, doctree: object) -> None:
        """``doctree-read``: forget what ran while its files were edited, since nobody knows which of them it has seen."""
        name = app.env.docname
        if name in self.runs and _stamps(self.pages[name].used) != self.stamps[name]:
            shutil.rmtree(self.kept / self.pages[name].key, ignore_errors=True)
            del self.pages[name]
            logger.warning("a file that this page uses was edited while the page ran: build again", location=name)

    def write_record(self, app: Sphinx, error: Exception | None) -> None:
        """``build-finished``: note the pages' states, and delete what was not used for long."""
        if error is None and not (app.warningiserror and app._warncount):  # else the warning would not come again
            states = {name: page.state for name, page in self.pages.items()}
            self.record.write_text(json.dumps({"": self.site, **states}, indent=1), encoding="utf-8")
        folders = sorted(self.kept.glob("*"), key=lambda folder: folder.stat().st_mtime)
        for folder in folders[:-MOST_KEPT]:
            shutil.rmtree(folder, ignore_errors=True)

    def _is_kept(self, page: Page) -> bool:
        """Whether nothing of the page has to run."""
        folder = self.kept / page.key
        if page.has_ledger and not (folder / EVIDENCE).exists():
            return False
        return page.notebook is None or (folder.exists() and is_executed(page.notebook, folder))


def folder_of(env: BuildEnvironment) -> Path:
    """Where MyST-NB keeps what it runs: while a page is read, the folder of that page's key."""
    return Path(cast(SphinxEnvType, env).mystnb_config.execution_cache_path)


def announcement(pages: int, runs: list[str], read: int) -> str:
    """What a build is going to do: its first words, before what can be minutes."""
    what = "Building the book" if pages > 1 else "Building the page"
    if not read:
        return f"{what}: nothing to run or read"
    running = f"{len(runs)} of {pages} pages to run, about half a minute each ({', '.join(runs)})" if runs else "nothing to run"
    return f"{what}: {running}; {read - len(runs)} more to read"


def is_executed(notebook: NotebookNode, folder: Path) -> bool:
    """Whether jupyter-cache has the notebook in ``folder``; a cache that was cut off while it was written is deleted."""
    found = None
    try:
        with suppress(KeyError):
            found = get_cache(folder).match_cache_notebook(notebook)
        return found is not None and bool(get_cache(folder).get_cache_bundle(found.pk))
    except (KeyError, ValueError, RuntimeError):
        shutil.rmtree(folder, ignore_errors=True)
        return False


def stale_pages(pages: Path, source: Path) -> list[str]:
    """The pages in the folder ``pages`` that are older than their sources, in the folder ``source``, or than the package's code.

    ``site`` stands for all of them.
    """
    recorded, package = read_record(record_of(pages)), PackageFiles(PACKAGE)
    if recorded.pop("", None) != site_key(package):
        return ["site"]
    files = {name: next(source.glob(f"{name}.*"), None) for name in recorded}
    return [name for name, file in files.items() if file is None or read_page(file, package).state != recorded[name]]


def record_of(pages: Path) -> Path:
    """The file with the states of the pages in the folder ``pages``; under the empty name stands the key of the site."""
    return pages.with_name(f".{pages.name}-pages.json")


def read_record(path: Path) -> dict[str, str]:
    """The states of the pages in the last build, or nothing if it did not succeed."""
    with suppress(OSError, ValueError):
        return json.loads(path.read_text("utf-8"))
    return {}


def site_code(package: PackageFiles) -> set[Path]:
    """The files that make HTML of what the pages say. The essays, their claims, exercises and the record of breaks are not among them: each
    page uses its own."""
    apart = ["explainers.ledger", "explainers.essays", "explainers.exercises", "explainers.mutants"]
    return package.used(["import explainers.site", "import explainers.teaching.sphinx"], apart)


def site_key(package: PackageFiles) -> str:
    """The key of all that the site is made with and of, its pages apart."""
    shown = {package.folder / "site" / "theme", package.folder / "teaching" / "sphinx" / "static"}
    return digest(package.folder, site_code(package) | {path for path in package.files if shown & set(path.parents)})


def _stamps(files: Iterable[Path]) -> list[tuple[int, int]]:
    found = (path.stat() if path.exists() else None for path in sorted(files))
    return [(state.st_mtime_ns, state.st_size) if state else (0, 0) for state in found]


def begin(app: Sphinx) -> None:
    """``builder-inited``: follow this build."""
    freshness = Freshness(app)
    app.connect("env-get-outdated", freshness.find_outdated)
    app.connect("source-read", freshness.choose_folder)
    app.connect("doctree-read", freshness.check_unchanged)
    app.connect("build-finished", freshness.write_record)


def setup(app: Sphinx) -> None:
    """Add the configuration value ``explainers_site``: if it changes, Sphinx reads every page again, from what is kept."""
    package = PackageFiles(PACKAGE)
    modules = [path for path in site_code(package) if path.suffix == ".py"]
    installed = sorted(f"{each.name} {each.version}" for each in metadata.distributions())
    app.add_config_value("explainers_site", digest(PACKAGE, modules, *installed), "env", types=[str])
    # after myst-nb, which chooses the cache's folder, and before the extension of the figures, which takes one inside it
    app.connect("builder-inited", begin, priority=600)
