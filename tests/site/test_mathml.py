from pathlib import Path

import pytest

from explainers.site import mathml
from explainers.site.mathml import CLASSES, convert, side_by_side


def test_inline_and_display_differ_in_style():
    assert convert(r"\sum_i x_i", display=False).startswith("<math>")
    assert convert(r"\sum_i x_i", display=True).startswith('<math display="block">')


@pytest.mark.parametrize("environment", ["align", "gather", "equation"])
def test_numbered_environments_do_not_number_themselves(environment):
    latex = rf"\begin{{{environment}}}a = b\end{{{environment}}}"
    assert "(1)" not in convert(latex, display=True)
    assert convert(latex, display=True) == convert(latex.replace(environment, environment + "*"), display=True)


def test_bare_lines_are_aligned():
    assert convert(r"a &= b \\ c &= d", display=True) == convert(r"\begin{aligned}a &= b \\ c &= d\end{aligned}", display=True)


def test_an_empty_line_ends_a_line_of_the_formula():
    assert convert("a = b\n\nc = d", display=True) == convert(r"a = b \\ c = d", display=True)


@pytest.mark.parametrize("latex", [r"\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}", r"\begin{cases}1 & x > 0 \\ 0 & x \le 0\end{cases}"])
def test_matrices_and_cases_are_tables(latex):
    assert convert(latex, display=True).count("<mtr>") == 2


def test_a_big_fence_with_an_exponent_stands_in_a_row_so_that_it_grows():
    html = convert(r"\bigl\|a\bigr\|^2", display=True)
    assert "<msup><mrow><mo" in html


def test_a_formula_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match=r"frac\{1"):
        convert(r"\frac{1", display=False)


def test_styles_are_classes_that_the_style_sheet_has():
    html = convert(r"a &= b \\ c &= d", display=True)
    assert 'class="to-right flush-right"' in html
    assert " style=" not in html
    sheet = Path(mathml.__file__).parent / "theme" / "static" / "book.css"
    assert [name for name in CLASSES.values() if name and f".{name} {{" not in sheet.read_text("utf-8")] == []


def test_a_style_without_a_class_stays():
    assert (
        mathml._STYLE.sub(mathml._classed, '<mi style="rotate: 3deg; padding-left: 0;">') == '<mi style="rotate: 3deg; padding-left: 0;">'
    )


@pytest.mark.parametrize(
    ("latex", "parts"),
    [
        (r"a = 1, \qquad b = 2", ["a = 1, ", " b = 2"]),
        (r"a \quad b", [r"a \quad b"]),
        (r"\{ a \qquad b \}", [r"\{ a ", r" b \}"]),
        (r"\text{a \qquad b} \left( c \qquad d \right)", [r"\text{a \qquad b} \left( c \qquad d \right)"]),
        (r"a \qquad b \\ c", [r"a \qquad b \\ c"]),
        ("a \\qquad b\n\nc", ["a \\qquad b\n\nc"]),
    ],
)
def test_formulas_side_by_side_are_apart_unless_something_holds_them(latex, parts):
    assert side_by_side(latex) == parts
