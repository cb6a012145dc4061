"""Where a reader's notebook can be opened with one click: what ``repository`` and ``launch_buttons`` of ``_config.yml`` name, as
jupyter-book knows them, and nothing without a repository.

The notebooks are not in the book's sources: the workflow that publishes the website pushes them to a branch of their own, from which Colab
opens them and Binder and JupyterHub fetch them by nbgitpuller.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

BRANCH = "reader"
"""Of the repository, with the readers' notebooks."""


def package_source(config: Mapping[str, Any]) -> str:
    """What pip installs the book's package from; empty without a repository."""
    repository = config.get("repository") or {}
    return f"git+{repository['url'].rstrip('/')}@{repository.get('branch', 'main')}" if repository.get("url") else ""


def places(config: Mapping[str, Any], essay: str) -> list[tuple[str, str]]:
    """The name and the address of each place where the essay's notebook opens.

    >>> places({"repository": {"url": "https://github.com/a/b"}, "launch_buttons": {"colab_url": "https://colab.research.google.com"}}, "x")
    [('Colab', 'https://colab.research.google.com/github/a/b/blob/reader/x.ipynb')]
    """
    repository, buttons = config.get("repository") or {}, config.get("launch_buttons") or {}
    url = str(repository.get("url") or "").rstrip("/")
    if not url:
        return []
    owned = urlsplit(url).path.strip("/")
    folder = owned.rpartition("/")[2]
    pulled = f"git-pull?repo={quote(url, safe='')}&branch={BRANCH}&urlpath={quote(f'lab/tree/{folder}/{essay}.ipynb', safe='')}"
    found = []
    if hub := _address(buttons, "binderhub_url"):
        found.append(("Binder", f"{hub}/v2/gh/{owned}/{repository.get('branch', 'main')}?urlpath={quote(pulled, safe='')}"))
    if colab := _address(buttons, "colab_url"):
        found.append(("Colab", f"{colab}/github/{owned}/blob/{BRANCH}/{essay}.ipynb"))
    if hub := _address(buttons, "jupyterhub_url"):
        found.append(("JupyterHub", f"{hub}/hub/user-redirect/{pulled}"))
    return found


def _address(buttons: Mapping[str, Any], name: str) -> str:
    return str(buttons.get(name) or "").rstrip("/")
