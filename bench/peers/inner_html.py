"""By hand: every state's whole SVG in the page, shown by ``innerHTML``."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import TERMS, fields, fits, square_wave
from matplotlib.figure import Figure

NAME = "SVG by innerHTML"
DISTRIBUTIONS = ("matplotlib",)
PICTURE = "#picture"
SLIDER = "range"

PAGE = """<!doctype html><meta charset="utf-8"><title>frames</title>
<div id="picture">{first}</div>
{sliders}
<script>
const frames = {frames};
const sliders = [...document.querySelectorAll("input")];
addEventListener("input", () => {{
  const state = sliders.reduce((state, slider) => state * (+slider.max + 1) + +slider.value, 0);
  document.getElementById("picture").innerHTML = frames[state];
}});
</script>
"""


def page(draw: Callable[..., None], results: list[Any], sizes: list[int]) -> str:
    frames = [svg(draw, result) for result in results]
    sliders = "".join(f'<input type="range" aria-label="control {i}" max="{size - 1}" value="0">' for i, size in enumerate(sizes, 1))
    return PAGE.format(first=frames[0], sliders=sliders, frames=json.dumps(frames).replace("</", "<\\/"))


def svg(draw: Callable[..., None], result: Any) -> str:
    figure = Figure(figsize=(4.8, 3.2))
    draw(figure.subplots(), result)
    stream = io.StringIO()
    figure.savefig(stream, format="svg")
    return stream.getvalue().partition("<svg")[1] + stream.getvalue().partition("<svg")[2]


def a() -> str:
    return page(draw_curve, [square_wave(terms) for terms in TERMS], [20])


def b() -> str:
    return page(draw_fit, fits(), [15, 15])


def c() -> str:
    return page(draw_field, fields(), [10, 10])


def write(made: str, folder: Path) -> None:
    """It is a page already."""
    (folder / "index.html").write_text(made, encoding="utf-8")
