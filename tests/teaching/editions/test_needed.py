"""What an answer needs is kept, in its order; what only shows something is not."""

import pytest

from explainers.teaching.editions.needed import names, needed, without_call

CELLS = [
    "import numpy as np\nfrom a import (\n    b,\n    c,\n)\nstyle.use()",
    "%matplotlib inline\nx = 1",
    "size = 3\nrows = []\nfor i in range(size):\n    rows.append(i)\nfigure(lambda rows: rows)",
    "@cache\ndef f(x):\n    rows = size\n    return x\n\n\nshown = [rows for rows in (1, 2)]",
]
IMPORTS = "import numpy as np\nfrom a import (\n    b,\n    c,\n)"


ROWS = "size = 3\nrows = []\nfor i in range(size):\n    rows.append(i)"


@pytest.mark.parametrize(
    ("by", "kept"),
    [
        ({"other"}, ""),
        ({"size"}, "size = 3"),
        ({"rows"}, ROWS),
        ({"f"}, "size = 3\n@cache\ndef f(x):\n    rows = size\n    return x"),
        ({"shown"}, "shown = [rows for rows in (1, 2)]"),
    ],
)
def test_what_defines_a_name_is_kept_with_what_that_needs(by, kept):
    assert needed(CELLS, by, imports=False) == kept
    assert needed(CELLS, by) == f"{IMPORTS}\n{kept}".rstrip()


def test_of_two_definitions_the_later_is_kept_and_of_a_change_both():
    assert needed(["a = 1", "a = 2"], {"a"}) == "a = 2"
    assert needed(["a = [1]", "a[0] = 2"], {"a"}) == "a = [1]\na[0] = 2"
    assert needed(["a = 1", "a = a + b", "b = 3"], {"a"}) == "a = 1\na = a + b"


@pytest.mark.parametrize(
    ("source", "taken"),
    [
        ("def answer(first, s):\n    W, b = first\n    return np.sum(W) * s + k", {"np", "k"}),
        ("x = 1\ny = x + z", {"z"}),
        ("x = x + 1", {"x"}),
        ("def f():\n    return g()\n\n\ndef g():\n    return h", {"h"}),
        ("[n * m for n in given]", {"m", "given"}),
        ("answer = lambda x: power(x)", {"power"}),
        ("import math\nmath.pi", set()),
    ],
)
def test_names_are_those_that_code_takes_from_before(source, taken):
    assert names(source) - {"sum"} == taken


def test_of_code_that_is_no_python_all_words_are_names():
    assert names("%run b (c)") == {"%run", "b", "c"}


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("answer = 1\n\ncheck(\n    answer,\n)", "answer = 1"),
        ("check(1)\nx = check(2)", "x = check(2)"),
        ("%time check(1)", "%time check(1)"),
        ("other(1)", "other(1)"),
    ],
)
def test_calls_are_left_out_and_nothing_else(source, left):
    assert without_call(source, "check") == left
