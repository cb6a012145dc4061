"""ipywidgets without a kernel: a slider linked to a stack of pictures, two sliders to a stack of stacks.

The sliders show positions, not values: a ``SelectionSlider`` linked to a stack of stacks shows an error in place of the pictures.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import TERMS, TURNS, WAVES, plane_waves, square_wave
from bench.polynomial_fit import DEGREES, NOISES, fit_polynomial
from ipywidgets import HBox, Image, IntSlider, Stack, VBox, jslink
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
    slider = IntSlider(max=19, description="terms")
    stack = Stack([picture(draw_curve, square_wave(terms)) for terms in TERMS], selected_index=0)
    jslink((slider, "value"), (stack, "selected_index"))
    return VBox([slider, stack])


def b() -> VBox:
    degree, noise = IntSlider(max=14, description="degree"), IntSlider(max=14, description="noise")
    inner = [Stack([picture(draw_fit, fit_polynomial(d, n)) for n in NOISES], selected_index=0) for d in DEGREES]
    outer = Stack(inner, selected_index=0)
    jslink((degree, "value"), (outer, "selected_index"))
    for stack in inner:
        jslink((noise, "value"), (stack, "selected_index"))
    return VBox([HBox([degree, noise]), outer])


def c() -> VBox:
    waves, turn = IntSlider(max=9, description="waves"), IntSlider(max=9, description="turn")
    inner = [Stack([picture(draw_field, plane_waves(w, t)) for t in TURNS], selected_index=0) for w in WAVES]
    outer = Stack(inner, selected_index=0)
    jslink((waves, "value"), (outer, "selected_index"))
    for stack in inner:
        jslink((turn, "value"), (stack, "selected_index"))
    return VBox([HBox([waves, turn]), outer])


def write(made: VBox, folder: Path) -> None:
    """With the html-manager beside the page."""
    shutil.copy(BUNDLE, folder / "embed.js")
    embed_minimal_html(folder / "index.html", [made], state=dependency_state([made]), requirejs=False, embed_url="embed.js")


def write_default(made: VBox, folder: Path) -> None:
    """As ``embed_minimal_html`` writes it."""
    embed_minimal_html(folder / "index.html", [made], state=dependency_state([made]))
