"""What the two sides of a claim's evidence are made of: the calls of the package that they lead to, read from the source.

A claim's function is followed through the helpers of its module, with the arguments that it gives them, so that a branch that is not taken
counts for nothing. Nothing of the package is run.
"""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Callable
from dataclasses import replace
from types import FunctionType

from explainers.claim import Evidence
from explainers.site.definitions import Module, Package, Place
from tests.house.claim_terms import (
    UNKNOWN,
    Call,
    Names,
    Term,
    address,
    compared,
    constant,
    joined,
    marked,
    of_value,
    part,
    short,
    unpacked,
    unstarred,
    written,
)

COMPUTING = ("explainers.essays.", "explainers.networks.", "explainers.data.")
SPREAD = {"std", "var", "len", "size", "shape", "zeros", "ones", "zeros_like", "ones_like", "full_like"}
"""What is taken of a sample without being its value: the spread and the size."""
SAME = {"mean", "max", "min", "sum", "copy", "ravel", "T", "astype", "item", "tolist", "reshape"}
"""Methods of an array that do not make another part of it."""
LISTS = {"array", "asarray", "list", "tuple"}
"""Functions of one argument that keep its items."""


def sides(function: Callable[[], Evidence], package: Package) -> tuple[tuple[Term, Term], ...]:
    """The measured and the expected side of the evidence that a claim's function returns; several, if that cannot be decided here."""
    given = [of_value(each) for each in function.args] if isinstance(function, functools.partial) else []
    inmost = inspect.unwrap(function.func if isinstance(function, functools.partial) else function)
    assert isinstance(inmost, FunctionType)
    reader = Reader(package.modules[inmost.__module__], package)
    free = dict(zip(inmost.__code__.co_freevars, (cell.cell_contents for cell in inmost.__closure__ or ()), strict=True))
    return reader.called(written(inmost, reader.module.tree), given, {}, {name: of_value(each) for name, each in free.items()}).pairs


