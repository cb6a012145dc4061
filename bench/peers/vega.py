"""Vega-Lite by Altair: all states as rows of a table, filtered by parameters bound to native sliders; the image as one PNG a state."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import altair as alt
import matplotlib.pyplot as plt
import pandas as pd
from bench.peers.figures import TERMS, fields, fits, square_wave
from bench.polynomial_fit import DEGREES, NOISES

NAME = "Vega-Lite"
DISTRIBUTIONS = ("altair",)
PICTURE = ".vega-embed svg.marks"
SLIDER = "range"


def a() -> Any:
    curves = {terms: square_wave(terms) for terms in TERMS}
    table = pd.concat(pd.DataFrame({"x": curve.x, "sum": curve.y, "terms": terms}) for terms, curve in curves.items())
    chosen = alt.param("chosen", bind=alt.binding_range(min=1, max=20, step=1, name="terms"), value=1)
    line = alt.Chart(table, width=400, height=260).mark_line().encode(x="x", y=alt.Y("sum").scale(domain=(-1.5, 1.5)))
    return line.add_params(chosen).transform_filter(alt.datum.terms == chosen)


def b() -> Any:
    states = [(round(20 * noise) + 100 * degree) for degree in DEGREES for noise in NOISES]
    found = dict(zip(states, fits(), strict=True))
    lines = pd.concat(pd.DataFrame({"x": fit.fine, "truth": fit.truth, "fit": fit.fit, "state": state}) for state, fit in found.items())
    points = pd.concat(pd.DataFrame({"x": fit.x, "y": fit.y, "foot": fit.y - fit.residuals, "state": s}) for s, fit in found.items())
    degree = alt.param("degree", bind=alt.binding_range(min=1, max=15, step=1), value=1)
    noise = alt.param("noise", bind=alt.binding_range(min=0, max=14, step=1), value=0)
    state = alt.datum.state == noise + 100 * degree
    line = alt.Chart(lines, width=400, height=260).mark_line().transform_filter(state)
    point = alt.Chart(points).transform_filter(state).encode(x=alt.X("x").scale(domain=(-1, 1)), y=alt.Y("y").scale(domain=(-3, 3)))
    truth, fit = line.mark_line(strokeDash=[4, 2]).encode(x="x", y="truth"), line.mark_line(color="orange").encode(x="x", y="fit")
    return (point.mark_rule(color="gray").encode(y2="foot") + truth + fit + point.mark_point(filled=True)).add_params(degree, noise)


def png(image: Any) -> str:
    stream = io.BytesIO()
    plt.imsave(stream, image, vmin=-1, vmax=1, cmap="viridis", format="png")
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()


def c() -> Any:
    table = pd.DataFrame({"url": [png(field.image) for field in fields()], "state": range(100), "x": 40, "y": 30})
    waves = alt.param("waves", bind=alt.binding_range(min=0, max=9, step=1), value=0)
    turn = alt.param("turn", bind=alt.binding_range(min=0, max=9, step=1), value=0)
    image = alt.Chart(table, width=400, height=300).mark_image(width=400, height=300).add_params(waves, turn)
    image = image.encode(x=alt.X("x").scale(domain=(0, 80)), y=alt.Y("y").scale(domain=(0, 60)), url="url")
    return image.transform_filter(alt.datum.state == 10 * waves + turn)


def write(made: Any, folder: Path) -> None:
    """With Vega's scripts inside."""
    with alt.data_transformers.disable_max_rows():
        made.save(folder / "index.html", inline=True)


def write_default(made: Any, folder: Path) -> None:
    """As ``save`` writes it."""
    with alt.data_transformers.disable_max_rows():
        made.save(folder / "index.html")
