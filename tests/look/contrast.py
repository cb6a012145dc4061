"""How well the marks of a drawn figure stand out from what is behind them, in the light and in the dark, by WCAG 2.

Measured are the colors that were asked for, by role, with their alpha over the paper and over the areas that the mark lies on or under.
A mark stands out if its face or its edge does. What is drawn in the role ``line``, or has the gid ``style.DECORATION``, may be faint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import Collection, LineCollection
from matplotlib.colors import to_hex, to_rgba, to_rgba_array
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.path import Path
from matplotlib.spines import Spine
from matplotlib.text import Annotation, Text
from numpy.typing import NDArray

from explainers.look import palette, style

Array = NDArray[np.float64]
MARK, TEXT = 3.0, 4.5
SAMPLES = 60
"""Places of one artist that are looked at, at most."""


def luminance(rgb: Array) -> float:
    """Relative luminance of sRGB in [0, 1]: 0.2126 R + 0.7152 G + 0.0722 B, made linear."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: Array, other: Array) -> float:
    """(L₁ + 0.05)/(L₂ + 0.05) of the brighter over the darker, from 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def over(paint: Array, ground: Array) -> Array:
    """RGBA over RGB."""
    return paint[3] * paint[:3] + (1 - paint[3]) * ground


def themed(color: object, dark: bool) -> Array:
    """RGBA of a color in a theme: a role's light color becomes its dark one."""
    rgba = np.array(to_rgba(color))
    role = palette.BY_COLOR.get(to_hex(rgba[:3]))
    return np.append(to_rgba(palette.ROLES[role].dark)[:3], rgba[3]) if role and dark else rgba


@dataclass(frozen=True)
class Mark:
    """Something drawn: its name, the places it is at in pixels (n, 2), its paints, any of which may stand out, and the area it fills."""

    name: str
    at: Array
    paints: tuple[object, ...]
    needed: float = MARK
    area: Path | None = None
    fill: object = "none"
    decoration: bool = False


def marks(ax: Axes) -> list[Mark]:
    """All marks of an axes but its frame, first drawn first."""
    ax.figure.draw_without_rendering()
    return [mark for artist in sorted(ax.get_children(), key=lambda artist: artist.zorder) for mark in _of(artist, ax)]


def faults(ax: Axes) -> list[str]:
    """Each mark of the axes that does not stand out, with its contrast, once a theme."""
    drawn = marks(ax)
    found = []
    for i, mark in enumerate(drawn):
        for theme in ("light", "dark"):
            least = min((_contrast(drawn, i, point, theme == "dark") for point in mark.at), default=np.inf)
            if not mark.decoration and least < mark.needed:
                found.append(f"{mark.name}: {least:.1f}:1 in the {theme}, at least {mark.needed:g} is needed")
    return found


def _contrast(drawn: list[Mark], i: int, point: Array, dark: bool) -> float:
    """Of the paint that stands out most at a place from the same place without the mark."""
    ground = np.array(to_rgba(palette.ROLES["paper"][dark])[:3])
    above = []
    for j, mark in enumerate(drawn):
        if j != i and mark.area is not None and mark.area.contains_point(point):
            paint = themed(mark.fill, dark)
            if j < i:
                ground = over(paint, ground)
            elif paint[3] == 1:
                return np.inf  # covered, and not to be seen at all
            else:
                above.append(paint)
    seen = [over(themed(paint, dark), ground) for paint in drawn[i].paints]
    for paint in above:
        ground, seen = over(paint, ground), [over(paint, color) for color in seen]
    return max((contrast(color, ground) for color in seen), default=np.inf)


def _of(artist: Artist, ax: Axes) -> Iterator[Mark]:
    if not artist.get_visible() or isinstance(artist, (Axis, Spine)) or artist is ax.patch:
        return
    if isinstance(artist, Legend):
        for child in (*artist.legend_handles, *artist.get_texts()):
            if child is not None:
                yield from _of(child, ax)
    elif isinstance(artist, Line2D):
        yield from _line(artist, ax)
    elif isinstance(artist, Text):
        if artist.get_text():
            yield Mark(f"text {artist.get_text()!r}", artist.get_window_extent().corners(), (_faded(artist.get_color(), artist),), TEXT)
        if isinstance(artist, Annotation) and artist.arrow_patch is not None:
            yield from _of(artist.arrow_patch, ax)
    elif isinstance(artist, Patch):
        yield from _patch(artist, ax)
    elif isinstance(artist, Collection):
        yield from _collection(artist, ax)


