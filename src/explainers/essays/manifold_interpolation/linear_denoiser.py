"""The best affine guess at an image seen through noise: a few thousand numbers learned from images, in closed form.

Among all maps z ↦ a + Bz the one with the least mean squared error for x drawn from n images, seen as z = x + σε, is

    f(z) = x̄ + C (C + σ²I)⁻¹ (z − x̄),

with their mean x̄ and covariance C (Wiener's filter). Along an eigenvector of C with eigenvalue λ it keeps the share λ/(λ + σ²) of what it
sees. On its own images it errs by σ² Σ_i λ_i/(λ_i + σ²) on average: σ² times an effective number of dimensions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ROUNDING = 1e-12
"""Eigenvalues below this share of the largest are taken for zero."""


@dataclass(frozen=True)
class LinearDenoiser:
    """``center`` x̄, shape (D,); ``directions``: eigenvectors of C as columns, shape (D, r); ``share``: λ/(λ + σ²), shape (r,); ``σ``."""

    center: Array
    directions: Array
    share: Array
    σ: float

    def __call__(self, Z: Array) -> Array:
        """f(z) for each row of Z (m, D). Shape (m, D)."""
        return np.asarray(self.center + ((Z - self.center) @ self.directions * self.share) @ self.directions.T)

    @property
    def dimensions(self) -> float:
        """Σ λ/(λ + σ²), the effective number of dimensions that let noise through."""
        return float(self.share.sum())

    @property
    def own_error(self) -> float:
        """Mean squared error on the images that it learned from, averaged over the noise: σ² Σ λ/(λ + σ²)."""
        return self.σ**2 * self.dimensions


def learn(rows: Array, σ: float) -> LinearDenoiser:
    """The best affine denoiser for the rows (n, D) seen through noise of size σ.

    Raises:
        ValueError: if there is no row, or σ is not positive.
    """
    if len(rows) < 1 or not σ > 0:
        raise ValueError(f"{len(rows)} images and σ = {σ}: give at least one image, and positive noise")
    center = rows.mean(axis=0)
    Z = (rows - center) / np.sqrt(len(rows))
    if len(rows) < rows.shape[1]:  # the eigenvectors of ZᵀZ from those of ZZᵀ, which is smaller
        λ, U = np.linalg.eigh(Z @ Z.T)
        seen = λ > ROUNDING * λ[-1]
        λ, directions = λ[seen], Z.T @ (U[:, seen] / np.sqrt(λ[seen]))
    else:
        λ, directions = np.linalg.eigh(Z.T @ Z)
    return LinearDenoiser(center, directions, λ / (λ + σ**2), σ)
