"""The colors of figures on light and on dark pages: what the CSS variables that :mod:`paint` writes stand for.

A role of the palette has the two colors that its author gave it. Any other color that was drawn is a variable too, named after it:

========================  ==================================================================================
``1f77b4``                a mark: as drawn where it has a contrast of 3:1 with the page, else lighter or darker
``1f77b4-text``           a text: the same with 4.5:1
``ffffff-on-1f77b4``      a text upon a mark of the second color: the same with 4.5:1 against that mark
========================  ==================================================================================

Only the lightness is moved, in OKLCH, so that hue and order stay. Grays, and tints nearly as light as paper, are grounds and rules: light
pages show them as drawn, dark pages at the same contrast with dark paper; where a gray was readable on white it stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np

from explainers.look import palette

SCOPE = "figure.explorable,.explorable-panels:not(figure.explorable>*)"
"""Where the variables are defined: every figure that moves, and every one that does not."""

LIGHT_PAGE, DARK_PAGE = "#f4f2ed", "#383838"
"""The grounds that are hardest to stand out from, among the pages of the hosts: a gray panel, and Colab in the dark."""

MARK, TEXT = 3.0, 4.5
"""Contrasts that WCAG 2.2 asks of graphics and of text."""

Pair = tuple[str, str]
"""A color on light pages and on dark ones, both ``#rrggbb``."""

_VARIABLE = re.compile(r"var\(--explorable-([0-9a-f]{6}(?:-text|-on-[0-9a-f]{6})?),")


def used_in(html: str) -> list[str]:
    """The names of the variables in ``html`` that stand for a drawn color, each once, ordered by name; black is with the roles."""
    return sorted(set(_VARIABLE.findall(html)) - {"000000"})


def css(names: Iterable[str]) -> str:
    """The rule that defines the variables ``names``; empty without names. A browser without ``light-dark()`` keeps the drawn colors."""
    return _follow({name: pair(name) for name in names})


def roles_css() -> str:
    """The rules that define the roles of the palette, and black, which is what matplotlib draws if nobody says otherwise."""
    roles: dict[str, Pair] = {**palette.ROLES, "000000": pair("000000")}
    plain = "".join(f"--explorable-{name}:{light};" for name, (light, _) in roles.items())
    return f"{SCOPE}{{{plain}}}\n{_follow(roles)}"


def _follow(pairs: dict[str, Pair]) -> str:
    if not pairs:
        return ""
    written = "".join(f"--explorable-{name}:light-dark({light},{dark});" for name, (light, dark) in pairs.items())
    return f"@supports (color:light-dark(red,red)){{{SCOPE}{{{written}}}}}\n"


@cache
def pair(name: str) -> Pair:
    """What the variable ``name`` stands for, light and dark."""
    drawn, _, rest = name.partition("-")
    color = f"#{drawn}"
    dark = _on_dark_paper(color) if is_ground(color) else color
    if rest == "text":
        return moved(color, LIGHT_PAGE, TEXT), moved(dark, DARK_PAGE, TEXT)
    if rest.startswith("on-"):
        under = f"#{rest.removeprefix('on-')}"
        role = palette.BY_COLOR.get(under)
        mark = palette.ROLES[role] if role else pair(under[1:])
        return moved(color, mark[0], TEXT), moved(color, mark[1], TEXT)
    if is_ground(color):
        return color, moved(dark, DARK_PAGE, MARK) if contrast(color, "#ffffff") >= MARK else dark
    return moved(color, LIGHT_PAGE, MARK), moved(color, DARK_PAGE, MARK)


@cache
def is_ground(color: str) -> bool:
    """Whether ``color`` is a gray or a tint nearly as light as paper: what pages and rules are made of."""
    lightness, chroma, _ = _oklch(color)
    return chroma < 0.03 or (lightness > 0.85 and chroma < 0.1)


@cache
def moved(color: str, ground: str, least: float) -> str:
    """``color``, or the nearest lightness of its hue that has the contrast ``least`` with ``ground``; if there is none, the farthest.

    It stays on its side of the ground, unless only the other has room.
    """
    if contrast(color, ground) >= least:
        return color
    lightness, chroma, hue = _oklch(color)
    lighter = luminance(color) > luminance(ground) or (luminance(color) == luminance(ground) and luminance(ground) < 0.18)
    tried = []
    for end in (1.0, 0.0) if lighter else (0.0, 1.0):
        near, far = lightness, end
        if contrast(_hex(far, chroma, hue), ground) >= least:
            for _ in range(20):
                middle = (near + far) / 2
                near, far = (near, middle) if contrast(_hex(middle, chroma, hue), ground) >= least else (middle, far)
            return _hex(far, chroma, hue)
        tried.append(_hex(far, chroma, hue))
    return max(tried, key=lambda end: contrast(end, ground))


def _on_dark_paper(color: str) -> str:
    """A gray or tint with the contrast to dark paper that ``color`` has to white, and no brighter than ink."""
    paper, ink = palette.ROLES["paper"].dark, palette.ROLES["ink"].dark
    wanted = min(contrast(color, "#ffffff") * (luminance(paper) + 0.05) - 0.05, luminance(ink))
    _, chroma, hue = _oklch(color)
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if luminance(_hex(middle, chroma, hue)) >= wanted else (middle, high)
    return _hex(high, chroma, hue)


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb`` by WCAG 2.2: 0.2126 R + 0.7152 G + 0.0722 B of linear sRGB."""
    return float(_linear(color) @ (0.2126, 0.7152, 0.0722))


def contrast(a: str, b: str) -> float:
    """Contrast of two colors by WCAG 2.2, 1 to 21."""
    dim, bright = sorted((luminance(a), luminance(b)))
    return (bright + 0.05) / (dim + 0.05)


# Björn Ottosson's OKLab: linear sRGB to cone responses, and their cube roots to lightness and two axes of color
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def _linear(color: str) -> np.ndarray:
    channels = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def _oklch(color: str) -> tuple[float, float, float]:
    """Lightness 0 to 1, chroma 0 to about 0.37, hue in radians."""
    lightness, a, b = _LAB @ np.cbrt(_CONES @ _linear(color))
    return float(lightness), float(np.hypot(a, b)), float(np.arctan2(b, a))


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """The color, with as much of its chroma as sRGB can show at this lightness."""
    for part in np.linspace(1, 0, 21):
        lab = (lightness, part * chroma * np.cos(hue), part * chroma * np.sin(hue))
        linear = np.linalg.inv(_CONES) @ (np.linalg.inv(_LAB) @ lab) ** 3
        if part == 0 or (linear.min() >= -1e-4 and linear.max() <= 1 + 1e-4):
            break
    linear = linear.clip(0, 1)
    channels = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + bytes(np.round(channels * 255).astype(np.uint8)).hex()
