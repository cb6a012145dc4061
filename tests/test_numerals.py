"""Numbers as a reader expects them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers import numerals


@given(st.integers(-(10**9), 10**9))
def test_a_superscript_says_the_same_number(number):
    plain = numerals.superscript(number).translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    assert int(plain) == number


@pytest.mark.parametrize(
    ("exponent", "text"),
    [(0, "1"), (3.30103, "2,000"), (5.9, "794,328"), (6.4, "10⁶"), (6.5, "10⁶"), (6.6, "10⁷"), (80.2, "10⁸⁰"), (36227.4, "10³⁶²²⁷")],
)
def test_a_number_given_by_its_logarithm(exponent, text):
    assert numerals.from_logarithm(exponent) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.13269, "0.133"), (52.3, "52"), (0.0, "0"), (21136012.3, "over a million"), (28400.0, "28,000"), (999.4, "999"), (1e-12, "0")],
)
def test_readable(value: float, text: str) -> None:
    assert numerals.readable(value) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 steps"), (1, "1 step"), (1.0, "1 step"), (1.5, "1.5 steps"), (8.0, "8 steps"), (2000, "2,000 steps")]
)
def test_counted(number: float, text: str) -> None:
    assert numerals.counted(number, "step") == text


@pytest.mark.parametrize(("value", "text"), [(21136012.3, "2 × 10⁷"), (9.7e7, "1 × 10⁸"), (0.004, "4 × 10⁻³")])
def test_scientific(value: float, text: str) -> None:
    assert numerals.scientific(value) == text


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("-3 and -0.5", "−3 and −0.5"),
        ("2.1e-30", "2.1\u00a0×\u00a010⁻³⁰"),
        ("1e+07 kelvin", "1\u00a0×\u00a010⁷ kelvin"),
        ("in-fill at degree-20", "in-fill at degree-20"),
        ("the 2-d case e-3", "the 2-d case e-3"),
    ],
)
def test_true_signs(plain, written):
    assert numerals.true_signs(plain) == written
