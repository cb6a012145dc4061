"""One palette by role, for prose, figures and controls, in the light and in the dark.

A figure asks for a role (``palette.FIT``) and gets the light color; the explorable engine writes the role's CSS variable in its place,
so that the same drawing follows the reader's theme. Every color but ``line`` has a contrast of at least 4.5:1 against its paper.

The book has the roles below. Another author changes them or adds to them with :func:`use`, before anything is drawn, or for all kernels of
a build with the environment variable ``EXPLORABLE_PALETTE``, a JSON object ``{"fit": ["#0069a8", "#56b1f2"]}``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Role(NamedTuple):
    """A color's meaning: ``light`` and ``dark`` are hex strings ``#rrggbb``."""

    light: str
    dark: str


ROLES: dict[str, Role] = {
    "paper": Role("#fdfcfa", "#14171c"),  # the page
    "panel": Role("#f4f2ed", "#1d2128"),  # controls, cards, code
    "ink": Role("#1d2129", "#e9e6df"),  # text and axes
    "muted": Role("#616875", "#a3abb8"),  # secondary text, ticks
    "line": Role("#d6d3cb", "#3a404b"),  # rules and grids: decoration, no contrast required
    "data": Role("#2f3b52", "#c9d3e6"),  # what was observed
    "fit": Role("#0069a8", "#56b1f2"),  # what the model says: the book's accent
    "truth": Role("#b54800", "#ff9d57"),  # closed form, truth, held-out
    "other": Role("#8038a8", "#c99af0"),  # a second model
    "good": Role("#00755a", "#3fc79c"),  # what holds
    "warn": Role("#c01550", "#ff7da3"),  # what breaks
    "guess": Role("#6b6200", "#dccb3f"),  # what a reader drew before seeing the answer
}

PAPER, PANEL, INK, MUTED, LINE, DATA, FIT, TRUTH, OTHER, GOOD, WARN, GUESS = (role.light for role in ROLES.values())

BY_COLOR: dict[str, str] = {role.light: name for name, role in ROLES.items()}
"""Role by its light color: how the engine finds the CSS variable ``--explorable-<role>`` of a drawn color."""


def use(roles: Mapping[str, Sequence[str]]) -> None:
    """Change the palette's roles, or add to them: ``use({"fit": ("#0069a8", "#56b1f2"), "prey": ("#7a5c00", "#e0b94c")})``.

    A figure draws with the light color, ``color="#7a5c00"`` or ``palette.PREY``; on dark pages its readers see the other.

    Args:
        roles: by name, which is of small letters and digits, the color on light pages and the color on dark ones, both ``#rrggbb``.

    Raises:
        ValueError: a name or a color that cannot be, or a light color that two roles would share.
    """
    made = {name: _role(name, pair) for name, pair in roles.items()}
    names = ROLES | made
    if len({role.light for role in names.values()}) < len(names):
        raise ValueError(f"palette: two roles have the same light color in {roles}; a drawn color must tell which role it is")
    ROLES.update(made)
    BY_COLOR.clear()
    BY_COLOR.update({role.light: name for name, role in ROLES.items()})
    globals().update({name.upper(): role.light for name, role in made.items()})


def _role(name: str, pair: Sequence[str]) -> Role:
    if not re.fullmatch(r"(?![0-9a-f]{6}$)[a-z][a-z0-9]*", name):  # six hexadecimal letters would read as a color
        raise ValueError(f"palette: {name!r} cannot name a role; use small letters and digits, a letter first, and no word like facade")
    colors = [color.lower() for color in pair] if not isinstance(pair, str) else []
    if len(colors) != 2 or not all(re.fullmatch(r"#[0-9a-f]{6}", color) for color in colors):
        raise ValueError(f'palette: the role {name!r} is {pair!r}; give it two colors, light and dark, as in ("#0069a8", "#56b1f2")')
    return Role(*colors)


def css() -> str:
    """The palette of the page around the figures, as ``--tmp-<role>``: light, dark by the theme's attribute, dark by the system's setting.

    The figures have their own, ``--explorable-<role>``: see :mod:`explainers.explorable.colors`.
    """
    light = "".join(f"--tmp-{name}:{role.light};" for name, role in ROLES.items())
    dark = "".join(f"--tmp-{name}:{role.dark};" for name, role in ROLES.items())
    return (
        f":root{{{light}}}\n"
        f"html[data-theme=dark]{{{dark}}}\n"
        f"@media (prefers-color-scheme:dark){{html[data-mode=auto]:not([data-theme]){{{dark}}}}}\n"
        "@media print{:root,html[data-theme=dark],html[data-mode=auto]:not([data-theme]){" + light + "}}\n"
    )


if "EXPLORABLE_PALETTE" in os.environ:
    use(json.loads(os.environ["EXPLORABLE_PALETTE"]))
