"""Adam (Kingma and Ba): steps by a running mean of the gradient over a running root mean square, coordinate by coordinate.

m ← 0.9 m + 0.1 g,   v ← 0.999 v + 0.001 g²,   step = η √(1 − 0.999ᵗ)/(1 − 0.9ᵗ) · m/(√v + 10⁻⁸)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Adam:
    """The running means for parameters of the shapes of ``θ``; they start at zero, and the factor of t corrects for that."""

    def __init__(self, θ: Sequence[Array]) -> None:
        ends = list(accumulate((np.size(p) for p in θ), initial=0))
        self._parts = [(slice(*pair), np.shape(p)) for pair, p in zip(pairwise(ends), θ, strict=True)]
        self._m, self._v = np.zeros((2, ends[-1]))  # all parameters one after the other
        self._t = 0

    def steps(self, g: Sequence[Array], η: float) -> list[Array]:
        """What to subtract from each parameter, given its gradient, at the step size η.

        Raises:
            ValueError: if there are not as many gradients as parameters.
        """
        if len(g) != len(self._parts):
            raise ValueError(f"Adam: {len(g)} gradients for {len(self._parts)} parameters; give one for each, in their order")
        self._t += 1
        d = np.concatenate([np.ravel(part) for part in g])
        self._m *= 0.9
        scaled = 0.1 * d
        self._m += scaled
        self._v *= 0.999
        np.multiply(0.001, d, out=scaled)
        scaled *= d
        self._v += scaled
        root = np.sqrt(self._v, out=scaled)
        root += 1e-8
        step = np.multiply(η * np.sqrt(1 - 0.999**self._t) / (1 - 0.9**self._t), self._m, out=d)
        step /= root
        return [step[part].reshape(shape) for part, shape in self._parts]
