"""Panel: functions of widgets that return matplotlib's figures, saved with all states embedded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import panel as pn
from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import TERMS, TURNS, WAVES, plane_waves, square_wave
from bench.polynomial_fit import DEGREES, NOISES, fit_polynomial
from bokeh.resources import CDN, INLINE
from matplotlib.figure import Figure

NAME = "Panel embed"
DISTRIBUTIONS = ("panel", "bokeh", "matplotlib")
PICTURE = "img"
SLIDER = "handle"


def a() -> Any:
    def view(terms: int) -> Figure:
        figure = Figure(figsize=(4.8, 3.2))
        draw_curve(figure.subplots(), square_wave(terms))
        return figure

    terms = pn.widgets.DiscreteSlider(name="terms", options=TERMS)
    return pn.Column(terms, pn.pane.Matplotlib(pn.bind(view, terms), dpi=100))


def b() -> Any:
    def view(degree: int, noise: float) -> Figure:
        figure = Figure(figsize=(4.8, 3.2))
        draw_fit(figure.subplots(), fit_polynomial(degree, noise))
        return figure

    degree, noise = pn.widgets.DiscreteSlider(name="degree", options=DEGREES), pn.widgets.DiscreteSlider(name="noise", options=NOISES)
    return pn.Column(degree, noise, pn.pane.Matplotlib(pn.bind(view, degree, noise), dpi=100))


def c() -> Any:
    def view(waves: float, turn: int) -> Figure:
        figure = Figure(figsize=(4.8, 3.2))
        draw_field(figure.subplots(), plane_waves(waves, turn))
        return figure

    waves, turn = pn.widgets.DiscreteSlider(name="waves", options=WAVES), pn.widgets.DiscreteSlider(name="turn", options=TURNS)
    return pn.Column(waves, turn, pn.pane.Matplotlib(pn.bind(view, waves, turn), dpi=100))


def write(made: Any, folder: Path) -> None:
    """With its scripts inside."""
    made.save(folder / "index.html", embed=True, max_opts=20, max_states=300, resources=INLINE, progress=False)


def write_default(made: Any, folder: Path) -> None:
    """As ``save`` writes it."""
    made.save(folder / "index.html", embed=True, max_opts=20, max_states=300, resources=CDN, progress=False)
