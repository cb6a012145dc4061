"""A small explorable that the engine's tests share."""

from dataclasses import dataclass

import numpy as np
import pytest

from explainers.explorable import Choice, Explorable, Seed, Slider, explorable
from explainers.look import palette


@dataclass(frozen=True)
class Wave:
    """y = ±sin(k x + phase) on a grid of x."""

    x: np.ndarray
    y: np.ndarray
    k: int


def wave(k: int, sign: str, seed: int) -> Wave:
    x = np.linspace(-1, 1, 30)
    phase = np.random.default_rng(seed).uniform(0, np.pi)
    return Wave(x, (1 if sign == "up" else -1) * np.sin(k * x + phase), k)


def draw_wave(ax, result):
    ax.plot(result.x, result.y, color=palette.FIT, label="wave")
    ax.scatter(result.x[:: result.k], result.y[:: result.k], color=palette.DATA)
    ax.set(xlim=(-1.1, 1.1), ylim=(-1.2, 1.2), xlabel="x", ylabel="y")
    ax.legend()


@pytest.fixture
def declare():
    """Declare the wave; keywords change the declaration."""

    def declare(**changes: object) -> Explorable:
        declaration = {
            "compute": wave,
            "draw": draw_wave,
            "describe": "{k} waves that start {sign}, -{k}",
            "alt": "A wave.",
            "controls": [Slider("k", [1, 2, 3], start=2), Choice("sign", ["up", "down"], start="up"), Seed(2)],
        } | changes
        return explorable(declaration.pop("name", "a-wave"), **declaration)

    return declare