class Reader:
    """Reads the functions of one module of claims."""

    def __init__(self, module: Module, package: Package) -> None:
        self.module, self.package = module, package
        self.running: list[ast.AST] = []

    # --- functions ----------------------------------------------------------------------------------------------------------------------

    def called(self, node: ast.FunctionDef | ast.Lambda, given: list[Term], named: Names, free: Names) -> Term:
        """What a function of the module returns for these arguments."""
        if node in self.running:
            return joined([*given, *named.values()], "itself")
        arguments = [each.arg for each in [*node.args.posonlyargs, *node.args.args]]
        defaults = [self.term(each, free) for each in node.args.defaults]
        names = {**free, **dict(zip(reversed(arguments), reversed(defaults), strict=False))}
        names |= {
            each.arg: self.term(value, free) for each, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if value
        }
        names |= dict(zip(arguments, given, strict=False)) | named
        if node.args.vararg:
            names[node.args.vararg.arg] = replace(joined(given[len(arguments) :]), items=tuple(given[len(arguments) :]))
        self.running.append(node)
        try:
            found = [self.term(node.body, names)] if isinstance(node, ast.Lambda) else self.body(node.body, names)
        finally:
            self.running.pop()
        return found[0] if len(found) == 1 else joined(found)

    def body(self, statements: list[ast.stmt], names: Names) -> list[Term]:  # noqa: PLR0912  and of statement
        """What these statements return; ``names`` is changed as they change it."""
        found: list[Term] = []
        for statement in statements:
            match statement:
                case ast.Return(value=ast.expr() as value):
                    return [*found, self.term(value, names)]
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        self.bind(target, self.term(value, names), names)
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    self.bind(target, self.term(value, names), names)
                case ast.AugAssign(target=target, value=value):
                    self.bind(target, joined([self.term(target, names), self.term(value, names)]), names)
                case ast.If(test=test, body=body, orelse=orelse):
                    decided = self.term(test, names).value
                    if decided is not UNKNOWN:
                        found += self.body(body if decided else orelse, names)
                    else:
                        one, other = dict(names), dict(names)
                        found += [*self.body(body, one), *self.body(orelse, other)]
                        names |= {name: joined([each[name] for each in (one, other) if name in each]) for name in one | other}
                case ast.For(target=target, iter=over, body=body):
                    self.bind(target, self.each(self.term(over, names)), names)
                    found += self.body(body, names)
                case ast.With(body=body) | ast.While(body=body):
                    found += self.body(body, names)
                case ast.FunctionDef(name=name):
                    names[name] = Term(name, function=(statement, names))
                case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=[given])) if name in names:
                    added = self.term(given, names)
                    names[name] = replace(joined([names[name], added]), items=added.items)
        return found

    def bind(self, target: ast.expr, term: Term, names: Names) -> None:
        """Give a term to a name, or to several."""
        match target:
            case ast.Name(id=name):
                names[name] = term
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                for i, each in enumerate(targets):
                    self.bind(each, unpacked(term, i, targets), names)
            case ast.Starred(value=inner):
                self.bind(inner, term, names)
            case ast.Subscript(value=ast.Name(id=name)) | ast.Attribute(value=ast.Name(id=name)) if name in names:
                names[name] = joined([names[name], term])

    def each(self, over: Term) -> Term:
        """An element of what is run through."""
        if over.element or not over.items:
            return over.element or Term(f"each of {over.text}", over.calls)
        if over.text.startswith("zip("):
            return Term(f"each of {over.text}", over.calls, items=tuple(map(self.each, over.items)))
        return over.items[0] if len(over.items) == 1 else Term(f"each of {over.text}", over.calls)

    def comprehension(self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp, names: Names) -> Term:
        """The elements of a comprehension, one by one if what it runs through is known."""
        first, *more = node.generators
        over = self.term(first.iter, names)
        runs = over.items if over.items and not over.text.startswith("zip(") else (self.each(over),)
        made = []
        for each in runs:
            inner = dict(names)
            self.bind(first.target, each, inner)
            for generator in more:
                self.bind(generator.target, self.each(self.term(generator.iter, inner)), inner)
            made.append(self.term(node.elt, inner))
        known = runs is over.items and not more and not first.ifs
        text = f"[{', '.join(each.text for each in made)}]"
        return replace(joined(made, text), items=tuple(made) if known else None, element=None if known or len(made) > 1 else made[0])

    # --- expressions --------------------------------------------------------------------------------------------------------------------

    def term(self, node: ast.expr, names: Names) -> Term:  # noqa: PLR0911, PLR0912  one case for each kind of expression
        """An expression with everything put in."""
        match node:
            case ast.Constant(value=value):
                return of_value(value)
            case ast.Name(id=name):
                return self.name(name, names)
            case ast.Attribute(value=value, attr=attr):
                place = self.place(node, names)
                if place:
                    return constant(place)
                base = self.term(value, names)
                return marked(base, spread=True) if attr in SPREAD else base if attr in SAME else part(base, f".{attr}")
            case ast.Subscript(value=value, slice=index):
                base, at = self.term(value, names), self.term(index, names)
                if base.items and isinstance(at.value, int) and -len(base.items) <= at.value < len(base.items):
                    return base.items[at.value]
                found = part(base, f"[{at.text}]")
                return replace(found, calls=found.calls | at.calls)
            case ast.Call():
                return self.call(node, names)
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                items = tuple(self.term(each, names) for each in elements)
                return replace(joined(items, f"[{', '.join(each.text for each in items)}]"), items=items)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                decided = self.term(test, names).value
                return (
                    joined([self.term(body, names), self.term(orelse, names)])
                    if decided is UNKNOWN
                    else self.term(body if decided else orelse, names)
                )
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return compared(self.term(left, names), op, self.term(right, names))
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                return self.comprehension(node, names)
            case ast.Lambda():
                return Term("a function", self.called(node, [], {}, names).calls, function=(node, names))
            case ast.Starred(value=value):
                return self.term(value, names)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=value)):
                return of_value(-value)
            case ast.UnaryOp(op=ast.Not(), operand=operand) if (decided := self.term(operand, names).value) is not UNKNOWN:
                return of_value(not decided)
        inside = [self.term(child, names) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        return joined(inside, f"{type(getattr(node, 'op', node)).__name__}({', '.join(each.text for each in inside)})")

    def name(self, name: str, names: Names) -> Term:
        """What a name stands for: something local, a constant or a function of the module, or something imported."""
        if name in names:
            return names[name]
        place = self.package.find(self.module.names.get(name, ""))
        if place and place.module == self.module.name:
            node = self.module.definitions[place.name]
            if isinstance(node, ast.FunctionDef):
                return Term(name, function=(node, {}))
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and node not in self.running:
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                bound: Names = {}
                self.running.append(node)
                self.bind(target, self.term(node.value, {}), bound)
                self.running.pop()
                return bound.get(name, Term(name))
        return constant(place) if place else Term(name)

    def place(self, node: ast.expr, names: Names) -> Place | None:
        """The definition of the package that a dotted name leads to."""
        dotted = address(node, self.module, names)
        return self.package.find(dotted) if dotted else None

    def arguments(self, node: ast.Call, names: Names) -> list[Term]:
        """The arguments of a call."""
        found: list[Term] = []
        for each in node.args:
            term = self.term(each, names)
            found += unstarred(term) if isinstance(each, ast.Starred) else [term]
        return found

    def call(self, node: ast.Call, names: Names) -> Term:
        """A call: of the package, of a function of the module, or of anything else."""
        given = self.arguments(node, names)
        named = {each.arg or "**": self.term(each.value, names) for each in node.keywords}
        text = ", ".join([*(each.text for each in given), *(f"{name}={each.text}" for name, each in sorted(named.items()))])
        place = self.place(node.func, names)
        if place == Place("explainers.claim", "Evidence"):
            both = [*given, *(named[name] for name in ("measured", "expected") if name in named)]
            return Term("evidence", pairs=((both[0], both[1]),))
        if place and place.module.startswith(COMPUTING) and place.module != self.module.name:
            made = Call(short(place), text)
            return Term(str(made), joined(marked(each, inner=True) for each in [*given, *named.values()]).calls | {made}, made)
        function = self.term(node.func, names) if isinstance(node.func, ast.Name) else Term("")
        if function.function:
            return self.called(function.function[0], given, named, function.function[1])
        inside = joined([*given, *named.values(), Term("", function.calls)])
        called = ast.unparse(node.func) if address(node.func, self.module, names) else ""
        if isinstance(node.func, ast.Attribute) and not called:  # a method of a result
            base, method = self.term(node.func.value, names), node.func.attr
            found = marked(base, spread=True) if method in SPREAD else base if method in SAME else part(base, f".{method}({text})")
            return replace(found, calls=found.calls | inside.calls)
        last = (called or function.text or ast.unparse(node.func)).rpartition(".")[2]
        items = tuple(given) if last == "zip" else given[0].items if last in LISTS and len(given) == 1 else None
        found = Term(f"{last}({text})", inside.calls, pairs=inside.pairs, items=items)
        return marked(found, spread=True) if last in SPREAD else found
