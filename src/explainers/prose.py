"""Numbers for the prose: a notebook keeps them under a name, and the role ``{glue:text}`` of MyST-NB puts them into its sentences.

A kept value is an output that shows nothing: its MIME type has the prefix below, and its metadata says the name. It is what MyST-NB's own
``glue(name, value, display=False)`` leaves behind, so that the book is built as with it, and a notebook runs without it.
"""

from __future__ import annotations

import math

import numpy as np

PREFIX = "application/papermill.record/"
"""Before the MIME type of a kept value; no front end shows such a type."""


def keep(**values: float | str | np.number) -> None:
    """Keep numbers and strings for the prose, each under its name; outside of IPython nobody could read them, and nothing is kept.

    A number keeps all its digits, and the sentence rounds it: ``{glue:text}`less:.2f```. NumPy's scalars become Python's numbers.

    Raises:
        TypeError: if a value is neither a number nor a string.
        ValueError: if a number is not finite.
    """
    shown = {name: _shown(name, value) for name, value in values.items()}
    from IPython import get_ipython  # noqa: PLC0415  the package works without IPython
    from IPython.display import display  # noqa: PLC0415

    if get_ipython() is None:
        return
    for name, value in shown.items():
        data, metadata = {f"{PREFIX}text/plain": repr(value)}, {"scrapbook": {"name": name, "mime_prefix": PREFIX}}
        display(data, raw=True, metadata=metadata)  # type: ignore[no-untyped-call]  # IPython gives display no annotations


def _shown(name: str, value: object) -> float | str:
    """The value as a Python number or string."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(f"keep: {name} is of type {type(value).__name__}, {value!r}; a sentence can show a number or a string: keep one")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"keep: {name} is {value}; a sentence shows finite numbers: find out why this one is not, or keep a word")
    return value
