"""Where the marks of a figure lie, in points of its panel: the courses of its lines and outlines, and the places of its dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from numpy.typing import NDArray

from explainers.look import palette

Array = NDArray[np.float64]


@dataclass
class Mark:
    """What is drawn of one artist: the pieces of its lines, with NaN between and half as wide as their pen, and its dots."""

    name: str
    artist: Artist
    course: Array = field(default_factory=lambda: np.empty((0, 2)))
    pen: float = 0.0
    dots: Array = field(default_factory=lambda: np.empty((0, 2)))
    radius: tuple[float, float] = (0.0, 0.0)
    closed: bool = False

    def may(self, word: str) -> bool:
        """Whether the author says so: its ``gid`` begins with the word; what is decoration may everything."""
        return str(self.artist.get_gid() or "").startswith((word, "decoration"))


def marks(ax: Axes) -> Iterator[Mark]:
    """The marks of ``ax`` but those that are invisible and rules in the color ``line``; after the layout."""
    for kind in ("lines", "collections", "patches"):
        for i, artist in enumerate(getattr(ax, kind)):
            label = str(artist.get_label())
            name = f"ax.{kind}[{i}]" + (f" {label!r}" if label and not label.startswith("_") else "")
            if artist.get_visible() and not _is_rule(artist):
                yield from _mark(name, artist)


def _is_rule(artist: Any) -> bool:
    color = artist.get_color() if isinstance(artist, Line2D) else artist.get_edgecolor()
    if isinstance(artist, Patch) and artist.get_fill() and to_rgba(artist.get_facecolor())[3]:
        color = artist.get_facecolor()
    colors = np.atleast_2d(color) if not isinstance(color, str) else [color]
    return len(colors) > 0 and all(to_hex(each) == palette.LINE for each in colors)


def _mark(name: str, artist: Any) -> Iterator[Mark]:
    if isinstance(artist, Line2D):
        yield from _mark_of_line(name, artist)
    elif isinstance(artist, LineCollection):
        pieces = [artist.get_transform().transform(path.vertices) for path in artist.get_paths()]
        yield Mark(name, artist, _joined(pieces), float(np.max(artist.get_linewidth(), initial=0)))
    elif isinstance(artist, PathCollection):
        offsets: Array = np.ma.filled(np.ma.asarray(artist.get_offsets(), float), np.nan)
        sizes = np.asarray(artist.get_sizes())
        radius = float(np.sqrt(sizes.max()) / 2) if sizes.size else 0.0
        yield Mark(name, artist, dots=_finite(artist.get_offset_transform().transform(offsets)), radius=(radius, radius))
    elif isinstance(artist, Collection):
        yield Mark(name, artist, _outlines(artist.get_paths(), artist.get_transform()), closed=True)
    elif isinstance(artist, Patch):
        yield Mark(name, artist, _outlines([artist.get_path()], artist.get_transform()), closed=True)


def _outlines(paths: Iterable[Any], transform: Any) -> Array:
    return _joined([outline for path in paths for outline in transform.transform_path(path).to_polygons()])


def _mark_of_line(name: str, line: Line2D) -> Iterator[Mark]:
    corners = line.get_transform().transform(np.ma.filled(np.ma.asarray(line.get_xydata(), float), np.nan))
    if not len(corners):
        return
    if line.get_marker() not in ("None", "none", "", " ", None):
        yield Mark(name, line, dots=_finite(corners), radius=_reach(line))
    pen = float(line.get_linewidth())
    if line.get_linestyle() not in ("None", "none", "", " ") and pen > 0:
        dots = _strokes_that_are_dots(corners, pen)
        if dots is not None:
            yield Mark(name, line, dots=dots, radius=(pen / 2, pen / 2))
        else:
            yield Mark(name, line, corners, pen)


def _reach(line: Line2D) -> tuple[float, float]:
    """How far a marker reaches to the side, and up; a stroke is as narrow as its pen."""
    half, pen = float(line.get_markersize()) / 2, float(line.get_markeredgewidth()) / 2
    return {"|": (pen, half), "_": (half, pen)}.get(str(line.get_marker()), (half, half))


def _strokes_that_are_dots(corners: Array, pen: float) -> Array | None:
    """The places of dots, if a line is nothing but short strokes with gaps between."""
    gaps = np.isnan(corners).any(axis=1)
    steps = np.hypot(*np.diff(corners, axis=0).T)
    drawn = steps[~np.isnan(steps)]
    if not gaps.any() or not drawn.size or drawn.max() > pen / 2:
        return None
    return corners[:-1][~np.isnan(steps)]


def _finite(points: Array) -> Array:
    return points[np.isfinite(points).all(axis=1)]


def _joined(pieces: list[Any]) -> Array:
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for piece in pieces for part in (np.asarray(piece, float), gap)]) if pieces else np.empty((0, 2))
