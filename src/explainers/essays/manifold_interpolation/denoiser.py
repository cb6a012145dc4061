"""The best guess at an image seen through noise, if the world consisted of the stored images alone.

If x is drawn evenly from the images x_1 … x_n and seen as z = x + σε, the posterior mean is

    E[x | z] = Σ_i w_i x_i,   w_i ∝ exp(−‖z − x_i‖²/(2σ²)) ∝ exp((z·x_i − ‖x_i‖²/2)/σ²),

a smoothed-data denoiser: nothing is trained but the memory. Repeated at falling σ it pulls any image toward the data, as a diffusion
model does.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

FALLING = (0.8, 0.6, 0.45)
"""Noise levels for digits of 8 × 8 pixels with gray values in [0, 1]."""

BLOCK = 2**20
"""Weights that are held at a time."""


def posterior_mean(Z: Array, data: Array, σ: float) -> Array:
    """E[x | z] for each row z of Z (m, D), with data (n, D). Shape (m, D).

    Raises:
        ValueError: if σ is not positive.
    """
    if not σ > 0:
        raise ValueError(f"σ = {σ}: the noise must be positive; without noise there is nothing to average")
    mean, rows, half = np.empty((len(Z), data.shape[1])), max(1, BLOCK // len(data)), np.sum(data**2, axis=1) / 2
    for first in range(0, len(Z), rows):
        log_w = (Z[first : first + rows] @ data.T - half) / σ**2
        w = np.exp(log_w - log_w.max(axis=1, keepdims=True))
        mean[first : first + rows] = (w / w.sum(axis=1, keepdims=True)) @ data
    return mean


def denoise(Z: Array, data: Array, levels: Sequence[float] = FALLING) -> Array:
    """The posterior mean again and again, at the noise levels in their order."""
    for σ in levels:
        Z = posterior_mean(Z, data, σ)
    return Z
