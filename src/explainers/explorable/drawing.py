"""A question that is answered by drawing: the reader draws over a panel how it goes on, then the figure shows it under the drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from explainers.explorable.errors import error

MOST = 20
"""Points of a drawing: each can be reached by the keyboard."""


@dataclass(frozen=True)
class Drawing:
    """What the reader is asked to draw, and where the figure goes once it is drawn.

    Attributes:
        text: the question. It is drawn in the start state, which must not show its answer, and in no other.
        x: where the reader draws, in data coordinates of the panel's x-axis, from left to right.
        answer: ``answer(result)`` has the true y for each of ``x`` in the state ``at``: computed, so that it cannot be wrong in silence.
        at: the controls that the figure moves, and to which values, up to rounding; the others go to the author's start.
        within: the lowest and the highest y that can be drawn; without it, the limits of the y-axis.
        names: a template that names a point by its ``x``, as in "degree {x:g}", or a name for each.
        unit: what follows a value of y when it is said, as in " miles".
        digits: significant digits of such a value.
        bars: whether a bar stands at each point, in place of a line through all of them.
        panel: the number of the panel, from 0.
        axes: the number of the axes on the panel, from 0, where it has several.

    Raises:
        ExplorableError: no text, less than two places or more than :data:`MOST`, or something of the wrong kind.
    """

    text: str
    x: Sequence[float]
    answer: Callable[[Any], Any]
    at: Mapping[str, Any] = field(default_factory=dict)
    within: tuple[float, float] | None = None
    names: str | Sequence[str] = "x = {x:g}"
    unit: str = ""
    digits: int = 2
    bars: bool = False
    panel: int = 0
    axes: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.text, str) or not self.text.strip():
            raise error(self._of, "it asks nothing", "give the question as a string")
        object.__setattr__(self, "x", self._checked_places())
        if not callable(self.answer):
            raise error(self._of, f"answer is {self.answer!r}", "give a function of the result, so that the answer is computed")
        if not isinstance(self.at, Mapping):
            raise error(self._of, f"at is {self.at!r}", "give the values that the figure goes to, by control: {'n': 16}")
        try:
            named = [self.name(x) for x in self.x]
        except Exception as cause:
            remedy = "give a template of x, such as 'degree {x:g}', or a name for each x"
            raise error(self._of, f"names is {self.names!r}", remedy) from cause
        if len(set(named)) < len(named):
            raise error(self._of, f"names gives two points one name: {named}", "give a template that shows more of x")
        if not isinstance(self.unit, str):
            raise error(self._of, f"unit is {self.unit!r}", "give a string, such as ' miles'")
        if self.within is not None:
            object.__setattr__(self, "within", self._checked_ends())
        if self.digits not in range(1, 10):
            raise error(self._of, f"digits is {self.digits!r}", "give the number of significant digits, 1 to 9")

    @property
    def _of(self) -> str:
        return f"drawing {self.text!r}"

    def _checked_places(self) -> tuple[float, ...]:
        try:
            x = np.asarray(list(self.x) if isinstance(self.x, Iterable) else self.x, float)
        except (TypeError, ValueError):
            x = np.empty(0)
        if x.ndim != 1 or not 2 <= len(x) <= MOST or not np.all(np.isfinite(x)) or np.any(np.diff(x) <= 0):
            raise error(self._of, f"its x is {self.x!r}", f"give 2 to {MOST} numbers, each greater than the one before")
        return tuple(float(each) for each in x)

    def _checked_ends(self) -> tuple[float, float]:
        try:
            low, high = map(float, self.within or ())
        except (TypeError, ValueError):
            low = high = 0.0
        if not low < high:
            raise error(self._of, f"within is {self.within!r}", "give the lowest and the highest y, two numbers")
        return low, high

    def name(self, x: float) -> str:
        """The name of the point at ``x``."""
        return self.names.format(x=x) if isinstance(self.names, str) else str(self.names[self.x.index(x)])

    def said(self, y: float) -> str:
        """A value of y in words.

        >>> Drawing("?", [0, 1], answer=list, unit=" miles").said(1234.5)
        '1,200 miles'
        """
        return f"{float(f'{y:.{self.digits}g}'):,.10g}".replace("-", "\N{MINUS SIGN}") + self.unit

    def checked(self, answer: Any) -> tuple[float, ...]:
        """What ``answer`` returned, a finite number for each point.

        Raises:
            ExplorableError: it is something else.
        """
        y = np.asarray(answer, float)
        if y.shape != (len(self.x),) or np.ma.is_masked(answer) or not np.all(np.isfinite(y)):
            raise error(self._of, f"its answer is {answer!r}", f"return {len(self.x)} finite numbers, one for each x")
        return tuple(float(each) for each in y)

    def field(self, figure: Figure) -> Field:
        """Where it is drawn on the ``figure``.

        Raises:
            ExplorableError: the axes do not exist, have another scale than a linear or a logarithmic one, or end before its points.
        """
        if not self.axes < len(figure.axes):
            raise error(self._of, f"panel {self.panel} has {len(figure.axes)} axes, and none with number {self.axes}", "name one of them")
        ax = figure.axes[self.axes]
        if ax.name != "rectilinear":
            raise error(self._of, f"its axes are {ax.name}", "draw it on axes with an x- and a y-axis")
        if ax.get_yscale() not in ("linear", "log"):
            raise error(self._of, f"the scale of its y-axis is {ax.get_yscale()!r}", "draw it on a linear or a logarithmic axis")
        left, right = sorted(ax.get_xlim())
        if self.x[0] < left or self.x[-1] > right:
            raise error(self._of, f"the x-axis, {left:g} to {right:g}, ends before its points", "give other x, or set xlim")
        ends = sorted(ax.get_ylim())
        low, high = self.within or ends
        if not ends[0] <= low < high <= ends[1]:
            raise error(self._of, f"within is {self.within!r}, and the y-axis {ends[0]:g} to {ends[1]:g}", "stay within the axis")
        scale, top = 72 / figure.dpi, figure.bbox.height
        x = [round(float(ax.transData.transform((each, high))[0] * scale), 1) for each in self.x]
        y = [round(float((top - ax.transData.transform((self.x[0], each))[1]) * scale), 1) for each in (low, high)]
        return Field(tuple(x), (y[0], y[1]), (float(low), float(high)), ax.get_yscale() == "log")


@dataclass(frozen=True)
class Field:
    """Where a reader draws: ``x`` of the points and ``y`` of the lowest and the highest value, in points from the top left corner of the
    panel, and those two values ``ends``; ``log`` where the axis between them is logarithmic."""

    x: tuple[float, ...]
    y: tuple[float, float]
    ends: tuple[float, float]
    log: bool


def drawing_table(drawing: Drawing, answer: Sequence[float], fields: Sequence[Field], start: int, goal: int) -> dict[str, Any]:
    """What the player needs to have it drawn; ``fields`` are of all states. ``where`` has for each state whether what was drawn fits there.

    Raises:
        ExplorableError: the axes of the start state are not those of the state that answers, or do not reach the answer.
    """
    of, here = f"drawing {drawing.text!r}", fields[start]
    if here != fields[goal]:
        what = f"its axes have other limits in the start state (y from {here.ends[0]:g} to {here.ends[1]:g}) than where it is answered"
        raise error(
            of, f"{what} ({fields[goal].ends[0]:g} to {fields[goal].ends[1]:g})", "set xlim and ylim that do not depend on the state"
        )
    low, high = here.ends
    for x, y in zip(drawing.x, answer, strict=True):
        if not low <= y <= high:
            raise error(
                of,
                f"the answer at {drawing.name(x)} is {y:g}, and can be drawn from {low:g} to {high:g}",
                "set wider limits, or leave out that x",
            )
    return {
        "panel": drawing.panel,
        "x": here.x,
        "y": here.y,
        "ends": here.ends,
        "log": here.log,
        "names": [drawing.name(x) for x in drawing.x],
        "answer": [float(f"{y:.6g}") for y in answer],
        "unit": drawing.unit,
        "digits": drawing.digits,
        "bars": drawing.bars,
        "where": ["1" if each == here else "" for each in fields],
    }


def told(drawing: Drawing, answer: Sequence[float]) -> str:
    """The answer in words, where nothing can be drawn.

    >>> told(Drawing("?", [0, 1], answer=list), [3.0, 4.0])
    'The answer: x = 0: 3; x = 1: 4.'
    """
    return "The answer: " + "; ".join(f"{drawing.name(x)}: {drawing.said(y)}" for x, y in zip(drawing.x, answer, strict=True)) + "."
