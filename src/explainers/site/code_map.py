"""The code of the book as the site shows it: the package, the notebooks, the claims, and on which page each piece stands."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx

from explainers.site.definitions import ROOT, Module, Package, Place
from explainers.site.essays import FOLDER
from explainers.site.figure_cells import Figure, Notebook, read
from explainers.site.resting_claims import ESSAYS, WrittenClaim, resting, written_claims

PAGES = "code/"
"""The folder of the pages that show code."""

LEDGER = "book/ledger"
LANDING = "landing_page"


class Address(NamedTuple):
    """A page of the site, without its ending, and a place on it."""

    page: str
    anchor: str = ""


class Part(NamedTuple):
    """A part of the line under a figure: what its links are, and each link's text and address."""

    label: str
    links: tuple[tuple[str, Address], ...]


@dataclass(frozen=True)
class CodeMap:
    """The package, the notebook of each page that has code, and the claims of each module that makes some."""

    package: Package
    notebooks: Mapping[str, Notebook]
    claims: Mapping[str, list[WrittenClaim]]

    def line(self, docname: str, figure: Figure) -> list[Part]:
        """What stands under a figure: its cell, the functions that draw and compute it, the claims that rest on it."""
        cell = Address(PAGES + docname, figure.cell.id)
        claims = resting(figure, self._claims_beside(docname), self.package)
        entries = tuple((claim.identifier, Address(LEDGER, f"ledger-{claim.identifier}")) for claim in claims)
        return [
            Part("", (("cell", cell),)),
            Part("draws", self._functions(figure.draws) or (("in the cell", cell),)),
            Part("computes", self._functions(figure.computes) or (("in the cell", cell),)),
            Part("claims" if len(claims) > 1 else "claim", entries),
        ]

    def _functions(self, places: tuple[Place, ...]) -> tuple[tuple[str, Address], ...]:
        return tuple((place.name, self.address(place)) for place in places)

    def _claims_beside(self, docname: str) -> list[WrittenClaim]:
        """The claims of the page's wing; where it makes none, those of the whole book."""
        own = self.claims.get(f"{ESSAYS}{wing(docname)}.claims")
        return own if own is not None else [claim for claims in self.claims.values() for claim in claims]

    def written(self, identifier: str) -> WrittenClaim:
        """A claim as it is written.

        Raises:
            ValueError: no tuple CLAIMS has such an entry.
        """
        found = [claim for claims in self.claims.values() for claim in claims if claim.identifier == identifier]
        if not found:
            raise ValueError(f"claim {identifier!r} is in no tuple CLAIMS of the source; write it there, with its identifier as a text")
        return found[0]

    def address(self, place: Place) -> Address:
        """Where a definition is shown."""
        return Address(page(self.package.modules[place.module]), place.name)

    def anchors(self, module: Module) -> dict[str, tuple[int, int]]:
        """The places on a module's page, each with its first and last line: definitions, and claims by their identifiers."""
        found = {name: _lines(node) for name, node in module.definitions.items()}
        return found | {claim.identifier: _lines(claim.entry) for claim in self.claims.get(module.name, ())}


def _lines(node: ast.stmt | ast.expr) -> tuple[int, int]:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
    return min(part.lineno for part in (node, *decorators)), node.end_lineno or node.lineno


def page(module: Module) -> str:
    """The page of a module: its path below the package, ``index`` for a package's own module."""
    parts = module.name.split(".")[1:]
    return PAGES + "/".join([*parts, "index"] if module.path.stem == "__init__" else parts)


def wing(docname: str) -> str:
    """The wing of a page: of the page's own name, or that of the landing page."""
    stem = docname.rpartition("/")[2]
    return LANDING if stem == "index" else stem.replace("-", "_")


def essay(app: Sphinx, module: Module) -> str | None:
    """The page to whose wing a module belongs; None for the shared rooms."""
    home = module.name.removeprefix(ESSAYS).split(".")[0]
    return next((name for name in documents(app) if wing(name) == home), None) if module.name.startswith(ESSAYS) else None


def relative(app: Sphinx, origin: str, address: Address) -> str:
    """The link from a page to an address."""
    link = "" if address.page == origin and address.anchor else app.builder.get_relative_uri(origin, address.page)
    return f"{link}#{address.anchor}" if address.anchor else link


def documents(app: Sphinx) -> dict[str, Path]:
    """The pages that have a wing, with their files: the essays, the landing page and those of ``book/`` with code of their own."""
    names = [name for name in sorted(app.env.found_docs) if name.startswith(FOLDER) or name == app.config.root_doc or _has_wing(name)]
    return {name: Path(app.env.doc2path(name)) for name in names}


def _has_wing(docname: str) -> bool:
    return (ROOT / "essays" / wing(docname)).is_dir()


def package_digest() -> str:
    """A hash of the package, with the theme and the search."""
    return _digest(path for path in ROOT.rglob("*") if path.suffix in (".py", ".html", ".css", ".js"))


def digest(app: Sphinx) -> str:
    """A hash of all that the map and its pages are made from; it costs little beside the map."""
    return package_digest() + _digest(documents(app).values())


def _digest(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(f"{file}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()


@lru_cache(1)
def code_map(app: Sphinx) -> CodeMap:
    """The map, made once a build."""
    package = Package.read()
    claims = {name: written_claims(package, module) for name, module in package.modules.items() if "CLAIMS" in module.definitions}
    return CodeMap(package, {docname: read(path, package) for docname, path in documents(app).items()}, claims)


def setup(app: Sphinx) -> None:
    """Make the map anew in each build."""
    app.connect("env-before-read-docs", lambda app, env, docnames: code_map.cache_clear())
