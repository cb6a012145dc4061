"""All that decides how an axis is drawn, as a value that can be compared: equal looks, equal drawings.

What an artist holds is taken over whole, whatever it is called, and a value of a kind that is not known here has no look. So a property
that nobody thought of makes a look differ, or makes it unknown; it cannot be overlooked.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import patheffects, scale, transforms
from matplotlib.artist import Artist
from matplotlib.axis import Axis, XTick, YTick
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import BoxStyle, FancyBboxPatch, Patch, Rectangle
from matplotlib.path import Path
from matplotlib.spines import Spine
from matplotlib.text import Text


class UnknownLook(Exception):
    """Something of a kind that this module does not know decides how an axis is drawn."""


def look_of_axis(axis: Axis) -> Hashable:
    """The look of ``axis`` at the moment of its drawing, after the layout.

    Raises:
        UnknownLook: it cannot be known exactly.
    """
    _transforms.clear()
    ax, across = axis.axes, axis is axis.axes.xaxis
    sides = ("bottom", "top") if across else ("left", "right")
    try:
        transform = ax.get_xaxis_transform if across else ax.get_yaxis_transform
        places = np.concatenate([axis.get_majorticklocs(), axis.get_minorticklocs(), axis.get_view_interval()]).astype(float)
        ends = np.stack([np.repeat(places, 2), np.tile([0.0, 1.0], len(places))], axis=1)
        if not across:
            ends = ends[:, ::-1]
        return (
            tuple(_ticks(ticker) for ticker in (axis.major, axis.minor)),
            tuple(_array(transform(which=which).transform(ends)) for which in ("grid", "tick1", "tick2")),
            _array(axis.get_transform().transform(places)),
            _array(axis.get_view_interval()),
            ax.bbox.bounds,
            tuple(_spine(ax.spines[side]) if side in ax.spines else None for side in sides),
            _object(axis, _OF_AXIS),
            number_of_settings(),
        )
    except UnknownLook:
        raise
    except Exception as error:  # what matplotlib cannot draw fails again, and says so, when it is drawn
        raise UnknownLook(f"{type(error).__name__}: {error}") from error


_settings: list[dict[str, Any]] = []


def number_of_settings() -> int:
    """The number of the present ``rcParams`` among all that were asked for so far."""
    settings: dict[Any, Any] = mpl.rcParams
    now = dict(dict.items(settings))  # past its own reading, which would choose a backend
    for number, before in enumerate(_settings):
        if before == now:
            return number
    _settings.append(now)
    return len(_settings) - 1


def _ticks(ticker: Any) -> Hashable:
    """Where ticks are and what they say."""
    locator, formatter = ticker.locator, ticker.formatter
    for part in (locator, formatter):
        if not type(part).__module__.startswith("matplotlib."):
            raise UnknownLook(f"{type(part).__name__} is not matplotlib's")
    places = locator()
    labels = formatter.format_ticks(places)
    return (type(locator).__name__, _array(places), tuple(map(str, labels)), str(formatter.get_offset()))


_UNSEEN = {"axes", "figure", "axis", "_axes", "_parent_figure", "callbacks", "_callbacks", "stale_callback", "_stale", "_remove_method"} | {
    "_picker", "pickradius", "_pickradius", "_mouseover", "_gid", "_label", "_renderer", "_sticky_edges", "_in_autoscale"
}  # fmt: skip
"""What an artist holds that decides nothing that is drawn; its gid is an identifier, which :func:`explainers.explorable.frame.clean`
takes away."""

_OF_AXIS = _UNSEEN | {"draw", "major", "minor", "_scale", "converter", "_converter", "_converter_is_explicit", "units", "_autoscale_on"} | {
    "isDefault_label", "isDefault_majloc", "isDefault_majfmt", "isDefault_minloc", "isDefault_minfmt"
}  # fmt: skip
"""Of an axis also what only decides where its ticks are and what they say."""

_OF_LINE = _UNSEEN | {"_transformed_path", "_subslice", "_x_filled", "ind_offset"}
_OF_TRANSFORM = {"_parents", "_invalid", "_shorthand_name"}


def _object(thing: object, unseen: set[str]) -> Hashable:
    return (type(thing).__qualname__, *[(name, _value(value)) for name, value in vars(thing).items() if name not in unseen])


def _in_tick(artist: Artist) -> Hashable:
    """A line or a text; one that is not visible decides nothing."""
    held = vars(artist)
    return "invisible" if held["_visible"] is False and "draw" not in held else _object(artist, _OF_LINE)


def _marker(marker: Any) -> Hashable:
    """A marker by its name; its path follows from that."""
    names = ("_marker", "_fillstyle", "_user_transform", "_user_capstyle", "_user_joinstyle")
    if type(marker._marker) not in (int, str):
        raise UnknownLook("a marker without a name")
    return tuple(_value(getattr(marker, name)) for name in names)


def _spine(spine: Spine) -> Hashable:
    """Where a spine stands, which is all that an axis asks it for."""
    if type(spine) is not Spine or any(callable(value) for name, value in vars(spine).items() if name not in _UNSEEN):
        raise UnknownLook(type(spine).__qualname__)
    spine._adjust_location()  # type: ignore[attr-defined]  # the stubs leave it out
    return (spine.spine_type, spine.axis is None or spine.axis.get_visible(), Patch.get_window_extent(spine).bounds)


def _array(values: Any) -> Hashable:
    array = np.ma.getdata(values) if not np.ma.isMaskedArray(values) else values.filled(np.nan)
    if array.dtype.kind not in "fiub":
        raise UnknownLook(f"an array of {array.dtype}")
    return (array.shape, array.astype(float).tobytes())


def _transform(transform: transforms.Transform) -> Hashable:
    """Its matrix; where it has none, its parts."""
    if id(transform) not in _transforms:
        _transforms[id(transform)] = transform, _parts_of(transform)
    return _transforms[id(transform)][1]


_transforms: dict[int, tuple[transforms.Transform, Hashable]] = {}
"""Those of the axis that is looked at: most of its artists share theirs."""


def _parts_of(transform: transforms.Transform) -> Hashable:
    if transform.is_affine:
        return ("affine", transform.get_affine().get_matrix().tobytes())
    kind = type(transform)
    parts = {
        transforms.CompositeGenericTransform: ("_a", "_b"),
        transforms.BlendedGenericTransform: ("_x", "_y"),
        transforms.TransformWrapper: ("_child",),
    }.get(kind)
    if parts:
        return (kind.__name__, *[_transform(getattr(transform, part)) for part in parts])
    if kind.__module__ == scale.__name__:
        return _object(transform, _OF_TRANSFORM)
    raise UnknownLook(kind.__qualname__)


def _sequence(values: Any) -> Hashable:
    return (len(values), *map(_value, values))


def _mapping(values: dict[Any, Any]) -> Hashable:
    return tuple((key, _value(value)) for key, value in values.items())


def _value(value: Any) -> Hashable:
    kind = type(value)
    if value is None or kind is str or kind is float:
        return value
    known = _KNOWN.get(kind)
    if known is not None:
        return known(value)
    if isinstance(value, np.generic | Enum):
        return _value(value.item()) if isinstance(value, np.generic) else str(value)
    if isinstance(value, transforms.BboxBase):
        return ("box", value.bounds)
    if isinstance(value, transforms.Transform):
        return _transform(value)
    if type(value) in _PLAIN:
        return _object(value, set())
    raise UnknownLook(f"{type(value).__module__}.{type(value).__qualname__}")


_PLAIN = {*BoxStyle.get_styles().values(), patheffects.Normal, patheffects.Stroke, patheffects.withStroke, patheffects.SimpleLineShadow}
"""matplotlib's own kinds that hold nothing but values."""

_KNOWN: dict[type, Callable[[Any], Hashable]] = {
    **dict.fromkeys((bool, int), lambda value: (type(value), value)),  # True, 1 and 1.0 are drawn alike, but not written alike
    np.ufunc: lambda function: function,  # there is one of each
    **dict.fromkeys((list, tuple), _sequence),
    dict: _mapping,
    np.ndarray: _array,
    np.ma.MaskedArray: _array,
    **dict.fromkeys((Path, FontProperties), lambda thing: _object(thing, set())),
    MarkerStyle: _marker,
    **dict.fromkeys((Line2D, Text), _in_tick),
    **dict.fromkeys((Rectangle, FancyBboxPatch, XTick, YTick), lambda artist: _object(artist, _UNSEEN)),
}
