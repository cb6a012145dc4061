"""What stands in another's place in a drawing: marks cut by the frame, curves that leave it, texts over texts, legends over lines.

Found in one state from matplotlib's artists, after the layout and without drawing: texts are measured as for the page. Nothing is asked of
what is invisible, of rules (the color ``line``), and of what carries no meaning (``gid`` *decoration*). What is meant says why in its
``gid``: ``leaves: because``, what may leave its axes or be cut; ``under: because``, what may lie under a text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from explainers.explorable.controls import ends
from explainers.explorable.courses import Array, Mark, marks
from explainers.explorable.declaration import Explorable
from explainers.explorable.frame import WIDTH
from explainers.explorable.panel import name_of, paint
from explainers.explorable.still import Still
from explainers.explorable.svg import SETTINGS, PageRenderer

SLACK = 1.5
"""Points by which things may reach into each other: a text's box is larger than its ink, and the page's font is narrower."""
CUT = 0.5
"""The part of its radius by which a dot may be cut: a fifth of its ink is then missing."""


def crowding(shown: Explorable | Still, states: Iterable[int] | None = None) -> list[str]:
    """What is cut, leaves its axes, is written over something else, or is empty, each with a state in which it is; nothing if all is well.

    Args:
        shown: a figure, with or without controls.
        states: the numbers of the states to look at; if not given, the start, and those with one control, or all, at their first or last
            value.

    Raises:
        ExplorableError: a state cannot be computed.
    """
    found: dict[str, str] = {}
    for where, result in _results(shown, states):
        for i, panel in enumerate(shown.panels):
            with mpl.rc_context(SETTINGS):
                figure = Figure(figsize=(WIDTH, shown.height))
                paint(panel, figure, result)
                for fault in faults(figure):
                    found.setdefault(f"{shown.name}, panel {i + 1} ({name_of(panel)}): {fault}", where)
    return [fault + where for fault, where in found.items()]


def _results(shown: Explorable | Still, states: Iterable[int] | None) -> Iterator[tuple[str, Any]]:
    if isinstance(shown, Still):
        yield "", shown.result
        return
    grid = shown.grid
    if states is None:
        states = [grid.number(each) for each in ends([len(c.values) for c in grid.controls], [c.start for c in grid.controls])]
    for number in states:
        yield f", at {grid.address(shown.name, number)}", shown.result(number)


def faults(figure: Figure) -> list[str]:
    """What is at fault in a figure as it is drawn, in words."""
    figure.dpi = 72
    renderer: Any = PageRenderer(*figure.bbox.size, io.StringIO())
    with renderer._draw_disabled():
        figure.draw(renderer)
    shown = [ax for ax in _all(figure.axes) if ax.get_visible()]
    drawn = {ax: list(marks(ax)) for ax in shown}
    texts = list(_texts(figure, shown, renderer))
    found = [fault for ax in shown for mark in drawn[ax] for fault in _leaving(mark, ax)]
    found += [f"{name} is cut by the edge of the panel" for name, box, _ in texts if _beyond(box, figure.bbox)]
    found += [f"{one} lies over {other}" for (one, a, _), (other, b, _) in combinations(texts, 2) if _meet(a, b)]
    found += [fault for name, box, ax in texts if ax for mark in drawn[ax] for fault in _crossing(name, box, mark)]
    found += [f"{_name_of(ax, shown)} is empty" for ax in shown if ax.axison and not _is_seen(ax, drawn[ax]) and not _twin(ax, shown)]
    return list(dict.fromkeys(found))


def _all(axes: Iterable[Any]) -> Iterator[Axes]:
    for ax in axes:
        yield ax
        yield from _all(ax.child_axes)


def _name_of(ax: Axes, shown: list[Axes]) -> str:
    return "the axes" if len(shown) == 1 else f"axes {shown.index(ax) + 1} of {len(shown)}"


def _twin(ax: Axes, shown: list[Axes]) -> bool:
    return any(other is not ax and np.allclose(other.bbox.extents, ax.bbox.extents) for other in shown)


# What is cut


def _leaving(mark: Mark, ax: Axes) -> Iterator[str]:
    if mark.may("leaves"):
        return
    frame, blended = ax.bbox, _blended(mark.artist, ax)
    if mark.artist.get_clip_on() and len(mark.dots):
        radius = np.maximum(mark.radius, 1e-9)
        depth = (np.minimum(mark.dots - frame.min, frame.max - mark.dots) / radius).min(axis=1)  # of their middles, in radii
        cut, out = (depth >= -1) & (depth < 1 - CUT), depth < -1
        if cut.any():
            yield f"{mark.name}: {cut.sum()} of {len(cut)} dots are cut by the frame"
        if out.any():
            yield f"{mark.name}: {out.sum()} of {len(out)} dots are outside the frame"
    if mark.artist.get_clip_on() and len(mark.course) and not all(blended):
        sides = _sides_left(mark.course, frame, blended, mark.closed)
        if sides:
            yield f"{mark.name} leaves the frame through {', '.join(sides)}"


def _blended(artist: Artist, ax: Axes) -> tuple[bool, bool]:
    """Whether the artist is placed in x, in y by the axes rather than by data: it ends where they end."""
    x, y = artist.get_transform().contains_branch_seperately(ax.transData)  # matplotlib's spelling
    return not x, not y


def _sides_left(course: Array, frame: Any, blended: tuple[bool, bool], closed: bool) -> list[str]:
    """Through which sides a line passes, from what is seen of it to what is not."""
    slack = SLACK
    found = []
    x, y = course.T
    with np.errstate(invalid="ignore"):
        inside = (x >= frame.x0 - slack) & (x <= frame.x1 + slack) & (y >= frame.y0 - slack) & (y <= frame.y1 + slack)
        outs = {"left": x < frame.x0 - slack, "right": x > frame.x1 + slack, "bottom": y < frame.y0 - slack, "top": y > frame.y1 + slack}
    for i, (side, out) in enumerate(outs.items()):
        if blended[i // 2]:
            continue
        if closed:
            passes = out.any() and bool(inside.any())
        else:
            passes = bool((inside[:-1] & out[1:]).any() or (out[:-1] & inside[1:]).any())
        if passes:
            found.append(side)
    return found


def _beyond(box: Bbox, page: Any) -> bool:
    return bool(box.x0 < page.x0 - SLACK or box.x1 > page.x1 + SLACK or box.y0 < page.y0 - SLACK or box.y1 > page.y1 + SLACK)


# What is written over something


def _texts(figure: Figure, shown: list[Axes], renderer: Any) -> Iterator[tuple[str, Bbox, Axes | None]]:
    """Each text: its name, its box, and the axes in which it may lie over marks; none for those beside the axes."""
    for ax in shown:
        for text in ax.texts:
            yield from _text(text, "the text", renderer, ax)
        legend = ax.get_legend()
        if legend is not None and legend.get_visible():
            yield from _entries(legend, renderer, ax)
        for title in (ax.title, ax._left_title, ax._right_title):  # type: ignore[attr-defined]  # no public name
            yield from _text(title, "the title", renderer, None)
        for axis in (ax.xaxis, ax.yaxis) if ax.axison else ():
            if not axis.get_visible():
                continue
            yield from _text(axis.label, "the label", renderer, None)
            for tick in axis._update_ticks():  # type: ignore[union-attr]  # those that are drawn
                for label in (tick.label1, tick.label2):
                    yield from _text(label, f"the {axis.axis_name} tick", renderer, None)
    for text in figure.texts:
        yield from _text(text, "the text", renderer, None)
    for legend in figure.legends:
        yield from _entries(legend, renderer, None)


def _entries(legend: Legend, renderer: Any, ax: Axes | None) -> Iterator[tuple[str, Bbox, Axes | None]]:
    """The texts of a legend, each with the sign before it."""
    for text in legend.get_texts():
        for name, box, _ in _text(text, "the legend's", renderer, ax):
            sign = (legend.handlelength + legend.handletextpad) * float(text.get_fontsize())
            yield name, Bbox.from_extents(box.x0 - sign, box.y0, box.x1, box.y1), ax


def _text(text: Text, what: str, renderer: Any, ax: Axes | None) -> Iterator[tuple[str, Bbox, Axes | None]]:
    if text.get_visible() and text.get_text().strip() and text.get_alpha() != 0:
        box = Text.get_window_extent(text, renderer)
        if np.isfinite(box.extents).all():
            yield f"{what} {text.get_text()!r}", box, ax


def _meet(one: Bbox, other: Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return bool(across > SLACK and min(one.y1, other.y1) - max(one.y0, other.y0) > 2 * SLACK)


def _crossing(name: str, box: Bbox, mark: Mark) -> Iterator[str]:
    if mark.may("under") or mark.artist.get_zorder() < 0:
        return
    inset = SLACK - min(mark.pen / 2, SLACK)
    low, high = np.array([box.x0, box.y0]) + inset, np.array([box.x1, box.y1]) - inset
    axes: Any = mark.artist.axes
    if mark.artist.get_clip_on():
        frame = axes.bbox
        low, high = np.maximum(low, frame.min), np.minimum(high, frame.max)
    if (high <= low).any():
        return
    half = np.array(mark.radius) / 2
    if len(mark.dots) and ((mark.dots > low - half) & (mark.dots < high + half)).all(axis=1).any():
        yield f"{name} lies over a dot of {mark.name}"
    if len(mark.course) > 1 and not mark.closed and _passes(mark.course, low, high):
        yield f"{name} lies over {mark.name}"
    if mark.closed and isinstance(mark.artist, Patch) and _is_bar(mark.artist) and name.startswith("the legend's"):
        corners = mark.course[np.isfinite(mark.course).all(axis=1)]
        if len(corners) and (corners.max(axis=0) > low).all() and (corners.min(axis=0) < high).all():
            yield f"{name} lies over the bar {mark.name}"


def _is_bar(patch: Any) -> bool:
    return any(isinstance(container, BarContainer) and patch in container.patches for container in patch.axes.containers)


def _passes(course: Array, low: Array, high: Array) -> bool:
    """Whether a line has a point in the rectangle, by Liang and Barsky."""
    start, step = course[:-1], np.diff(course, axis=0)
    drawn = np.isfinite(step).all(axis=1)
    start, step = start[drawn], step[drawn]
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - start) / step, (high - start) / step
    still = step == 0
    within = (start > low) & (start < high)
    enter = np.where(still, np.where(within, -np.inf, np.inf), np.minimum(one, other)).max(axis=1, initial=0)
    leave = np.where(still, np.where(within, np.inf, -np.inf), np.maximum(one, other)).min(axis=1, initial=1)
    return bool((enter < leave).any())


# What is empty


def _is_seen(ax: Axes, drawn: list[Mark]) -> bool:
    if ax.images or ax.tables or any(text.get_text().strip() and text.get_visible() for text in ax.texts) or ax.child_axes:
        return True
    frame = ax.bbox
    low, high = np.array([frame.x0, frame.y0]) - 1, np.array([frame.x1, frame.y1]) + 1
    return any(
        bool(len(mark.dots) and ((mark.dots > low) & (mark.dots < high)).all(axis=1).any())
        or bool(len(mark.course) > 1 and _passes(mark.course, low, high))
        for mark in drawn
        if not mark.may("decoration") and not any(_blended(mark.artist, ax))
    )
