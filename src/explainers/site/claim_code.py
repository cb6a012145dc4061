"""The key of a claim's code: by it a row of the record of breaks is older than the code, or not."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from weakref import WeakKeyDictionary

from explainers.claim import Claim
from explainers.mutants.record import VERSION
from explainers.mutants.smaller import SMALLER
from explainers.site.definitions import Module, Package, Place, defined, uses
from explainers.site.dependencies import PackageFiles, Unknown
from explainers.site.page_key import digest
from explainers.site.resting_claims import WrittenClaim, written_claims

WORDS = {"statement", "source", "expected_from", "control_statement", "correction", "says", "training", "longer"}
WORDS |= {"indifferent_to", "may_miss"}
"""Arguments of a claim that change nothing in what is tried."""


def code_of_claims(ledger: ModuleType, files: PackageFiles) -> Callable[[Claim], str]:
    """The key of what a claim and its control run, whatever is installed: the definitions that they lead to, and the data beside these.

    The other claims of the wing, the words of this one, comments, docstrings, and what a module defines for others are not in it.
    """
    package = Package.read(files.folder)
    makers = [module for module in (*vars(ledger).values(), ledger) if isinstance(module, ModuleType) and hasattr(module, "CLAIMS")]
    modules = [package.modules[maker.__name__] for maker in makers]
    written = {claim.identifier: (claim, module) for module in modules for claim in written_claims(package, module)}

    @cache
    def key(identifier: str, essay: str) -> str:
        sizes = [f"{name} {value}" for name, value in SMALLER.get(essay, {}).items()]
        return _key(*written[identifier], package, files, sizes)

    return lambda claim: key(claim.identifier, claim.essay)


def _key(claim: WrittenClaim, module: Module, package: Package, files: PackageFiles, sizes: list[str]) -> str:
    places = led_to(claim.reach, package)
    modules = [package.modules[name] for name in sorted({place.module for place in places})]
    texts = [f"{place.module} {place.name} {_code(package.node(place))}" for place in sorted(places)]
    rest = [f"{each.name} {_code(statement)}" for each in modules for statement in _rest(each)]
    return digest(files.folder, _data(modules, files), f"breaks {VERSION}", *sizes, _entry(claim, module), *texts, *rest)


def led_to(start: Iterable[Place], package: Package) -> set[Place]:
    """All definitions that ``start`` leads to: a method with its whole class, and all of a module that is named as a whole."""
    found: set[Place] = set()
    modules: set[str] = set()
    waiting = set(start)
    while waiting:
        place = waiting.pop()
        module = package.modules[place.module]
        new = [package.node(place)] if module.name in modules else [package.node(place), *_rest(module)]
        found.add(place)
        modules.add(module.name)
        waiting |= {place for node in new for place in _leads(node, module, package)}
        waiting |= {Place(place.module, place.name.partition(".")[0])} if "." in place.name else set()
        waiting -= found
    return found


_LEADS: WeakKeyDictionary[ast.AST, frozenset[Place]] = WeakKeyDictionary()
_CODE: WeakKeyDictionary[ast.AST, str] = WeakKeyDictionary()
"""What was read of a node: hundreds of claims lead to the same ones."""


def _leads(node: ast.AST, module: Module, package: Package) -> frozenset[Place]:
    """The definitions that a node of the module names."""
    if node not in _LEADS:
        _LEADS[node] = frozenset(use.place for use in uses(node, module.names, package.find))
    return _LEADS[node]


def _rest(module: Module) -> list[ast.stmt]:
    """What a module does at its top besides importing and defining."""
    return [each for each in module.tree.body if not isinstance(each, ast.Import | ast.ImportFrom) and not defined(each) and _code(each)]


def _data(modules: Iterable[Module], files: PackageFiles) -> set[Path]:
    """The files beside the modules, and those that they name, that are not Python; all files where names cannot be read."""
    try:
        return {path for module in modules for path in files.neighbors(module.path) if path.suffix != ".py"}
    except Unknown:
        return set(files.files)


def _code(node: ast.AST) -> str:
    """The source of a node without comments and docstrings."""
    if node not in _CODE:
        _CODE[node] = ast.unparse(_Bare().visit(pickle.loads(pickle.dumps(node))) or ast.Module([], []))
    return _CODE[node]


class _Bare(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        return None if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) else node


def _entry(claim: WrittenClaim, module: Module) -> str:
    """The entry of a claim without its words, and the function that makes it, if it is not ``claim`` itself."""
    entry = claim.entry
    maker = module.definitions.get(entry.func.id) if isinstance(entry.func, ast.Name) else None
    made = isinstance(maker, ast.FunctionDef)
    keywords = [keyword for keyword in entry.keywords if keyword.arg not in WORDS]
    kept = ast.Call(entry.func, entry.args if made else entry.args[:1], keywords)
    return ast.unparse(kept) + (_code(maker) if maker and made else "")
