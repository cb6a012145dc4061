"""Why descent finds the ridge: the PL* inequality ½‖∇L‖² ≥ μL with μ the least eigenvalue of K = JJᵀ, and the decay it forces.

For L = ½‖r‖² it is one line of algebra, ‖∇L‖² = rᵀKr ≥ λ_min(K)‖r‖² = 2λ_min(K)L, at every θ. Along gradient flow, dL/dt = −‖∇L‖², so

    L(t) ≤ L(0) exp(−2 ∫₀ᵗ λ_min(K(s)) ds).

Liu, Zhu and Belkin (2022) build their theory of overparameterized training on this condition.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks.ridge import Data
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network

Array = NDArray[np.float64]


@dataclass(frozen=True)
class FlowRecord:
    """Gradient flow, recorded.

    Attributes:
        t: times, shape (m + 1,).
        loss: L(t).
        slope: ‖∇L‖².
        μ: λ_min(K(t)).
        bound: L(0) exp(−2∫μ dt).
    """

    t: Array
    loss: Array
    slope: Array
    μ: Array
    bound: Array


def gradient_flow(net: Network, data: Data, θ: Array, *, dt: float = 0.005, steps: int = 2000, moves: Array | float = 1.0) -> FlowRecord:
    """Gradient flow dθ/dt = −∇L by the classical fourth-order Runge–Kutta step.

    ``moves`` is 1 for the parameters that move and 0 for those that stay, shape (k,); K is that of all of them.

    Raises:
        ValueError: if the loss rises, which flow forbids: then dt is too large for the curvature.
    """
    rows: list[tuple[float, float, float, float]] = []
    for i in range(steps + 1):
        J, r = one_hidden_layer.jacobian(net, θ, data.X), one_hidden_layer.residual(net, θ, data.X, data.y)
        if rows and r @ r / 2 > rows[-1][1] * (1 + 1e-12):
            raise ValueError(f"the loss rose along the flow: dt = {dt} is too large for this network; halve it")
        rows.append((i * dt, float(r @ r) / 2, float(np.sum((J.T @ r) ** 2)), float(np.linalg.eigvalsh(J @ J.T)[0])))
        k1 = -moves * (J.T @ r)
        k2 = -moves * one_hidden_layer.loss_gradient(net, θ + dt / 2 * k1, data.X, data.y)
        k3 = -moves * one_hidden_layer.loss_gradient(net, θ + dt / 2 * k2, data.X, data.y)
        k4 = -moves * one_hidden_layer.loss_gradient(net, θ + dt * k3, data.X, data.y)
        θ = θ + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    t, L, slope, μ = np.array(rows).T
    area = np.append(0.0, np.cumsum((μ[1:] + μ[:-1]) / 2 * dt))
    return FlowRecord(t, L, slope, μ, L[0] * np.exp(-2 * area))
