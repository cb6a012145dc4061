"""How well the marks of a drawn figure stand out from what is behind them, in the light and in the dark, by WCAG 2.

Measured are the colors that were asked for, by role, with their alpha over the paper and over the areas that the mark lies on or under.
A mark stands out if its face or its edge does, and an area also if lines that do run along its rim. What is drawn in the role ``line``, or
has the gid ``style.DECORATION``, may be faint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle

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
SAMPLES = 100
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
    """Something drawn: its name, the places it is at in pixels (n, 2), its paints, any of which may stand out, the area it fills with
    its color, or the corners of the line that it is (with NaN in its gaps), and whether it may be faint."""

    name: str
    at: Array
    paints: tuple[object, ...]
    needed: float = MARK
    area: Path | None = None
    fill: object = "none"
    course: Array | None = None
    decoration: bool = False


def marks(ax: Axes) -> list[Mark]:
    """All marks of an axes but its frame, first drawn first; after the layout."""
    return [mark for artist in sorted(ax.get_children(), key=lambda artist: artist.zorder) for mark in _of(artist, ax)]


def faults(ax: Axes) -> list[str]:
    """Each mark of the axes that does not stand out, with its least contrast, once a theme; after the layout."""
    drawn, found = marks(ax), []
    areas = [_areas(drawn, i) for i in range(len(drawn))]
    for theme in ("light", "dark"):
        least = [min((_contrast(drawn, i, inside, theme == "dark") for inside in areas[i]), default=np.inf) for i in range(len(drawn))]
        lines = [mark.course for mark, value in zip(drawn, least, strict=True) if mark.course is not None and value >= mark.needed]
        for mark, value in zip(drawn, least, strict=True):
            if not (mark.decoration or value >= mark.needed or (mark.area is not None and _outlined(mark.at, lines, ax))):
                found.append(f"{mark.name}: {value:.1f}:1 in the {theme}, at least {mark.needed:g} is needed")
    return found


def _outlined(rim: Array, lines: list[Array], ax: Axes) -> bool:
    """Whether all of a rim but what lies on the border of the axes is within a pixel of some line."""
    inside = rim[np.all((rim > ax.bbox.min + 1) & (rim < ax.bbox.max - 1), axis=1)]
    return len(inside) > 0 and all(any(_distance(place, line) < 1 for line in lines) for place in inside)


def _distance(place: Array, line: Array) -> float:
    """From a place to a line with corners (n, 2), in pixels; infinite if the line has gaps only."""
    start, along = line[:-1], np.diff(line, axis=0)
    t = np.clip(np.sum((place - start) * along, axis=1) / np.maximum(np.sum(along**2, axis=1), 1e-12), 0, 1)
    gaps = np.linalg.norm(start + t[:, None] * along - place, axis=1)
    return float(np.nanmin(gaps)) if np.any(np.isfinite(gaps)) else np.inf


def _areas(drawn: list[Mark], i: int) -> set[tuple[int, ...]]:
    """The other marks whose areas a place of mark ``i`` lies in, first drawn first; for all of its places, each once."""
    at = drawn[i].at
    inside = {j: mark.area.contains_points(at) for j, mark in enumerate(drawn) if j != i and mark.area is not None and len(at)}
    return {tuple(j for j, places in inside.items() if places[k]) for k in range(len(at))}


def _contrast(drawn: list[Mark], i: int, areas: tuple[int, ...], dark: bool) -> float:
    """Of the paint that stands out most, where mark ``i`` lies on or under ``areas``, from the same place without the mark."""
    ground = np.array(to_rgba(palette.ROLES["paper"][dark])[:3])
    above = []
    for j in areas:
        paint = themed(drawn[j].fill, dark)
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
    course = line.get_transform().transform(points)
    at = _inside(course, ax, line)
    if line.get_linestyle() != "None" and line.get_linewidth() > 0 and len(points) > 1:
        color = _faded(line.get_color(), line)
        yield Mark(f"line {_say(color)}", at, (color,), course=course, decoration=_decoration(line, [color]))
    if line.get_marker() not in ("None", None, "", " "):
        paints = [_faded(line.get_markerfacecolor(), line)] if MarkerStyle(line.get_marker()).is_filled() else []
        if line.get_markeredgewidth() > 0:
            paints.append(_faded(line.get_markeredgecolor(), line))
        yield Mark(f"markers {line.get_marker()} {_say(*paints)}", at, tuple(paints), decoration=_decoration(line, paints))


def _patch(patch: Patch, ax: Axes) -> Iterator[Mark]:
    path = patch.get_transform().transform_path(patch.get_path())
    edge = patch.get_edgecolor() if patch.get_linewidth() > 0 else "none"
    fill = patch.get_facecolor() if patch.get_fill() and not isinstance(patch, FancyArrowPatch) else "none"
    yield from _filled(patch, [(path, fill, edge)], ax)


def _collection(collection: Collection, ax: Axes) -> Iterator[Mark]:
    places = collection.get_offset_transform().transform(np.ma.filled(np.ma.asarray(collection.get_offsets(), float), np.nan))
    paths = [collection.get_transform().transform_path(path) for path in collection.get_paths()]
    thin = not np.any(collection.get_linewidths())
    faces = [tuple(face) for face in collection.get_facecolors()] or ["none"]
    edges = ["none"] if thin else [tuple(edge) for edge in collection.get_edgecolors()] or ["none"]
    if isinstance(collection, LineCollection):
        for path, edge in zip(paths, cycle(edges), strict=False):
            at = _inside(path.vertices, ax, collection)
            yield Mark(f"segment {_say(edge)}", at, (edge,), course=path.vertices, decoration=_decoration(collection, [edge]))
    elif len(places) > 1 or np.any(collection.get_offsets()):
        for place, face, edge in zip(places, cycle(faces), cycle(edges), strict=False):
            at = _inside(place[None], ax, collection)
            yield Mark(f"dot {_say(face, edge)}", at, (face, edge), decoration=_decoration(collection, [face, edge]))
    else:
        yield from _filled(collection, zip(paths, cycle(faces), cycle(edges), strict=False), ax)


def _filled(artist: Artist, parts: Iterable[tuple[Path, object, object]], ax: Axes) -> Iterator[Mark]:
    """Paths with their fill and edge; their places are all along their rims."""
    for path, fill, edge in parts:
        paints = [paint for paint in (fill, edge) if to_rgba(paint)[3] > 0]
        rims = [np.asarray(rim) for rim in path.to_polygons(closed_only=False)]
        if paints and any(np.ptp(rim, axis=0).max() > 0 for rim in rims):
            steps = np.linspace(0, 1, 8, endpoint=False)[:, None, None]
            at = _inside(np.concatenate([(rim[:-1] + steps * np.diff(rim, axis=0)).reshape(-1, 2) for rim in rims]), ax, artist)
            area = path if to_rgba(fill)[3] > 0 else None
            name = f"{type(artist).__name__} {_say(*paints)}"
            yield Mark(name, at, tuple(paints), area=area, fill=fill, decoration=_decoration(artist, paints))


def _inside(points: Array, ax: Axes, artist: Artist) -> Array:
    """Finite points within the axes, no more than some."""
    kept = points[np.all(np.isfinite(points), axis=1)]
    if artist.get_clip_on() and artist.axes is ax:
        low, high = ax.bbox.min - 1, ax.bbox.max + 1
        kept = kept[np.all((kept >= low) & (kept <= high), axis=1)]
    return kept[:: max(1, len(kept) // SAMPLES)]


def _faded(color: object, artist: Artist) -> tuple[float, ...]:
    rgba = to_rgba_array(color, artist.get_alpha()) if color != "none" else np.zeros((1, 4))
    return tuple(rgba[0])


def _decoration(artist: Artist, paints: Iterable[object]) -> bool:
    shown = [paint for paint in paints if to_rgba(paint)[3] > 0]
    return artist.get_gid() == style.DECORATION or (bool(shown) and all(to_hex(to_rgba(p)[:3]) == palette.LINE for p in shown))


def _say(*paints: object) -> str:
    """Roles with alpha, for messages."""
    words = []
    for rgba in map(to_rgba, paints):
        if rgba[3] == 0:
            continue
        name = palette.BY_COLOR.get(to_hex(rgba[:3]), to_hex(rgba[:3]))
        words.append(name if rgba[3] == 1 else f"{name} at alpha {rgba[3]:.2f}")
    return " with ".join(words) or "without paint"
