"""The figures' common look: the style sheet, and tick labels that are plain text."""

from __future__ import annotations

from collections.abc import Iterable
from math import log10
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import style as mpl_style
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, NullFormatter
from numpy.typing import ArrayLike, NDArray

from explainers.look.palette import INK
from explainers.numerals import power_of_ten

SHEET = Path(__file__).with_name("explainers.mplstyle")

DECORATION = "decoration"
"""``gid`` of an artist that may be faint because it carries no meaning of its own; grids and rules in ``palette.LINE`` need it not."""


PLACES = "places"
"""Attribute of an artist that is drawn otherwise than its numbers are: the x and y that it stands for."""

SERIES = "series"
"""Attribute of an artist: what its numbers are called where a reader saves them."""


def stands_for(artists: Artist | Iterable[Artist], x: ArrayLike = (), y: ArrayLike = ()) -> None:
    """Say what numbers ``artists`` stand for that are drawn cut at the frame, or in pieces; what only marks a place stands for none."""
    for artist in [artists] if isinstance(artists, Artist) else artists:
        setattr(artist, PLACES, (np.ma.asarray(x), np.ma.asarray(y)))


def named(name: str, artists: Artist | Iterable[Artist]) -> None:
    """Say what the numbers of ``artists`` are called that have no label, because the legend has none of them."""
    for artist in [artists] if isinstance(artists, Artist) else artists:
        setattr(artist, SERIES, name)


def leaves(because: str) -> str:
    """``gid`` of an artist that may leave its axes or be cut by them, and why; :mod:`explainers.explorable.crowding` reads it."""
    return f"leaves: {because}"


def under(because: str) -> str:
    """``gid`` of an artist that may lie under a text, and why; :mod:`explainers.explorable.crowding` reads it."""
    return f"under: {because}"


def use() -> None:
    """Make the book's style sheet the current one (matplotlib's ``rcParams``)."""
    mpl.rcdefaults()
    mpl_style.use(SHEET)


def label_powers(ax: Axes, axis: str) -> None:
    """Label a logarithmic axis (``"x"`` or ``"y"``) with plain text: with numbers if all that are seen are short, else with powers of ten.

    A reader of a small screen tells 100 from 1,000 sooner than 10² from 10³.
    """
    chosen = ax.xaxis if axis == "x" else ax.yaxis

    least, greatest = NUMBERS[axis]

    def short(value: float) -> bool:
        return least <= _exponent(value) <= greatest

    def label(value: float, _: int | None) -> str:
        if value <= 0:
            return ""
        low, high = sorted(chosen.get_view_interval())
        plain = short(value) and all(short(each) for each in chosen.get_majorticklocs() if 0 < each and low <= each <= high)
        return _number(_exponent(value)) if plain else power_of_ten(_exponent(value))

    chosen.set_major_formatter(FuncFormatter(label))
    chosen.set_minor_formatter(NullFormatter())


NUMBERS = {"x": (-2, 4), "y": (-2, 2)}
"""The least and the greatest power of ten that are written as numbers: from 0.01 on, and as far as there is room beside an axis."""


def _exponent(value: float) -> int:
    return round(log10(value))


def _number(exponent: int) -> str:
    return f"{10**exponent:,}" if exponent >= 0 else f"{10**exponent:g}"


def dots(ax: Axes, x: ArrayLike, y: ArrayLike, *, color: str, size: float, alpha: float = 1.0) -> Line2D:
    """Many round dots as one line of short strokes with round ends, which a browser moves sooner than as many marks; masked ones are not
    drawn. A dot stands at every third vertex. ``size`` is its width in points; the limits and scales of ``ax`` must be set before.
    """
    return _strokes(ax, x, y, [[(0, 0), (_SHORT, 0)]], color=color, linewidth=size, solid_capstyle="round", alpha=alpha)


def crosses(ax: Axes, x: ArrayLike, y: ArrayLike, *, color: str, size: float, width: float) -> Line2D:
    """Many slanting crosses as one line, as in :func:`dots`; each has six vertices, and is ``size`` points wide, its strokes ``width``."""
    half = size / 2
    pieces = [[(-half, -half), (half, half)], [(-half, half), (half, -half)]]
    return _strokes(ax, x, y, pieces, color=color, linewidth=width, solid_capstyle="butt")


_SHORT = 0.13
"""Points: matplotlib drops from a line what is shorter than a ninth of a pixel; small enough for a dot to look round."""


def _strokes(ax: Axes, x: ArrayLike, y: ArrayLike, pieces: list[list[tuple[float, float]]], **look: Any) -> Line2D:
    """A line of the same pieces, offsets in points, at every place; vertices without an offset are exactly there."""
    places = np.broadcast_arrays(*(np.ma.filled(np.ma.asarray(each, float), np.nan) for each in (x, y)))
    at = np.stack(places, axis=-1)[:, None]
    offsets = np.array([[*piece, (np.nan, np.nan)] for piece in pieces]).reshape(-1, 2)
    there = ax.transData.transform(at[:, 0])[:, None] + offsets * ax.figure.dpi / 72
    back = ax.transData.inverted().transform(there.reshape(-1, 2)).reshape(there.shape)
    vertices = np.where(np.all(offsets == 0, axis=-1)[:, None], at, back).reshape(-1, 2)
    (line,) = ax.plot(*np.ma.masked_invalid(vertices.T), **look)
    stands_for(line, *map(np.ma.masked_invalid, places))
    return line


def show_image(
    ax: Axes, image: NDArray[np.float64], extent: tuple[float, float, float, float], color: str = INK, levels: int = 16
) -> AxesImage:
    """Draw gray pixels as ink on the page: each pixel is ``color`` with its gray value as alpha, so that the picture follows the theme.

    image: (rows, columns), 0 paper to 1 ink, first row on top; rounded to ``levels`` gray values, which keeps the page small.
    extent: left, right, bottom, top in the units of ``ax``, whose limits and aspect stay as they are.

    Raises ValueError if ``image`` is not a matrix of numbers in [0, 1].
    """
    if image.ndim != 2 or not (image.min() >= 0 and image.max() <= 1):
        raise ValueError(
            f"show_image: a matrix with gray values in [0, 1] is needed, got shape {image.shape}, {image.min()} to {image.max()}; "
            "scale or clip it first"
        )
    pixels = np.empty((*image.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.round(np.multiply(to_rgba(color)[:3], 255))
    pixels[..., 3] = np.round(np.round(image * (levels - 1)) / (levels - 1) * 255)
    limits = ax.get_xlim(), ax.get_ylim()
    shown = ax.imshow(pixels, extent=extent, interpolation="none", aspect="auto", origin="upper")
    ax.set(xlim=limits[0], ylim=limits[1])
    return shown
