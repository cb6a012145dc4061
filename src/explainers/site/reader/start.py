"""The first cells of a reader's notebook: what it is and where it comes from, and the book's package, installed where it is missing."""

from __future__ import annotations

from explainers.teaching.editions.cells import code, prose
from explainers.teaching.editions.lesson import Cell, has_role

INSTALL = """# The figures of this notebook are the book's own package. Where it is missing, this cell installs it.
import sys
from importlib.metadata import PackageNotFoundError, version

try:
    version("explainers")
except PackageNotFoundError:
    if sys.platform == "emscripten":  # JupyterLite brings it along
        %pip install --quiet "explainers[book]"
    else:
        {missing}
if (installed := version("explainers")) != "{version}":
    print(f"This notebook was written for explainers {version}, and explainers {{installed}} is installed.")
"""
FROM_NETWORK = '%pip install --quiet "explainers[book] @ {source}"'
NO_SOURCE = (
    'raise ModuleNotFoundError("This notebook needs the package explainers {version} of the book: in a copy of the book, '
    "run  pip install '.[book]'  in its folder, then run this cell again.\") from None"
)


def import_cell(module: str) -> Cell:
    """What the cells below the exercises call, from the module of the book's exercises."""
    return code(f"from {module} import check  # says what of an answer is right, what is not yet, and a hint")


def first_cells(title: str, address: str, source: str, version: str) -> list[Cell]:
    """What stands above the essay.

    Args:
        title: of the book.
        address: of the essay's page on the website; empty if it has none.
        source: what pip installs the package from, ``git+https://…``; empty if there is no such place.
        version: of the package that the notebook was made with.
    """
    where = f"[an essay]({address})" if address else "an essay"
    text = f"*This is {where} of the book {title}, as a notebook: run its cells from the top, move the figures, change the code.*"
    missing = (FROM_NETWORK if source else NO_SOURCE).format(source=source, version=version)
    package = code(INSTALL.format(missing=missing, version=version).rstrip("\n"), metadata={"jupyter": {"source_hidden": True}})
    return [prose(text), has_role(package, "package")]
