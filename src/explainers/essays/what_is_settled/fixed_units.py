"""What is known exactly if the hidden units stay as they were drawn: f is linear in its output weights, and training is Bayes.

With Φ the outputs of the hidden units at the data, (N, h), and a ~ N(0, s² I) at the start, descent ends at a + Φ⁺(y − Φa), which is a draw
from the posterior of a given Φa = y. So f(x) is normal with mean φ Φ⁺ y and variance s² |φ(I − Φ⁺Φ)|², where φ are the hidden units at x.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from explainers.essays.what_is_settled.small_networks import Array, Networks, hidden


def settle(nets: Networks, X: Array, y: Array) -> Networks:
    """The networks at the end of descent in ``a`` alone: a + Φ⁺(y − Φa)."""
    Φ = hidden(nets, X)
    r = y - np.einsum("mph,mh->mp", Φ, nets.a)
    return replace(nets, a=nets.a + np.einsum("mhp,mp->mh", np.linalg.pinv(Φ), r))


def posterior(nets: Networks, X: Array, y: Array, x: Array, s: float) -> tuple[Array, Array]:
    """Mean and standard deviation of f at the one input x, (2,), for each network's hidden units: shapes (M,), (M,)."""
    Φ, φ = hidden(nets, X), hidden(nets, np.reshape(x, (1, 2)))[:, 0]
    K, κ = Φ @ np.swapaxes(Φ, 1, 2), np.einsum("mph,mh->mp", Φ, φ)
    weights = np.linalg.solve(K, κ[:, :, None])[:, :, 0]
    left = np.einsum("mh,mh->m", φ, φ) - np.einsum("mp,mp->m", κ, weights)
    return weights @ y, s * np.sqrt(np.maximum(left, 0))
