"""This engine, as one file without a book around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import TERMS, TURNS, WAVES, plane_waves, square_wave
from bench.polynomial_fit import DEGREES, NOISES, fit_polynomial

from explainers.explorable import Slider, explorable

NAME = "This engine"
DISTRIBUTIONS = ("matplotlib",)
PICTURE = ".explorable-panels"
SLIDER = "range"


def a() -> Any:
    return explorable(
        "square-wave",
        compute=square_wave,
        draw=draw_curve,
        describe="The sum misses the wave by {miss:.3f}.",
        alt="A partial sum of the Fourier series of a square wave.",
        controls=[Slider("terms", TERMS, start=3)],
    )


def b() -> Any:
    return explorable(
        "polynomial-fit",
        compute=fit_polynomial,
        draw=draw_fit,
        describe="Degree {degree} leaves residuals of {rms:.3f}.",
        alt="A polynomial fitted to points, the truth, and the residuals.",
        controls=[Slider("degree", DEGREES, start=3), Slider("noise", NOISES, start=0.2)],
    )


def c() -> Any:
    return explorable(
        "plane-waves",
        compute=plane_waves,
        draw=draw_field,
        describe="The mean is {mean:.3f}.",
        alt="Two crossing waves as an image.",
        controls=[Slider("waves", WAVES, start=2.0), Slider("turn", TURNS, start=45)],
        kilobytes=200,
        because="Crossing waves are new in every pixel of every state.",
    )


def write(made: Any, folder: Path) -> None:
    """As a page of its own, which loads nothing."""
    (folder / "index.html").write_text(made.html(), encoding="utf-8")
