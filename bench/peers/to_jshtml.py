"""matplotlib's own animation player. It has one slider; figures of two controls go through all their states on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import TERMS, fields, fits, square_wave
from matplotlib.animation import FuncAnimation

NAME = "to_jshtml"
DISTRIBUTIONS = ("matplotlib",)
PICTURE = ".animation img"
SLIDER = "range"


def a() -> str:
    figure, ax = plt.subplots(figsize=(4.8, 3.2))

    def update(terms: int) -> None:
        ax.clear()
        draw_curve(ax, square_wave(terms))

    return FuncAnimation(figure, update, frames=TERMS).to_jshtml(default_mode="once")


def b() -> str:
    figure, ax = plt.subplots(figsize=(4.8, 3.2))

    def update(fit: Any) -> None:
        ax.clear()
        draw_fit(ax, fit)

    return FuncAnimation(figure, update, frames=fits()).to_jshtml(default_mode="once")


def c() -> str:
    figure, ax = plt.subplots(figsize=(4.8, 3.2))

    def update(field: Any) -> None:
        ax.clear()
        draw_field(ax, field)

    return FuncAnimation(figure, update, frames=fields()).to_jshtml(default_mode="once")


def write(made: str, folder: Path) -> None:
    """The fragment that a notebook shows, in a page."""
    plt.close("all")
    (folder / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><title>to_jshtml</title>{made}', encoding="utf-8")