def _line(line: Line2D, ax: Axes) -> Iterator[Mark]:
    points = np.ma.filled(np.ma.masked_invalid(line.get_xydata().astype(float)), np.nan)
    at = _inside(line.get_transform().transform(points), ax, line)
    if line.get_linestyle() != "None" and line.get_linewidth() > 0 and len(points) > 1:
        color = _faded(line.get_color(), line)
        yield Mark(f"line {_say(color)}", at, (color,), decoration=_decoration(line, [color]))
    if line.get_marker() not in ("None", None, "", " "):
        paints = [_faded(line.get_markerfacecolor(), line)] if MarkerStyle(line.get_marker()).is_filled() else []
        if line.get_markeredgewidth() > 0:
            paints.append(_faded(line.get_markeredgecolor(), line))
        yield Mark(f"markers {line.get_marker()} {_say(*paints)}", at, tuple(paints), decoration=_decoration(line, paints))


def _patch(patch: Patch, ax: Axes) -> Iterator[Mark]:
    path = patch.get_transform().transform_path(patch.get_path())
    edge = patch.get_edgecolor() if patch.get_linewidth() > 0 else "none"
    fill = patch.get_facecolor() if patch.get_fill() and not isinstance(patch, FancyArrowPatch) else "none"
    yield from _filled(type(patch).__name__, [path], [fill], [edge], patch, ax)


def _collection(collection: Collection, ax: Axes) -> Iterator[Mark]:
    offsets = collection.get_offset_transform().transform(np.ma.filled(np.ma.asarray(collection.get_offsets(), float), np.nan))
    faces, edges = collection.get_facecolors(), collection.get_edgecolors()
    paths = collection.get_paths()
    if isinstance(collection, LineCollection):
        for i, path in enumerate(paths):
            color = tuple(edges[i % len(edges)])
            at = _inside(collection.get_transform().transform(path.vertices), ax, collection)
            yield Mark(f"segment {_say(color)}", at, (color,), decoration=_decoration(collection, [color]))
    elif len(offsets) > 1 or np.any(offsets):
        for i, place in enumerate(offsets):
            paints = [tuple(faces[i % len(faces)])] if len(faces) else []
            if len(edges) and collection.get_linewidths()[i % len(collection.get_linewidths())] > 0:
                paints.append(tuple(edges[i % len(edges)]))
            at = _inside(place[None], ax, collection)
            yield Mark(f"dot {_say(*paints)}", at, tuple(paints), decoration=_decoration(collection, paints))
    else:
        moved = [collection.get_transform().transform_path(path) for path in paths]
        thin = len(collection.get_linewidths()) == 0 or max(collection.get_linewidths()) == 0
        yield from _filled(
            type(collection).__name__,
            moved,
            [tuple(faces[i % len(faces)]) if len(faces) else "none" for i in range(len(paths))],
            ["none" if thin or not len(edges) else tuple(edges[i % len(edges)]) for i in range(len(paths))],
            collection,
            ax,
        )


def _filled(name: str, paths: Iterable[Path], fills: Iterable[object], edges: Iterable[object], artist: Artist, ax: Axes) -> Iterator[Mark]:
    for path, fill, edge in zip(paths, fills, edges, strict=True):
        paints = [paint for paint in (fill, edge) if to_rgba(paint)[3] > 0]
        closed = path if to_rgba(fill)[3] > 0 and len(path.vertices) > 2 else None
        if paints and np.ptp(path.vertices, axis=0).max() > 0:
            at = _inside(path.vertices, ax, artist)
            yield Mark(f"{name} {_say(*paints)}", at, tuple(paints), area=closed, fill=fill, decoration=_decoration(artist, paints))


def _inside(points: Array, ax: Axes, artist: Artist) -> Array:
    """Finite points within the axes, no more than some."""
    kept = points[np.isfinite(points).all(axis=1)]
    if artist.get_clip_on() and artist.axes is ax:
        low, high = ax.bbox.min - 1, ax.bbox.max + 1
        kept = kept[np.all((kept >= low) & (kept <= high), axis=1)]
    return kept[:: max(1, len(kept) // SAMPLES)]


def _faded(color: object, artist: Artist) -> tuple[float, ...]:
    rgba = to_rgba_array(color, artist.get_alpha()) if color != "none" else np.zeros((1, 4))
    return tuple(rgba[0])


def _decoration(artist: Artist, paints: Iterable[object]) -> bool:
    shown = [paint for paint in paints if to_rgba(paint)[3] > 0]
    return artist.get_gid() == style.DECORATION or (bool(shown) and all(to_hex(to_rgba(paint)[:3]) == palette.LINE for paint in shown))


def _say(*paints: object) -> str:
    """Roles with alpha, for messages."""
    words = []
    for paint in paints:
        rgba = to_rgba(paint)
        name = palette.BY_COLOR.get(to_hex(rgba[:3]), to_hex(rgba[:3]))
        words.append(name if rgba[3] == 1 else f"{name} at alpha {rgba[3]:.2f}")
    return " with ".join(words) or "without paint"
