"""Builds the peers' pages, and measures what a state costs."""

from __future__ import annotations

import gc
import io
import os
import shutil
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.peers.drawings import draw_curve, draw_field, draw_fit
from bench.peers.figures import KINDS, TERMS, fields, fits, square_wave
from matplotlib.figure import Figure


def build(peer: ModuleType, kind: str, folder: Path) -> tuple[float, float]:
    """Build a figure's page into ``folder``; milliseconds and milliseconds of processor time, all processes together, a state."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    gc.collect()
    processor, wall = _processor(), time.perf_counter()
    peer.write(getattr(peer, kind.lower())(), folder)
    wall, processor = time.perf_counter() - wall, _processor() - processor
    states = KINDS[kind].states
    return 1000 * wall / states, 1000 * processor / states


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


DRAWN: dict[str, tuple[Any, Any]] = {
    "A": (draw_curve, lambda: [square_wave(terms) for terms in TERMS]),
    "B": (draw_fit, lambda: fits()[::20]),
    "C": (draw_field, lambda: fields()[::10]),
}


def savefig(kind: str, form: str) -> float:
    """Milliseconds of processor time a state: a new figure, drawn and saved by matplotlib's own ``savefig``."""
    draw, results = DRAWN[kind][0], DRAWN[kind][1]()
    begun = time.process_time()
    for result in results:
        figure = Figure(figsize=(4.8, 3.2))
        draw(figure.subplots(), result)
        figure.savefig(io.BytesIO(), format=form)
    return 1000 * (time.process_time() - begun) / len(results)
