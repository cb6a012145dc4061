"""Checking against making: what a verifier does for a generator, and how many tries a blind generator needs."""

from __future__ import annotations

from math import gamma, pi

import numpy as np


def filtered(valid: float, accepts_valid: float, accepts_invalid: float) -> float:
    """The share of valid proposals among those that a verifier passes, by Bayes' rule: v a / (v a + (1 − v) b).

    Args:
        valid: v, the share of the generator's proposals that is valid.
        accepts_valid: a, the share of valid proposals that pass.
        accepts_invalid: b, the share of invalid ones that pass.

    Raises:
        ValueError: if a share is not within 0 … 1, or nothing passes.
    """
    shares = (valid, accepts_valid, accepts_invalid)
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError(f"the shares {shares} must lie within 0 … 1")
    passed = valid * accepts_valid + (1 - valid) * accepts_invalid
    if passed == 0:
        raise ValueError(f"with the shares {shares} nothing passes the verifier, so there is no share of what passes")
    return valid * accepts_valid / passed


def ball_in_cube(d: int) -> float:
    """(π/4)^{d/2} / Γ(d/2 + 1): the share of the cube [−1, 1]^d that the unit ball fills.

    To verify a point costs d multiplications; to generate one by blind proposals from the cube takes one over this share, on average.

    Raises:
        ValueError: if d is below 1.
    """
    if d < 1:
        raise ValueError(f"d = {d}; a ball has at least one dimension")
    return (pi / 4) ** (d / 2) / gamma(d / 2 + 1)


def blind_share(d: int, proposals: int, rng: np.random.Generator) -> float:
    """The share of uniform proposals from the cube that a verifier of the unit ball passes."""
    return float(np.mean(np.sum(rng.uniform(-1, 1, (proposals, d)) ** 2, axis=1) <= 1))
