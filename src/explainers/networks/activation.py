"""Activation functions with their first two derivatives, written so that they also take complex arguments (for the complex step)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]  # float or complex; what comes in goes out


@dataclass(frozen=True)
class Activation:
    """φ with φ′ and φ″, each elementwise on arrays of any shape; φ′ of z takes φ(z) beside it, if that is known."""

    name: str
    φ: Callable[[Array], Array]
    dφ: Callable[..., Array]
    ddφ: Callable[[Array], Array]


def _tanh_second(z: Array) -> Array:
    t = np.tanh(z)
    return -2 * t * (1 - t * t)


def _step(z: Array, _: Array | None = None) -> Array:
    return (z.real > 0).astype(float)


# a partial, so that trials do not break the linear slope, which is 1 whatever is given
ACTIVATIONS: dict[str, Activation] = {
    "tanh": Activation("tanh", np.tanh, lambda z, t=None: 1 - (np.tanh(z) if t is None else t) ** 2, _tanh_second),
    "relu": Activation("relu", lambda z: z * _step(z), _step, np.zeros_like),  # derivatives away from the kink z = 0
    "linear": Activation("linear", lambda z: z, partial(lambda z, _=None: np.ones_like(z)), np.zeros_like),
    "quadratic": Activation("quadratic", lambda z: z * z, lambda z, _=None: 2 * z, lambda z: np.full_like(z, 2.0)),
}


def activation(name: str) -> Activation:
    """The activation called ``name``.

    Raises:
        ValueError: if there is none of that name.
    """
    if name not in ACTIVATIONS:
        raise ValueError(f"no activation is called {name!r}; choose one of {', '.join(ACTIVATIONS)}")
    return ACTIVATIONS[name]
