"""The numbers that are drawn in each state, for readers who want to take them along: by default those of the artists, with their labels.

A table is made of blocks, one for each line, scatter, bar chart or region, and a block of columns; a column is a text with a cell a line.
What is the same in many states is kept once, as in :func:`explainers.explorable.fold.table`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, StepPatch
from matplotlib.path import Path
from matplotlib.transforms import Transform

from explainers.explorable.fold import distinguish
from explainers.look import palette, style

COLUMNS = ("panel", "series", "x", "y", "value", "x axis", "y axis")
"""Of what is drawn. ``value`` is what a color stands for, in a picture or a scatter."""

Block = tuple[str, ...]
"""A text a column, with a cell a line; a column of one cell holds for all lines of the block."""

_DIGITS = "%.6g"

_Drawn = Iterator[tuple[Artist, str, Sequence[Any]]]  # an artist, its kind, and x, y and perhaps the value


def drawn(figure: Figure, panel: int) -> list[Block]:
    """A block for each artist on ``figure``, which is panel number ``panel``, that shows numbers; decoration (by its ``gid``, or without a
    label in ``palette.LINE``) and images without values have none. What stands at a place of the frame and not of the data, as
    ``axhline`` does in x, has an empty cell there."""
    plots = [ax for ax in figure.axes if ax.get_visible() and not hasattr(ax, "_colorbar")]
    blocks = []
    for number, ax in enumerate(plots, 1):
        name = f"{panel + 1}.{number}" if len(plots) > 1 else f"{panel + 1}"
        named: dict[str, int] = {}
        for artist, kind, (x, y, *value) in _artists(ax):
            series = _name(artist, kind)
            named[series] = named.get(series, 0) + 1
            series += f" {named[series]}" if named[series] > 1 else ""
            texts = [column(each) for each in (x, y, *(value or [()]))]
            if any(texts):
                blocks.append((cell(name), cell(series), *texts, cell(ax.get_xlabel()), cell(ax.get_ylabel())))
    return blocks


def _artists(ax: Axes) -> _Drawn:
    bars = {id(bar): found for found in ax.containers if isinstance(found, BarContainer) for bar in found.patches}
    done: set[int] = set()
    for artist in [*ax.lines, *ax.patches, *ax.collections, *ax.images]:
        if not artist.get_visible() or _decorates(artist):
            continue
        container = bars.get(id(artist))
        if places := getattr(artist, style.PLACES, None):
            yield artist, "line", places
        elif isinstance(artist, Line2D):
            if points := _line(artist, ax):
                yield artist, "line", points
        elif container is not None:
            if id(container) not in done:
                done.add(id(container))
                yield _labeled(container), "bars", _bars(container)
        elif isinstance(artist, StepPatch):
            values, edges, _ = artist.get_data()
            yield artist, "steps", (edges, values)
        elif isinstance(artist, Patch):
            if all(artist.get_transform().contains_branch_seperately(ax.transData)):
                yield artist, "region", _outlines([artist.get_path()], artist.get_transform(), ax)
        elif isinstance(artist, Collection):
            yield artist, "points" if isinstance(artist, PathCollection) else "region", _collection(artist, ax)
        elif isinstance(artist, AxesImage) and (pixels := _image(artist)):
            yield artist, "picture", pixels


def _line(line: Line2D, ax: Axes) -> Sequence[Any] | None:
    found: list[Any] = [np.ma.atleast_1d(np.ma.asarray(each)) for each in (line.get_xdata(orig=True), line.get_ydata(orig=True))]
    x, y = found
    in_data = line.get_transform().contains_branch_seperately(ax.transData)
    if not any(in_data):
        return None
    return (x, y) if all(in_data) else ((), y[:1]) if in_data[1] else (x[:1], ())


def _bars(container: BarContainer) -> Sequence[Any]:
    boxes = [(bar.get_x(), bar.get_y(), bar.get_width(), bar.get_height()) for bar in container.patches]
    if container.orientation == "horizontal":
        return [x + width for x, _, width, _ in boxes], [y + height / 2 for _, y, _, height in boxes]
    return [x + width / 2 for x, _, width, _ in boxes], [y + height for _, y, _, height in boxes]


def _labeled(container: BarContainer) -> Artist:
    first: Artist = container.patches[0]
    if not str(container.get_label()).startswith("_"):
        first.set_label(container.get_label())
    return first


def _collection(collection: Collection, ax: Axes) -> Sequence[Any]:
    values = collection.get_array()
    if isinstance(collection, PathCollection):
        x, y = np.ma.asarray(collection.get_offsets()).T
        return (x, y) if values is None else (x, y, values)
    if hasattr(collection, "get_coordinates") and values is not None:  # pcolormesh: the middle of each cell
        corners = collection.get_coordinates()
        if corners.shape[0] > np.shape(values)[0]:
            corners = (corners[1:, 1:] + corners[:-1, 1:] + corners[1:, :-1] + corners[:-1, :-1]) / 4
        return corners[..., 0].ravel(), corners[..., 1].ravel(), np.ravel(values)
    straight = isinstance(collection, LineCollection)
    return _outlines(collection.get_paths(), collection.get_transform(), ax, closed=not straight)


def _outlines(paths: Iterable[Path], transform: Transform, ax: Axes, closed: bool = True) -> Sequence[Any]:
    """The vertices of the paths in the units of the data, with a gap after each but the last; curves are many short lines."""
    corners: list[Any] = []
    back = ax.transData.inverted()
    for path in paths:
        for polygon in transform.transform_path(path).to_polygons(closed_only=closed):
            corners += [*back.transform(polygon), (np.nan, np.nan)]
    if not corners:
        return (), ()
    spans = [np.ptp(limits) for limits in (ax.get_xlim(), ax.get_ylim())]  # what is lost on the way to pixels and back is no number
    x, y = (np.round(each / span, 9) * span for each, span in zip(np.array(corners[:-1]).T, spans, strict=True))
    return x, y


def _image(image: AxesImage) -> Sequence[Any] | None:
    values = image.get_array()
    if values is None or values.ndim != 2:  # colors are no numbers
        return None
    left, right, bottom, top = image.get_extent()
    rows, columns = values.shape
    x = left + (np.arange(columns) + 0.5) * (right - left) / columns
    y = top + (np.arange(rows) + 0.5) * (bottom - top) / rows
    if image.origin == "lower":
        y = y[::-1]
    return np.tile(x, rows), np.repeat(y, columns), values.ravel()


def _decorates(artist: Artist) -> bool:
    return artist.get_gid() == style.DECORATION or (not _label(artist) and _role(artist) == "line")


def _name(artist: Artist, kind: str) -> str:
    """Its name or its label; without one, the role of its color in the palette, or else what kind of thing it is."""
    return _label(artist) or f"{_role(artist)} {kind}".strip()


def _label(artist: Artist) -> str:
    label = str(getattr(artist, style.SERIES, "") or artist.get_label() or "")
    return "" if label.startswith("_") else label


def _role(artist: Artist) -> str:
    """The role of its color in the palette, or nothing."""
    for read in ("get_color", "get_markerfacecolor", "get_facecolor", "get_edgecolor"):
        try:
            role = palette.BY_COLOR.get(to_hex(getattr(artist, read)()))
        except (AttributeError, ValueError, TypeError):
            continue
        if role:
            return role
    return ""


def column(values: Any) -> str:
    """The cells of ``values``, a number with six digits in each; what is missing, masked or no number is an empty cell."""
    array = np.ma.atleast_1d(np.ma.asarray(values)).ravel()
    if not array.size:
        return ""
    gone = np.ma.getmaskarray(array)
    if array.dtype.kind == "f":
        gone = gone | np.isnan(array.data)
        texts = [_DIGITS % value for value in array.data]
    else:
        texts = [cell(value) for value in array.data]
    return "\n".join("" if none else text for none, text in zip(gone, texts, strict=True))


def cell(value: Any) -> str:
    """One cell, quoted where CSV asks for it."""
    text = _DIGITS % value if isinstance(value, float | np.floating) else " ".join(str(value).split())
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([text, ""])  # a lone empty cell would be quoted
    return line.getvalue()[:-1]


def declared(columns: Mapping[str, Any]) -> Block:
    """The block of an author's own columns.

    Raises:
        ValueError: they are of different lengths.
    """
    lengths = {name: np.size(values) for name, values in columns.items() if isinstance(values, np.ndarray | list | tuple)}
    if len({length for length in lengths.values() if length > 1}) > 1:
        raise ValueError(f"its columns have different lengths: {lengths}")
    return tuple(column(values) for values in columns.values())


def folded(names: Sequence[str], states: Sequence[Sequence[Block]]) -> dict[str, Any]:
    """What the page needs: ``columns``, and for each block of the table a list ``[values, which]`` a column, as a table of changes has
    it, with an empty text in a state that lacks the block. Columns that are empty in all states are left out."""
    lists: dict[tuple[int, ...], int] = {}

    def short(texts: Sequence[str]) -> list[Any]:
        values, which = distinguish(texts)
        return [values, lists.setdefault(tuple(which), len(lists))]

    blocks = [[list(texts) for texts in zip(*block, strict=True)] for block in _filled(states, len(names))]
    used = [i for i in range(len(names)) if any(text for block in blocks for text in block[i])]
    return {
        "columns": [names[i] for i in used],
        "blocks": [[short(block[i]) for i in used] for block in blocks],
        "which": [list(which) for which in lists],
    }


def _filled(states: Sequence[Sequence[Block]], width: int) -> Iterator[tuple[Block, ...]]:
    return zip_longest(*states, fillvalue=("",) * width)
