"""The smallest of many independent χ² variables, on a logarithmic scale."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.stats import chi2


@lru_cache
def mean_log(P: int, ν: int) -> float:
    """E log of the smallest of P independent χ² variables with ν degrees of freedom.

    P(min > t) = (1 − F(t))^P, so its quantile at u is F⁻¹(1 − (1 − u)^{1/P}); the expectation is the mean of the logarithm over u, by the
    midpoint rule in log-odds of u.

    Raises:
        ValueError: if P < 1 or ν < 1.
    """
    if P < 1 or ν < 1:
        raise ValueError(f"P is {P} and ν is {ν}; give at least one variable with at least one degree of freedom")
    z = np.linspace(-16, 16, 1601)
    u = 1 / (1 + np.exp(-z))
    below = -np.expm1(np.log1p(-u) / P)
    return float(np.average(np.log(chi2.ppf(below, ν)), weights=u * (1 - u)))
