"""Numbers as a reader expects them: true minus signs, powers of ten with superscripts, and no more digits than mean something."""

from __future__ import annotations

import re
from math import ceil

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(number: int) -> str:
    """The digits and minus sign of ``number`` raised, in plain Unicode: ``⁻³``."""
    return str(number).translate(_SUPERSCRIPT)


def power_of_ten(exponent: int) -> str:
    """``10`` with ``exponent`` as a superscript: 0.001 is ``10⁻³``."""
    return "10" + superscript(exponent)


def from_logarithm(exponent: float) -> str:
    """The number 10^exponent: with all its digits below a million, else as the nearest power of ten, ``10⁴⁵⁶⁷``."""
    if exponent < 6:
        return f"{round(10**exponent):,}"
    return power_of_ten(ceil(exponent - 0.5))


def scientific(value: float, digits: int = 0) -> str:
    """A number with ``digits`` decimals and a power of ten: ``2 × 10⁷``."""
    lead, exponent = f"{value:.{digits}e}".split("e")
    return f"{lead} × {power_of_ten(int(exponent))}"


def counted(number: float, noun: str) -> str:
    """How many there are of a regular noun, one or several: ``1 width``, ``1.5 widths``, ``2,000 widths``."""
    return f"1 {noun}" if number == 1 else f"{number:,}".removesuffix(".0") + f" {noun}s"


def readable(value: float, digits: int = 3) -> str:
    """A number for a caption: ``0.133``, ``52``, ``28,000``; below 10⁻⁶ it is ``0``.

    From a million on only that is said: at the wall the digits are rounding, and differ from one machine to the next.
    """
    if value >= 1e6:
        return "over a million"
    if value >= 1000:
        return f"{float(f'{value:.2g}'):,.0f}"
    return "0" if value < 1e-6 else f"{value:.{digits}f}" if value < 10 else f"{value:.0f}"


def true_signs(text: str) -> str:
    """Replace ``-3`` by ``−3`` and ``2.1e-30`` by ``2.1 × 10⁻³⁰``, as a reader expects them; hyphens inside words stay.

    No line breaks beside the × of a power of ten: its spaces are no-break ones.
    """
    text = re.sub(r"(?<=\d)e([+-])0*(\d+)\b", lambda m: " × " + power_of_ten(int(m[1] + m[2])), text)
    text = re.sub(r"(?<=\d) × (?=10[⁻⁰¹²³⁴-⁹])", "\u00a0×\u00a0", text)
    return re.sub(r"(?<![\w.])-(?=[\d.∞])", "−", text)
