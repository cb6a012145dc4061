from math import factorial

import numpy as np
import pytest
from scipy.integrate import quad

from explainers.essays.refreshers.taylor import bound, derivative, expand, polynomial


@pytest.mark.parametrize("n", [0, 1, 4, 7])
@pytest.mark.parametrize("a", [-2.0, 0.0, 1.5])
def test_what_the_polynomial_leaves_out_is_the_integral_and_within_the_bound(n, a):
    made = expand(n, a)
    left = made.truth - made.polynomial
    assert np.all(np.abs(left) <= made.bound * (1 + 1e-12) + 1e-12)
    for x in (-3.0, 2.5):
        rest, _ = quad(lambda s, x=x: derivative(s, n + 1) * (x - s) ** n / factorial(n), a, x)
        assert np.isclose(np.sin(x) - polynomial(np.array(x), n, a), rest)


def test_about_zero_it_is_the_known_series_and_the_bound_is_a_tenth_where_it_says():
    x = np.array([0.3, 1.1])
    assert np.allclose(polynomial(x, 6, 0.0), x - x**3 / 6 + x**5 / 120)
    made = expand(5, 1.0)
    assert np.isclose(bound(np.array(1.0 + made.reach), 5, 1.0), 0.1)
    assert made.at_place == np.sin(1.0)
