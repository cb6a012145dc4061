"""ipywidgets without a kernel: a slider linked to a stack of pictures, two sliders to a stack of stacks."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import TERMS, TURNS, WAVES, plane_waves, square_wave
from bench.polynomial_fit import DEGREES, NOISES, fit_polynomial
from ipywidgets import HBox, Image, SelectionSlider, Stack, VBox, jslink
from ipywidgets.embed import dependency_state, embed_minimal_html
from matplotlib.figure import Figure

NAME = "ipywidgets, jslink"
DISTRIBUTIONS = ("ipywidgets", "matplotlib")
PICTURE = ".widget-vbox > .widget-box:not(.widget-hbox)"
SLIDER = "handle"
BUNDLE = Path(__file__).parents[2] / "_build" / "peers" / "package" / "dist" / "embed.js"


def picture(draw: Callable[..., None], result: Any) -> Image:
    figure = Figure(figsize=(4.8, 3.2))
    draw(figure.subplots(), result)
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return Image(value=stream.getvalue())


def a() -> VBox:
    slider = SelectionSlider(options=TERMS, description="terms")
    stack = Stack([picture(draw_curve, square_wave(terms)) for terms in TERMS], selected_index=0)
    jslink((slider, "index"), (stack, "selected_index"))
    return VBox([slider, stack])


def b() -> VBox:
    degree, noise = SelectionSlider(options=DEGREES, description="degree"), SelectionSlider(options=NOISES, description="noise")
    inner = [Stack([picture(draw_fit, fit_polynomial(d, n)) for n in NOISES], selected_index=0) for d in DEGREES]
    outer = Stack(inner, selected_index=0)
    jslink((degree, "index"), (outer, "selected_index"))
    for stack in inner:
        jslink((noise, "index"), (stack, "selected_index"))
    return VBox([HBox([degree, noise]), outer])


def c() -> VBox:
    waves, turn = SelectionSlider(options=WAVES, description="waves"), SelectionSlider(options=TURNS, description="turn")
    inner = [Stack([picture(draw_field, plane_waves(w, t)) for t in TURNS], selected_index=0) for w in WAVES]
    outer = Stack(inner, selected_index=0)
    jslink((waves, "index"), (outer, "selected_index"))
    for stack in inner:
        jslink((turn, "index"), (stack, "selected_index"))
    return VBox([HBox([waves, turn]), outer])


def write(made: VBox, folder: Path) -> None:
    """With the html-manager beside the page."""
    shutil.copy(BUNDLE, folder / "embed.js")
    embed_minimal_html(folder / "index.html", [made], state=dependency_state([made]), requirejs=False, embed_url="embed.js")


def write_default(made: VBox, folder: Path) -> None:
    """As ``embed_minimal_html`` writes it."""
    embed_minimal_html(folder / "index.html", [made], state=dependency_state([made]))
