"""The claims as they are written in the wings, and which of them rest on a figure: on the functions that compute what it shows."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainers.site.definitions import Module, Package, Place, uses
from explainers.site.figure_cells import Figure

ESSAYS = "explainers.essays."

DEEPEST = 2
"""How many calls below what a figure computes a claim may share a function with it."""

MOST = 6
"""A longer list of claims keeps those that share the most functions with the figure."""


@dataclass(frozen=True)
class WrittenClaim:
    """A claim in the source: its entry in ``CLAIMS``, the functions that measure it and its control (or the entry, if it does so itself).

    ``reach`` is every definition that measure and control name, followed through ``claims`` and ``experiments`` of the wing.
    """

    identifier: str
    anchor: str
    entry: ast.Call
    measure: Place
    control: Place
    reach: frozenset[Place]


def written_claims(package: Package, module: Module) -> list[WrittenClaim]:
    """The entries of the module's tuple ``CLAIMS``, in their order."""
    return [_claim(package, module, entry) for entry in _elements(module, module.definitions["CLAIMS"].value)]  # type: ignore[attr-defined]


def _elements(module: Module, value: ast.expr) -> Iterator[ast.Call]:
    if isinstance(value, ast.Call):
        yield value
    elif isinstance(value, ast.Tuple | ast.List):
        for element in value.elts:
            yield from _elements(module, element)
    elif isinstance(value, ast.Starred):
        yield from _elements(module, value.value)
    elif isinstance(value, ast.Name) and value.id in module.definitions:
        yield from _elements(module, module.definitions[value.id].value)  # type: ignore[attr-defined]


def _claim(package: Package, module: Module, entry: ast.Call) -> WrittenClaim:
    fields = _fields(module, entry)
    identifier = _text(fields["identifier"])
    used = {part: uses(fields[part], module.names, package.find) for part in ("measure", "control")}
    named = [use.place for part in used.values() for use in part]
    home = module.name.rpartition(".")[0]
    reach = package.reach(named, {module.name, f"{home}.experiments"}.__contains__)
    places = {}
    for part, found in used.items():
        called = {use.place for use in found if package.is_callable(use.place)} - {package.find("explainers.claim:Evidence")}
        own = [place for place in called if place.module == module.name]
        places[part] = own[0] if len(called) == 1 and own else Place(module.name, identifier)
    return WrittenClaim(identifier, _text(fields["anchor"]), entry, places["measure"], places["control"], frozenset(reach))


def _fields(module: Module, call: ast.Call, given: Mapping[str, ast.expr] | None = None) -> dict[str, ast.expr]:
    """The arguments of a claim by name, also where a dictionary is spread among them or a function of the module makes the claim."""
    given = given or {}
    fields: dict[str, ast.expr] = dict(zip(("identifier", "anchor"), call.args, strict=False))
    for keyword in call.keywords:
        if keyword.arg:
            fields[keyword.arg] = keyword.value
        elif isinstance(keyword.value, ast.Name):
            spread = module.definitions[keyword.value.id].value  # type: ignore[attr-defined]
            fields |= {str(ast.literal_eval(key)): value for key, value in zip(spread.keys, spread.values, strict=True)}
    maker = module.definitions.get(call.func.id) if isinstance(call.func, ast.Name) else None
    if isinstance(maker, ast.FunctionDef) and "measure" not in fields:
        made = next(node.value for node in ast.walk(maker) if isinstance(node, ast.Return))
        arguments = dict(zip((argument.arg for argument in maker.args.args), call.args, strict=False))
        keywords = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        fields = _fields(module, made, {**arguments, **keywords})
    return {name: _filled(value, given) if name in ("identifier", "anchor") else value for name, value in fields.items()}


def _filled(value: ast.expr, given: Mapping[str, ast.expr]) -> ast.expr:
    """A text in which the names of a function's parameters are replaced by what was given for them."""
    if isinstance(value, ast.Name):
        return given[value.id]
    if isinstance(value, ast.JoinedStr):
        return ast.Constant(
            "".join(_text(_filled(part.value if isinstance(part, ast.FormattedValue) else part, given)) for part in value.values)
        )
    return value


def _text(value: ast.expr) -> str:
    return str(ast.literal_eval(value))


def resting(figure: Figure, claims: list[WrittenClaim], package: Package) -> list[WrittenClaim]:
    """The claims that rest on a figure: their measure or control runs a function that computes the figure, or that such a function calls.

    Those that share a function nearest to what the cell computes come first and alone: with the function itself, else with one that it
    calls, else one call deeper (``DEEPEST``). If some of them are claims of the section where the figure stands, or are cited in the prose
    that follows it, the others are left out; if more than ``MOST`` remain, so are all but those that share the most functions.
    """
    depth = {place: steps for place, steps in package.reach(figure.computes, _in_an_essay, DEEPEST).items() if package.is_callable(place)}
    near = {place: steps for place, steps in depth.items() if _in_an_essay(place.module)}
    shared = {claim.identifier: [near[place] for place in claim.reach if place in near] for claim in claims}
    nearest = min((min(steps) for steps in shared.values() if steps), default=None)
    found = [claim for claim in claims if nearest in shared[claim.identifier]]
    found = [claim for claim in found if claim.anchor == figure.section or claim.identifier in figure.cited] or found
    if len(found) <= MOST:
        return found
    most = max(shared[claim.identifier].count(nearest) for claim in found)
    return [claim for claim in found if shared[claim.identifier].count(nearest) == most]


def _in_an_essay(module: str) -> bool:
    return module.startswith(ESSAYS)
