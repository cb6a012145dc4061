"""What a network says off the line of the data, in closed form.

Data on the line x₂ = 0 give the weights of x₂ no gradient: they are at the end what they were at the start, N(0, s²), and independent of
all that was trained. At height z above a point of the line unit j has pⱼ + z vⱼ, where pⱼ is what it has on the line and vⱼ ~ N(0, s²). So

    E f = h^(−1/2) Σ aⱼ m(pⱼ, |z| s),    Var f = h^(−1) Σ aⱼ² (q − m²)(pⱼ, |z| s),

with m and q the mean and the mean square of max(0, p + σZ), Z standard normal.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from explainers.essays.what_is_settled.small_networks import Array, Networks


def rectified(p: Array, σ: float) -> tuple[Array, Array]:
    """Mean p Φ(p/σ) + σ φ(p/σ) and mean square (p² + σ²) Φ(p/σ) + pσ φ(p/σ) of max(0, p + σZ); φ, Φ the normal density and law."""
    if σ == 0:
        return np.maximum(0, p), np.maximum(0, p) ** 2
    t = p / σ
    Φ, φ = ndtr(t), np.exp(-(t**2) / 2) / np.sqrt(2 * np.pi)
    return p * Φ + σ * φ, (p**2 + σ**2) * Φ + p * σ * φ


def law(nets: Networks, x1: float, z: float, s: float) -> tuple[Array, Array]:
    """Mean and variance of f at (x₁, z) over the weights of x₂, given the rest of each network: shapes (M,), (M,)."""
    p = nets.W[:, :, 0] * x1 + nets.b
    m, q = rectified(p, abs(z) * s)
    return np.sum(nets.a * m, axis=1) / np.sqrt(nets.h), np.sum(nets.a**2 * (q - m**2), axis=1) / nets.h
