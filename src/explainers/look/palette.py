"""One palette by role, for prose, figures and controls, in the light and in the dark.

A figure asks for a role (``palette.FIT``) and gets the light color; the explorable engine writes the role's CSS variable in its place,
so that the same drawing follows the reader's theme. Every color but ``line`` has a contrast of at least 4.5:1 against its paper.
"""

from __future__ import annotations

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
}

PAPER, PANEL, INK, MUTED, LINE, DATA, FIT, TRUTH, OTHER, GOOD, WARN = (role.light for role in ROLES.values())

BY_COLOR: dict[str, str] = {role.light: name for name, role in ROLES.items()}
"""Role by its light color: how the engine finds the CSS variable ``--tmp-<role>`` of a drawn color."""


def css() -> str:
    """The palette as CSS custom properties ``--tmp-<role>``: light, dark by the theme's attribute, dark by the system's setting."""
    light = "".join(f"--tmp-{name}:{role.light};" for name, role in ROLES.items())
    dark = "".join(f"--tmp-{name}:{role.dark};" for name, role in ROLES.items())
    return (
        f":root{{{light}}}\n"
        f"html[data-theme=dark],[data-jp-theme-light=false]{{{dark}}}\n"
        f"@media (prefers-color-scheme:dark){{html[data-mode=auto]:not([data-theme]){{{dark}}}}}\n"
        "@media print{:root,html[data-theme=dark],html[data-mode=auto]:not([data-theme]){" + light + "}}\n"
    )
