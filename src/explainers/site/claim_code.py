"""The key of a claim's code: by it a row of the record of breaks is older than the code, or not."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from types import ModuleType

from explainers.claim import Claim
from explainers.mutants.record import VERSION
from explainers.site.definitions import Module, Package
from explainers.site.dependencies import PackageFiles
from explainers.site.page_key import digest
from explainers.site.resting_claims import WrittenClaim, written_claims

FORM = ("explainers.claim", "explainers.tolerance")
"""Modules of which a claim's key holds what the claim uses, and not all the rest."""

WORDS = {"statement", "source", "expected_from", "control_statement", "correction", "says", "training", "longer"}
WORDS |= {"indifferent_to", "may_miss"}
"""Arguments of a claim that change nothing in what is tried."""


def code_of_claims(ledger: ModuleType, files: PackageFiles) -> Callable[[Claim], str]:
    """The key of what a claim and its control run, whatever is installed: of the definitions in ``claims`` and ``experiments`` of the wing
    that they lead to, and of the other modules in which these lead, with all that those import.

    The other claims of the wing, and the words of this one, are not in it.
    """
    package = Package.read(files.folder)
    makers = [module for module in (*vars(ledger).values(), ledger) if isinstance(module, ModuleType) and hasattr(module, "CLAIMS")]
    modules = [package.modules[maker.__name__] for maker in makers]
    written = {claim.identifier: (claim, module) for module in modules for claim in written_claims(package, module)}

    @cache
    def key(identifier: str) -> str:
        return _key(*written[identifier], package, files)

    return lambda claim: key(claim.identifier)


def _key(claim: WrittenClaim, module: Module, package: Package, files: PackageFiles) -> str:
    apart = {module.name, f"{module.name.rpartition('.')[0]}.experiments", *FORM}
    reached = package.reach(claim.reach, apart.__contains__)
    definitions = sorted(place for place in reached if place.module in apart and place.name)
    whole = sorted({place.module for place in reached if place.module not in apart})
    texts = [f"{place.module} {ast.unparse(package.node(place))}" for place in definitions]
    used = files.used([f"import {name}" for name in whole], apart)
    return digest(files.folder, used, f"breaks {VERSION}", _entry(claim, module), *texts)


def _entry(claim: WrittenClaim, module: Module) -> str:
    """The entry of a claim without its words, and the function that makes it, if it is not ``claim`` itself."""
    entry = claim.entry
    maker = module.definitions.get(entry.func.id) if isinstance(entry.func, ast.Name) else None
    made = isinstance(maker, ast.FunctionDef)
    keywords = [keyword for keyword in entry.keywords if keyword.arg not in WORDS]
    kept = ast.Call(entry.func, entry.args if made else entry.args[:1], keywords)
    return ast.unparse(kept) + (ast.unparse(maker) if maker and made else "")
