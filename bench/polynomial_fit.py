"""The figure that the benchmarks draw: a polynomial fitted to noisy points, 15 degrees × 15 noise levels = 225 states."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.polynomial import Chebyshev

from explainers.explorable import Explorable, Slider, explorable
from explainers.look import palette

DEGREES = list(range(1, 16))
NOISES = [round(0.05 * i, 2) for i in range(15)]


@dataclass(frozen=True)
class PolynomialFit:
    """Points ``x, y`` (n,), the truth and the fit on a fine grid (m,), the residuals (n,) and their root mean square."""

    x: np.ndarray
    y: np.ndarray
    fine: np.ndarray
    truth: np.ndarray
    fit: np.ndarray
    residuals: np.ndarray
    rms: float


def fit_polynomial(degree: int, noise: float) -> PolynomialFit:
    """Least squares of ``degree`` on 40 points of sin 3x + x/2 with normal noise of standard deviation ``noise``."""
    rng = np.random.default_rng(7)
    x = np.sort(rng.uniform(-1, 1, 40))
    y = np.sin(3 * x) + x / 2 + noise * rng.standard_normal(40)
    fine = np.linspace(-1, 1, 160)
    fit = Chebyshev.fit(x, y, degree, domain=[-1, 1])
    residuals = y - fit(x)
    return PolynomialFit(x, y, fine, np.sin(3 * fine) + fine / 2, fit(fine), residuals, float(np.sqrt(np.mean(residuals**2))))


def draw_fit(ax: Axes, result: PolynomialFit) -> None:
    """Points, truth, fit, and each residual as an upright line."""
    ax.vlines(result.x, result.y - result.residuals, result.y, color=palette.MUTED, linewidth=0.8)
    ax.plot(result.fine, result.truth, "--", color=palette.TRUTH, label="truth")
    ax.plot(result.fine, result.fit, color=palette.FIT, label="fit")
    ax.scatter(result.x, result.y, s=18, color=palette.DATA, label="data", zorder=3)
    ax.set(xlim=(-1, 1), ylim=(-3, 3), xlabel="x", ylabel="y")
    ax.legend(loc="upper left", ncols=3)


def polynomial_fit() -> Explorable:
    """The figure, freshly declared."""
    return explorable(
        "polynomial-fit",
        compute=fit_polynomial,
        draw=draw_fit,
        describe="A polynomial of degree {degree} leaves a root mean square residual of {rms:.3f}.",
        alt="Curve of the fitted polynomial and of the truth against x, with the points and their residuals.",
        controls=[Slider("degree", DEGREES, start=3), Slider("noise", NOISES, start=0.2)],
    )
