"""Bokeh: all states in the page, and a line of JavaScript that puts one of them into the plot's data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.peers.figures import TERMS, fields, fits, square_wave
from bokeh.embed import file_html
from bokeh.layouts import column
from bokeh.models import ColumnDataSource, CustomJS, Slider
from bokeh.plotting import figure
from bokeh.resources import CDN, INLINE

NAME = "Bokeh CustomJS"
DISTRIBUTIONS = ("bokeh",)
PICTURE = "canvas"
SLIDER = "handle"


def a() -> Any:
    curves = [square_wave(terms) for terms in TERMS]
    source = ColumnDataSource({"x": curves[0].x, "y": curves[0].y})
    plot = figure(width=480, height=320, y_range=(-1.5, 1.5), x_axis_label="x", y_axis_label="sum")
    plot.line("x", "y", source=source)
    slider = Slider(start=1, end=20, value=1, title="terms")
    code = "source.data = {x: source.data.x, y: ys[slider.value - 1]}"
    slider.js_on_change("value", CustomJS(args={"source": source, "slider": slider, "ys": [curve.y for curve in curves]}, code=code))
    return column(slider, plot)


def b() -> Any:
    first, *_ = states = fits()
    curve = ColumnDataSource({"x": first.fine, "y": first.fit})
    points = ColumnDataSource({"x": first.x, "y": first.y, "foot": first.y - first.residuals})
    plot = figure(width=480, height=320, x_range=(-1, 1), y_range=(-3, 3), x_axis_label="x", y_axis_label="y")
    plot.segment("x", "foot", "x", "y", source=points, color="gray", line_width=0.8)
    plot.line(first.fine, first.truth, line_dash="dashed")
    plot.line("x", "y", source=curve, color="orange")
    plot.scatter("x", "y", source=points)
    degree, noise = Slider(start=1, end=15, value=1, title="degree"), Slider(start=0, end=0.7, step=0.05, value=0, title="noise")
    data = {"fits": [fit.fit for fit in states], "ys": [fit.y for fit in states], "feet": [fit.y - fit.residuals for fit in states]}
    code = """const i = 15 * (degree.value - 1) + Math.round(20 * noise.value)
curve.data = {x: curve.data.x, y: fits[i]}
points.data = {x: points.data.x, y: ys[i], foot: feet[i]}"""
    update = CustomJS(args={"curve": curve, "points": points, "degree": degree, "noise": noise, **data}, code=code)
    degree.js_on_change("value", update)
    noise.js_on_change("value", update)
    return column(degree, noise, plot)


def c() -> Any:
    images = [field.image for field in fields()]
    source = ColumnDataSource({"image": [images[0]]})
    plot = figure(width=480, height=320, x_range=(0, 80), y_range=(0, 60))
    plot.image("image", source=source, x=0, y=0, dw=80, dh=60, palette="Viridis256")
    waves, turn = Slider(start=0.5, end=5, step=0.5, value=0.5, title="waves"), Slider(start=0, end=81, step=9, value=0, title="turn")
    code = "source.data = {image: [images[10 * (2 * waves.value - 1) + turn.value / 9]]}"
    update = CustomJS(args={"source": source, "waves": waves, "turn": turn, "images": images}, code=code)
    waves.js_on_change("value", update)
    turn.js_on_change("value", update)
    return column(waves, turn, plot)


def write(made: Any, folder: Path) -> None:
    """With BokehJS inside."""
    (folder / "index.html").write_text(file_html(made, INLINE, "bokeh"), encoding="utf-8")


def write_default(made: Any, folder: Path) -> None:
    """As ``bokeh.io.save`` writes it."""
    (folder / "index.html").write_text(file_html(made, CDN, "bokeh"), encoding="utf-8")
