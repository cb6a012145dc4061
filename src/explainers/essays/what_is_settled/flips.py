"""The smallest change of an input that turns an answer: along the line of the data, and in any direction of the plane."""

from __future__ import annotations

import numpy as np

from explainers.essays.what_is_settled.small_networks import Array, Networks

REACH = 4.0
"""Changes longer than this are not looked for."""


def first_zero(a: Array, p: Array, q: Array) -> Array:
    """The smallest t in (0, REACH] with Σⱼ aⱼ max(0, pⱼ + t qⱼ) = 0, exactly, for each row; REACH where there is none.

    Args:
        a: output weights, shape (h,).
        p: what the units have at t = 0, shape (h,).
        q: how fast it grows on each ray, shape (R, h).

    Along a ray the function is straight between the places where a unit switches, so it is enough to look at those.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        knots = np.where(q != 0, -p / q, 0.0)
    knots = np.sort(np.clip(np.concatenate([knots, np.zeros((len(q), 1)), np.full((len(q), 1), REACH)], axis=1), 0, REACH), axis=1)
    f = np.maximum(0, p + knots[:, :, None] * q[:, None, :]) @ a
    turned = f * np.sign(f[:, :1]) <= 0
    last = np.where(turned.any(axis=1), turned.argmax(axis=1), 0)
    row = np.arange(len(q))
    before, after = f[row, last - 1], f[row, last]
    t = knots[row, last - 1] + (knots[row, last] - knots[row, last - 1]) * before / np.where(before == after, 1, before - after)
    return np.where(last > 0, t, REACH)


def smallest(nets: Networks, x: Array, directions: int) -> Array:
    """The smallest change of the input x, (2,), that makes f zero: along ±x₁, and over as many evenly spread directions. Shape (2, M).

    Raises:
        ValueError: the number of directions is odd, so that −x₁ would not be among them.
    """
    if directions < 2 or directions % 2:
        raise ValueError(f"directions is {directions}; give an even number, so that both ways along the line are among them")
    angle = 2 * np.pi * np.arange(directions) / directions
    u = np.column_stack([np.cos(angle), np.sin(angle)])
    found = []
    for a, W, b in zip(nets.a, nets.W, nets.b, strict=True):
        t = first_zero(a, W @ x + b, u @ W.T)
        found.append((min(t[0], t[directions // 2]), t.min()))
    return np.array(found).T
