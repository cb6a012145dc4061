"""The figures' common look: the style sheet, and tick labels that are plain text."""

from __future__ import annotations

from math import log10
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullFormatter

SHEET = Path(__file__).with_name("explainers.mplstyle")

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def use() -> None:
    """Make the book's style sheet the current one (matplotlib's ``rcParams``)."""
    mpl.rcdefaults()
    mpl.style.use(SHEET)


def power_of_ten(exponent: int) -> str:
    """``10`` with ``exponent`` as a superscript, in plain Unicode: 0.001 is ``10⁻³``."""
    return "10" + str(exponent).translate(_SUPERSCRIPT)


def label_powers(ax: Axes, axis: str) -> None:
    """Label a logarithmic axis (``"x"`` or ``"y"``) with plain-text powers of ten instead of mathtext."""
    chosen = ax.xaxis if axis == "x" else ax.yaxis
    chosen.set_major_formatter(FuncFormatter(lambda value, _: _power(value)))
    chosen.set_minor_formatter(NullFormatter())


def _power(value: float) -> str:
    return power_of_ten(round(log10(value))) if value > 0 else ""
