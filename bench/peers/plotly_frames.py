"""Plotly: frames and a slider. Two sliders cannot be combined without JavaScript of one's own, so one goes through all states."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from bench.peers.figures import TERMS, fields, fits, square_wave

NAME = "Plotly frames"
DISTRIBUTIONS = ("plotly",)
PICTURE = ".cartesianlayer"
SLIDER = "rail"


def a() -> go.Figure:
    curves = {terms: square_wave(terms) for terms in TERMS}
    table = pd.concat(pd.DataFrame({"x": curve.x, "sum": curve.y, "terms": terms}) for terms, curve in curves.items())
    return px.line(table, x="x", y="sum", animation_frame="terms", range_y=(-1.5, 1.5), width=480, height=420)


def b() -> go.Figure:
    frames = []
    for name, fit in enumerate(fits()):
        upright = np.stack([fit.y - fit.residuals, fit.y, np.full(40, np.nan)], axis=1).ravel()
        residuals = go.Scatter(x=np.repeat(fit.x, 3), y=upright, mode="lines", line={"color": "gray", "width": 0.8})
        lines = [go.Scatter(x=fit.fine, y=fit.truth, line={"dash": "dash"}), go.Scatter(x=fit.fine, y=fit.fit)]
        frames.append(go.Frame(name=str(name), data=[residuals, *lines, go.Scatter(x=fit.x, y=fit.y, mode="markers")]))
    now = {"mode": "immediate", "frame": {"duration": 0, "redraw": False}, "transition": {"duration": 0}}
    steps = [{"method": "animate", "label": frame.name, "args": [[frame.name], now]} for frame in frames]
    layout = {"width": 480, "height": 420, "showlegend": False, "xaxis": {"range": (-1, 1)}, "yaxis": {"range": (-3, 3)}}
    return go.Figure(frames[0].data, {**layout, "sliders": [{"steps": steps}]}, frames)


def c() -> go.Figure:
    images = np.stack([field.image for field in fields()])
    return px.imshow(images, animation_frame=0, zmin=-1, zmax=1, color_continuous_scale="viridis", width=480, height=420)


def write(made: go.Figure, folder: Path) -> None:
    """With plotly.js inside, which is the default."""
    made.write_html(folder / "index.html", auto_play=False)
