import pytest

from explainers.site.mathml import convert
from explainers.site.plain_math import plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"x^2 + y_{10} = -1", "x² + y₁₀ = −1"),
        (r"\sqrt{n+1}", "√(n + 1)"),
        (r"\frac{a}{b+c}", "a/(b + c)"),
        (r"e^{-x}", "e^(−x)"),
        (r"x_k^2", "x_k²"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\hat\beta \in [-1, 1]", "β ∈ [−1, 1]"),
        (r"\log(2k)", "log(2k)"),
        (r"f'(x)", "f′(x)"),
    ],
)
def test_a_formula_is_written_on_one_line(latex, text):
    assert plain(convert(latex, display=False)) == text


def test_lines_of_a_formula_are_told_apart():
    assert plain(convert(r"a &= b \\ c &= d", display=True)) == "a = b; c = d"


def test_what_is_no_xml_keeps_its_letters():
    assert plain("<math><mi>x</mi><br><mo>&lt;</mo><mi>y</mi></math>") == "x < y"


def test_signs_that_nobody_sees_are_gone():
    assert plain("<math><mi>sin</mi><mo>&ApplyFunction;</mo><mi>𝒲︀</mi></math>") == "sin𝒲"
