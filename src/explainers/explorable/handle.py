"""A handle: a point of a panel that the reader drags, in place of one or two controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from unicodedata import normalize

import numpy as np
from matplotlib.figure import Figure

from explainers.explorable.errors import error


class Handle:
    """A point that can be dragged; it goes to the nearest place that its controls offer, the other controls staying as they are.

    Args:
        controls: the names of the controls that it moves, one or two, as a rule.
        at: ``at(**state)`` is the place in data coordinates (x, y), for the values of all controls; without it, the values of the two
            controls are the place.
        panel: the number of the panel, from 0.
        axes: the number of the axes on the panel, from 0, where it has several.

    Raises:
        ExplorableError: no controls, or an ``at`` that is no function and is needed.
    """

    def __init__(self, *controls: str, at: Callable[..., Any] | None = None, panel: int = 0, axes: int = 0) -> None:
        of = f"handle of {', '.join(map(str, controls)) or 'nothing'}"
        if not controls:
            raise error(of, "it moves no control", "name one or two")
        if len(set(map(str, controls))) < len(controls):
            raise error(of, "it names a control twice", "name each once")
        if at is None and len(controls) != 2:
            raise error(of, "where it stands is not known", "give at, a function of the controls that returns x and y")
        if at is not None and not callable(at):
            raise error(of, f"at is {at!r}", "give a function of the controls that returns x and y")
        controls = tuple(normalize("NFKC", name) if isinstance(name, str) else name for name in controls)
        self.controls, self.at, self.panel, self.axes = controls, at, panel, axes

    def place(self, figure: Figure, state: Mapping[str, Any]) -> tuple[float, float]:
        """Where it stands on the ``figure`` that was drawn, in points from its top left corner.

        Raises:
            ExplorableError: it has no place there that is a pair of finite numbers, or the axes do not exist.
        """
        of = f"handle of {', '.join(self.controls)}"
        if not self.axes < len(figure.axes):
            raise error(of, f"panel {self.panel} has {len(figure.axes)} axes, and none with number {self.axes}", "name one of them")
        point = self.at(**state) if self.at else [state[name] for name in self.controls]
        data = np.asarray(point, float)
        if data.shape != (2,) or not np.all(np.isfinite(data)):
            raise error(of, f"its place is {point!r}", "return two finite numbers, x and y")
        x, y = figure.axes[self.axes].transData.transform(data) * 72 / figure.dpi
        return round(float(x), 1), round(float(figure.bbox.height * 72 / figure.dpi - y), 1)
