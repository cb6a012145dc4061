"""Two functions that fit the same handwritten digits exactly: one that a change nobody sees can fool, and one that none can.

*Slender*: the shortest linear function of the pixels, p = 784 parameters for n = 400 images. *Roomy*: the smoothest function through the
images (``bump_interpolant.smoothest``), which stores all of them, p = n(d + 1). Changed images are images again: gray values in [0, 1].
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from explainers.data import images
from explainers.essays.the_price_of_smoothness import bump_interpolant, linear_interpolant
from explainers.essays.the_price_of_smoothness.lipschitz import Lipschitz

Array = NDArray[np.float64]

DIGITS = (4, 9)
N_IMAGES = 400
"""As many images, half of them of each digit; label 1 for the first."""
LONGEST = 4.0
"""The largest change that the figure shows, in Euclidean distance between images."""


@dataclass(frozen=True)
class Pair:
    """The images X (n, 784), labels y (n,), and the two interpolants: w of the slender one; both Lipschitz constants, exact.

    shown: rows of X in whose neighborhood the essay looks, and nearest: their closest images of the other digit.
    """

    X: Array
    y: Array
    w: Array
    slender: Lipschitz
    roomy: Lipschitz
    shown: NDArray[np.int64]
    nearest: NDArray[np.int64]

    def value(self, model: str, x: Array) -> Array:
        """f at the images x (m, 784)."""
        return x @ self.w if model == "slender" else bump_interpolant.smoothest(self.X, self.y, x, 1 / self.roomy.value)

    def misfit(self, model: str) -> float:
        """max |f(xᵢ) − yᵢ| over the images."""
        return float(np.abs(self.value(model, self.X) - self.y).max())


@cache
def pair(digits: tuple[int, int] = DIGITS, n: int = N_IMAGES) -> Pair:
    """Fit both functions to the first n/2 images of each digit."""
    source = images.load("mnist_3000")
    at = np.concatenate([np.flatnonzero(source.labels == digit)[: n // 2] for digit in digits])
    X, y = source.rows[at], np.where(source.labels[at] == digits[0], 1.0, -1.0)
    w = linear_interpolant.interpolate(X, y)
    distance = cdist(X[y > 0], X[y < 0])
    other = distance.argmin(axis=1)
    mutual = np.flatnonzero(distance.argmin(axis=0)[other] == np.arange(len(other)))
    shown = mutual[np.argsort(distance[mutual, other[mutual]])][:2]
    return Pair(X, y, w, linear_interpolant.lipschitz(w), bump_interpolant.lipschitz(X, y), shown, other[shown] + int(np.sum(y > 0)))


@dataclass(frozen=True)
class Attack:
    """One image and a change of it.

    Attributes:
        image: the changed image (28, 28). size: its distance from the original. value: f there.
        sizes, slender, roomy: f along both attacks, shape (q,). model, radius: of the attack shown, the size at which the sign flips.
        pixel: the largest change of one pixel. number: of the image among all that were fitted, from 1.
    """

    image: Array
    size: float
    value: float
    sizes: Array
    slender: Array
    roomy: Array
    model: str
    radius: float
    pixel: float
    number: int


def toward(x: Array, model: str, sizes: Array, which: int) -> Array:
    """The images at the given distances from x on the attack's path, shape (q, 784).

    Against the slender function: x − λw cut off at paper and ink, which is the shortest change of an image that lowers w·x by as much.
    Against the roomy one: straight to the nearest image of the other digit.
    """
    fits = pair()
    if model == "roomy":
        step = fits.X[fits.nearest[which]] - x
        return x + sizes[:, None] * step / np.linalg.norm(step)
    λ = np.geomspace(1e-6, 1e3, 2000) / np.linalg.norm(fits.w)
    length = np.array([np.linalg.norm(np.clip(x - v * fits.w, 0, 1) - x) for v in λ])
    return np.clip(x - np.interp(sizes, np.append(0, length), np.append(0, λ))[:, None] * fits.w, 0, 1)


@cache
def _paths(which: int) -> tuple[Array, dict[str, Array], dict[str, float]]:
    fits = pair()
    sizes = np.union1d(np.linspace(0, LONGEST, 81), np.geomspace(0.005, 0.5, 30))
    x = fits.X[fits.shown[which]]
    values = {model: fits.value(model, toward(x, model, sizes, which)) for model in ("slender", "roomy")}
    return sizes, values, {model: _crossing(sizes, f) for model, f in values.items()}


def _crossing(sizes: Array, f: Array) -> float:
    i = int(np.argmax(f <= 0))
    return float(sizes[i - 1] + f[i - 1] * (sizes[i] - sizes[i - 1]) / (f[i - 1] - f[i]))


def attack(model: str, size: float, which: int = 0) -> Attack:
    """Change one of the images by ``size`` against the model ``"slender"`` or ``"roomy"``.

    Raises:
        ValueError: if the model is unknown, or the size negative or beyond the figure.
    """
    if model not in ("slender", "roomy") or not 0 <= size <= LONGEST:
        raise ValueError(f"model is {model!r} and size {size}; choose 'slender' or 'roomy', and a size in [0, {LONGEST:g}]")
    fits = pair()
    x = fits.X[fits.shown[which]]
    changed = toward(x, model, np.array([float(size)]), which)
    sizes, values, radius = _paths(which)
    value = float(fits.value(model, changed)[0])
    picture = np.clip(changed[0], 0, 1).reshape(28, 28)
    pixel, number = float(np.abs(changed[0] - x).max()), int(fits.shown[which]) + 1
    return Attack(picture, float(size), value, sizes, values["slender"], values["roomy"], model, radius[model], pixel, number)
