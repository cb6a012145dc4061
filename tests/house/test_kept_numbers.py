"""No number for the prose is typed into ``keep``: every value that a notebook keeps comes from code that knows it.

A value counts as typed if nothing but literals makes it: a number, arithmetic of numbers, a string with a digit in it, such a thing in an
f-string or passed to a builtin or to ``numerals`` (which only word it), and a name that the cells so far bind to it. An index, an
argument of a function that computes, a factor as in ``100 * share`` and a format are choices of the notebook, and may be typed.
"""

import ast
import builtins
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.house.notebooks import NOTEBOOKS, code

PARTS = {ast.UnaryOp: ("operand",), ast.BinOp: ("left", "right"), ast.IfExp: ("body", "orelse")}
"""What such a value is made of."""

Kept = tuple[str, ast.expr, int]
"""The name of a value, the value, and its line in the cell."""


def kept(tree: ast.AST) -> Iterator[Kept]:
    """Everything that the calls of ``keep`` in ``tree`` keep; the name of a computed name is its code."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "keep":
            for keyword in call.keywords:
                if keyword.arg is not None:
                    yield keyword.arg, keyword.value, keyword.value.lineno
                elif isinstance(keyword.value, ast.Dict):
                    pairs = zip(keyword.value.keys, keyword.value.values, strict=True)
                    yield from ((ast.unparse(key), value, value.lineno) for key, value in pairs if key is not None)
                elif isinstance(keyword.value, ast.DictComp):
                    yield ast.unparse(keyword.value.key), keyword.value.value, keyword.value.lineno


def words_it(function: ast.expr) -> bool:
    """Whether a function only rounds or words what it is given: a builtin, or one of ``numerals``."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.value.id == "numerals"
    return isinstance(function, ast.Name) and hasattr(builtins, function.id)


def typed(value: ast.expr, names: set[str]) -> bool:
    """Whether nothing but literals, and ``names`` that stand for literals, makes the value."""
    if isinstance(value, ast.Constant):
        text = isinstance(value.value, str)
        return any(map(str.isdigit, value.value)) if text else isinstance(value.value, int | float) and not isinstance(value.value, bool)
    if isinstance(value, ast.Name):
        return value.id in names
    if isinstance(value, ast.JoinedStr):
        return any(typed(part.value if isinstance(part, ast.FormattedValue) else part, names) for part in value.values)
    parts = [getattr(value, part) for part in PARTS.get(type(value), ())]
    if isinstance(value, ast.Call) and words_it(value.func):
        parts = value.args
    return bool(parts) and all(typed(part, names) for part in parts)


def typed_names(trees: list[ast.Module]) -> set[str]:
    """Names that these cells bind to literals, alone or in a tuple, and to nothing else."""
    found: set[str] = set()
    stored = Counter(node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    for node in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Assign)):
        for target in node.targets:
            both = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            pairs = zip(target.elts, node.value.elts, strict=False) if both else [(target, node.value)]
            found |= {name.id for name, value in pairs if isinstance(name, ast.Name) and stored[name.id] == 1 and typed(value, found)}
    return found


def faults(cells: list[str], where: str) -> list[str]:
    """What is typed into ``keep`` in a notebook's cells, one line each, with the remedy."""
    trees = [ast.parse(cell) for cell in cells]
    return [
        f"{where}, code cell {number}:{line}: keep({name}={ast.unparse(value)}) is typed; let code say it: a field of the result that it "
        "belongs to, or a constant of experiments with which the experiment is run"
        for number, tree in enumerate(trees, 1)
        for name, value, line in kept(tree)
        if typed(value, typed_names(trees[:number]))
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_number_is_typed_into_keep(path):
    found = faults(code(path), str(path))
    assert not found, "\n".join(found)


def times(cells: list[str]) -> Counter[str]:
    """How often each name stands in a call of ``keep``; computed names are left out."""
    return Counter(name for cell in cells for name, _, _ in kept(ast.parse(cell)) if name.isidentifier())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_name_is_kept_once(path):
    found = times(code(path))
    assert found, f"{path} keeps nothing: its prose has no number from code, or this test does not see it"
    twice = [name for name, count in found.items() if count > 1]
    assert not twice, f"{path} keeps {twice} more than once; the prose would show the last value: give each its own name"


def test_a_name_kept_twice_is_seen():
    assert times(["keep(a=x, b=y)", "if c:\n    keep(a=z)", "keep(**{f'{name}': 1})"]) == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    "cell",
    [
        "keep(classes=222)",
        "keep(shift=-0.5)",
        "keep(terms=101 * 100 + 1)",
        "keep(V='50,000')",
        "keep(met=f'{50_000:,}')",
        "keep(size=f'about {share} of 64')",
        "keep(**{'h_wide': 200})",
        "keep(**{f'{name}_low': 15 for name in names})",
        "keep(big=numerals.power_of_ten(7))",
        "keep(d=int(1000.0))",
        "keep(n=30 if wide else 100)",
        "D = 20\nkeep(D=D)",
        "D, n = 20, 60\nkeep(n=f'{n:,}')",
        "if True:\n    for row in rows:\n        keep(k=20)",
    ],
)
def test_the_rule_can_fail(cell):
    (fault,) = faults([cell], "here.ipynb")
    assert "here.ipynb, code cell 1:" in fault
    assert "let code say it" in fault


@pytest.mark.parametrize(
    "cell",
    [
        "keep(N=counts.N[2], last=sizes[-1], zaslavsky=int(counts.one_layer[row]))",
        "keep(share=100 * share, million=f'{n / 1e6:.0f} million', degree=points - 1)",
        "keep(wide=experiments.WIDE, met=f'{experiments.DRAWS:,}')",
        "keep(kinks=experiments.kinks_along_a_line(8), cosine=mean_cosine(18))",
        "keep(decades=round(float(np.log10(gap))), low=numerals.power_of_ten(round(np.log10(low))))",
        "keep(**{f'blob{Δ}': moving_blob.distance(Δ) for Δ in (1, 2, 3)})",
        "keep(word='a few', sign='−' if rises else '+')",
        "run = experiments.course(20, 0.0)\nkeep(D=run.data.X.shape[1])",
        "n, D = data.X.shape\nkeep(n=n, D=D)",
        "for k in (1, 2):\n    keep(**{f'random{k}': count(k)})",
        "mean = drawn.mean()\nkeep(mean=mean)\nmean = 0.5",
        "print(222)",
    ],
)
def test_the_rule_allows(cell):
    assert faults([cell], "here.ipynb") == []
