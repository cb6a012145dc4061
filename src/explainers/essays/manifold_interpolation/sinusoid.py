"""The picture that a blog post calls interpolation along a learned manifold, and what it is: a formula of two sine waves, evaluated at α.

For α ∈ [0, 1] on a grid of 32 × 32 places in [−2, 2]², with f = 1.5 + α, three colors share a base
½ + ¼ sin(fX + 2α) cos(fY − α) and add a wave of their own. Nothing in it was learned from images. We show the mean of the three colors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SIDE = 32


def image(α: float) -> Array:
    """The gray image of the formula at α, the mean of its three colors, clipped to [0, 1] color by color. Shape (32, 32)."""
    axis = np.linspace(-2, 2, SIDE)
    X, Y = np.meshgrid(axis, axis)
    base = 0.5 + 0.25 * np.sin((1.5 + α) * X + 2 * α) * np.cos((1.5 + α) * Y - α)
    waves = 0.15 * np.sin(2 * X + 3 * α), 0.1 * np.cos(3 * Y - 2 * α), 0.12 * np.sin(2 * (X - Y) + α)
    return np.mean([np.clip(base + wave, 0, 1) for wave in waves], axis=0)


def roughness(picture: Array) -> float:
    """Mean squared difference of neighboring pixels over twice the variance: 1 for independent pixels, near 0 for smooth pictures.

    Raises:
        ValueError: if the picture is constant and has no variance.
    """
    if np.ptp(picture) == 0:
        raise ValueError(f"the image is constant (every pixel is {picture.flat[0]:g}): roughness relative to its variance does not exist")
    steps = np.concatenate([np.diff(picture, axis=0).ravel(), np.diff(picture, axis=1).ravel()])
    return float(np.mean(steps**2) / (2 * picture.var()))


@dataclass(frozen=True)
class Comparison:
    """Three rows of pictures for the same shares α of the way, each of shape (A, 32, 32).

    Attributes:
        noise: straight line between two images of noise (the post's first row). formula: the sine waves at α (its second row).
        blend: what the post does not show: the straight line between the first and the last picture of the formula.
    """

    α: Array
    noise: Array
    formula: Array
    blend: Array

    @property
    def roughness(self) -> Array:
        """Of every picture, shape (3, A)."""
        return np.array([[roughness(picture) for picture in row] for row in (self.noise, self.formula, self.blend)])


def compare(rng: np.random.Generator, steps: int = 6) -> Comparison:
    """The post's two rows and the third that makes the test fair."""
    α = np.linspace(0, 1, steps)
    ends = rng.random((2, SIDE, SIDE)), np.stack([image(0.0), image(1.0)])
    noise, blend = (np.stack([(1 - a) * pair[0] + a * pair[1] for a in α]) for pair in ends)
    return Comparison(α, noise, np.stack([image(a) for a in α]), blend)
