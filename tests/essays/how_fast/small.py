"""A small comparison: two figures, two peers, numbers whose ratios are known."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from explainers.essays.how_fast.comparison import Comparison

FACTS = {"sliders": 1, "keyboard": True, "disk": True, "without_javascript": "figure", "requests_all": 1, "outside_default": 0}


def figure(scale: float, **other: Any) -> dict[str, Any]:
    """What is measured of a page: everything ``scale`` times the engine's."""
    rounds = {"median": [2.0, 4.0], "p95": [4.0, 6.0], "build": [20.0], "processor": [10.0]}
    counts = {"wire": 10_000, "wire_all": 10_000, "raw": 50_000, "raw_all": 50_000, "lines": 8}
    return {
        **{key: [scale * value for value in values] for key, values in rounds.items()},
        **{key: scale * value for key, value in counts.items()},
        **FACTS,
        **other,
    }


DATA = {
    "date": "2026-01-02",
    "machine": {"processor": "X", "cores": 2, "gigabytes": 4, "system": "Linux", "python": "3", "chromium": "1"},
    "rounds": 2,
    "moves": 10,
    "changes": 3,
    "load": [0.0, 0.0],
    "floor": {"median": [1.0, 2.0], "p95": [2.0, 3.0]},
    "figures": {"A": {"title": "a curve", "states": 20, "sliders": 1}, "B": {"title": "an image", "states": 9, "sliders": 2}},
    "peers": {
        "engine": {"name": "This engine", "versions": {}, "figures": {"A": figure(1), "B": figure(1, sliders=2)}, "left_out": {}},
        "slow": {"name": "Slow", "versions": {"slow": "2.0"}, "figures": {"A": figure(3), "B": figure(2)}, "left_out": {}},
        "half": {"name": "Half", "versions": {}, "figures": {"A": figure(0.5, keyboard=False)}, "left_out": {"B": "too many states"}},
    },
    "savefig": {"A": {"png": [20.0, 40.0], "svg": [25.0]}, "B": {"png": [50.0], "svg": [50.0]}},
    "live": {"engine": [10.0, 20.0], "interact": [30.0, 40.0]},
    "live_versions": {"ipywidgets": "8"},
}


def small(**other: Any) -> Comparison:
    """The small comparison, with ``other`` in place of some of it."""
    return Comparison({**deepcopy(DATA), **other})
