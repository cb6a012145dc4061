"""The claims as they are written in the wings, and which of them rest on a figure: on the functions that compute what it shows."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainers.site.definitions import Module, Package, Place, uses
from explainers.site.figure_cells import Figure

ESSAYS = "explainers.essays."

EVIDENCE = Place("explainers.claim", "Evidence")

DEEPEST = 2
"""How many calls below what a figure computes a claim may share a function with it."""

MOST = 6
"""A longer list of claims keeps those that share the most functions with the figure."""


@dataclass(frozen=True)
class WrittenClaim:
    """A claim in the source: its entry in ``CLAIMS``, the functions that measure it and its control (or the entry, if it does so itself).

    ``verdict`` is the name of its :class:`Verdict`; ``reach`` is every definition that measure and control name, followed through
    ``claims`` and ``experiments`` of the wing.
    """

    identifier: str
    anchor: str
    entry: ast.Call
    measure: Place
    control: Place
    reach: frozenset[Place]
    verdict: str = "HOLDS"


def written_claims(package: Package, module: Module) -> list[WrittenClaim]:
    """The entries of the module's tuple ``CLAIMS``, in their order.

    Raises:
        ValueError: an entry is written in a way that cannot be read.
    """
    return [_claim(package, module, entry) for entry in _elements(module, _assigned(module, "CLAIMS"))]


def _elements(module: Module, value: ast.expr) -> Iterator[ast.Call]:
    if isinstance(value, ast.Call):
        yield value
    elif isinstance(value, ast.Tuple | ast.List):
        for element in value.elts:
            yield from _elements(module, element)
    elif isinstance(value, ast.Starred):
        yield from _elements(module, value.value)
    elif isinstance(value, ast.Name):
        yield from _elements(module, _assigned(module, value.id))
    else:
        raise _unread(module, value, "this part of CLAIMS is neither a claim nor a tuple of claims; write it as one")


def _assigned(module: Module, name: str) -> ast.expr:
    statement = module.definitions.get(name)
    if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
        return statement.value
    raise ValueError(f"{module.path}: {name} is used in CLAIMS and not assigned at the top of the module; assign it there")


def _unread(module: Module, node: ast.expr, what: str) -> ValueError:
    return ValueError(f"{module.path}:{node.lineno}: {what}")


def _claim(package: Package, module: Module, entry: ast.Call) -> WrittenClaim:
    fields = _fields(module, entry, {})
    lacking = [name for name in ("identifier", "anchor", "measure", "control") if name not in fields]
    if lacking:
        raise _unread(module, entry, f"this claim has no {' and no '.join(lacking)}; write each as an argument of the claim")
    identifier, anchor = (_text(module, fields[name], {}) for name in ("identifier", "anchor"))
    used = {part: uses(fields[part], module.names, package.find) for part in ("measure", "control")}
    home = module.name.rpartition(".")[0]
    reach = package.reach([use.place for part in used.values() for use in part], {module.name, f"{home}.experiments"}.__contains__)
    places = {}
    for part, found in used.items():
        called = {use.place for use in found if package.is_callable(use.place) and use.place != EVIDENCE}
        own = [place for place in called if place.module == module.name]
        places[part] = own[0] if len(called) == 1 and own else Place(module.name, identifier)
    return WrittenClaim(identifier, anchor, entry, places["measure"], places["control"], frozenset(reach), _verdict(module, fields))


def _verdict(module: Module, fields: Mapping[str, ast.expr]) -> str:
    """The name of the verdict, ``Verdict.HOLDS`` if none is written."""
    written = fields.get("verdict")
    if written is None:
        return "HOLDS"
    if isinstance(written, ast.Attribute):
        return written.attr
    raise _unread(module, written, "the verdict of this claim is computed; write Verdict.HOLDS, CAVEAT or FAILS, so that pages can show it")


def _fields(module: Module, call: ast.Call, given: Mapping[str, ast.expr]) -> dict[str, ast.expr]:
    """The arguments of a claim by name, also where a dictionary is spread among them or a function of the module makes the claim."""
    fields: dict[str, ast.expr] = dict(zip(("identifier", "anchor"), call.args, strict=False))
    fields |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    for keyword in call.keywords:
        spread = _assigned(module, keyword.value.id) if keyword.arg is None and isinstance(keyword.value, ast.Name) else None
        if isinstance(spread, ast.Dict):
            fields |= {str(ast.literal_eval(key)): value for key, value in zip(spread.keys, spread.values, strict=True) if key}
    maker = module.definitions.get(call.func.id) if isinstance(call.func, ast.Name) else None
    made = [node.value for node in ast.walk(maker) if isinstance(node, ast.Return)] if isinstance(maker, ast.FunctionDef) else []
    if isinstance(maker, ast.FunctionDef) and "measure" not in fields and made and isinstance(made[0], ast.Call):
        arguments = dict(zip((argument.arg for argument in maker.args.args), call.args, strict=False))
        fields = _fields(module, made[0], arguments | {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg})
    texts = {name: ast.Constant(_text(module, fields[name], given)) for name in ("identifier", "anchor") if name in fields and given}
    return fields | texts


def _text(module: Module, value: ast.expr, given: Mapping[str, ast.expr]) -> str:
    """The text that an expression stands for, with the parameters of a function replaced by what was ``given`` for them."""
    if isinstance(value, ast.Constant):
        return str(value.value)
    if isinstance(value, ast.Name) and value.id in given:
        return _text(module, given[value.id], {})
    if isinstance(value, ast.JoinedStr):
        return "".join(_text(module, part.value if isinstance(part, ast.FormattedValue) else part, given) for part in value.values)
    raise _unread(module, value, "the identifier or the anchor of a claim is computed; write it as a text, so that pages can lead to it")


def resting(figure: Figure, claims: list[WrittenClaim], package: Package) -> list[WrittenClaim]:
    """The claims that rest on a figure: their measure or control runs a function that computes the figure, or that such a function calls.

    Those that share a function nearest to what the cell computes come first and alone: with the function itself, else with one that it
    calls, else one call deeper (``DEEPEST``). If some of them are claims of the section where the figure stands, or are cited in the prose
    that follows it, the others are left out; if more than ``MOST`` remain, so are all but those that share the most functions.
    """
    depth = {place: steps for place, steps in package.reach(figure.computes, _in_an_essay, DEEPEST).items() if package.is_callable(place)}
    near = {place: steps for place, steps in depth.items() if _in_an_essay(place.module)}
    shared = {claim.identifier: [near[place] for place in claim.reach if place in near] for claim in claims}
    nearest = min((min(steps) for steps in shared.values() if steps), default=DEEPEST + 1)
    found = [claim for claim in claims if nearest in shared[claim.identifier]]
    found = [claim for claim in found if claim.anchor == figure.section or claim.identifier in figure.cited] or found
    if len(found) <= MOST:
        return found
    most = max(shared[claim.identifier].count(nearest) for claim in found)
    return [claim for claim in found if shared[claim.identifier].count(nearest) == most]


def _in_an_essay(module: str) -> bool:
    return module.startswith(ESSAYS)
