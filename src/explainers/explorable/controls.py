"""Finite typed controls, the grid of states they span, and a state's address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any
from urllib.parse import quote

from explainers.numerals import true_signs

State = dict[str, Any]


@dataclass(frozen=True)
class Control:
    """A named choice among finitely many values.

    Attributes:
        name: the keyword of ``compute`` and the key in the address.
        values: the values, as ``compute`` gets them.
        texts: each value as a reader sees and hears it, with its unit.
        tokens: each value as it is written in the address.
        start: index of the author's start value.
        label: what the reader sees beside the control.
    """

    name: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    tokens: tuple[str, ...]
    start: int
    label: str


def _control_fields(name: str, values: Sequence[Any], texts: Sequence[str], start: Any, label: str | None) -> dict[str, Any]:
    if not name.isidentifier():
        raise ValueError(f"control {name!r}: the name must be a Python identifier, because compute receives it as a keyword")
    if name in ("hide", "fix"):
        raise ValueError(f"control {name!r}: 'hide' and 'fix' are words of the address; choose another name")
    if len(values) == 0:
        raise ValueError(f"control {name!r} has no values; give it at least one")
    tokens = tuple(_token(value) for value in values)
    if len(set(tokens)) < len(tokens):
        raise ValueError(f"control {name!r}: two of its values read the same in the address: {sorted(tokens)}; give each value once")
    if _token(start) not in tokens:
        raise ValueError(f"control {name!r}: start {start!r} is not among its values {list(values)}; start at one of them")
    return {
        "name": name,
        "values": tuple(values),
        "texts": tuple(texts),
        "tokens": tokens,
        "start": tokens.index(_token(start)),
        "label": label if label is not None else name.replace("_", " "),
    }


def _token(value: Any) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)


class Slider(Control):
    """A slider over the given values, in their order.

    Args:
        name: keyword of ``compute``.
        values: numbers (any spacing) or anything with a ``str``.
        start: the author's start value, one of ``values``.
        label: shown beside the slider; the name by default.
        unit: written behind the value.
        format: format specification of the value, e.g. ``".2f"``.

    Raises:
        ValueError: no values, a repeated value, or a start that is not among them.
    """

    def __init__(
        self, name: str, values: Sequence[Any], *, start: Any, label: str | None = None, unit: str = "", format: str | None = None
    ) -> None:
        written = [format_number(value, format) + (f" {unit}" if unit else "") for value in values]
        super().__init__(**_control_fields(name, list(values), written, start, label))


class Choice(Control):
    """One of a few named options, shown side by side.

    Args:
        name: keyword of ``compute``.
        options: values, or a mapping from value to what the reader sees.
        start: the author's start value.
        label: shown above the options; the name by default.

    Raises:
        ValueError: no options, a repeated option, or a start that is not among them.
    """

    def __init__(self, name: str, options: Sequence[Any] | Mapping[Any, str], *, start: Any, label: str | None = None) -> None:
        named = dict(options) if isinstance(options, Mapping) else {value: str(value) for value in options}
        super().__init__(**_control_fields(name, list(named), list(named.values()), start, label))


class Seed(Control):
    """Seeds 0 to ``count`` - 1, drawn one after the other by a button.

    Raises:
        ValueError: ``count`` below 1.
    """

    def __init__(self, count: int, *, name: str = "seed", label: str = "sample") -> None:
        texts = [f"{label} {i + 1} of {count}" for i in range(count)]
        super().__init__(**_control_fields(name, list(range(count)), texts, 0, label))


def format_number(value: Any, spec: str | None = None) -> str:
    """``value`` as text with a true minus sign: by ``spec``, else six significant digits for a float and ``str`` for the rest."""
    if spec is not None:
        written = format(value, spec)
    else:
        written = f"{value:.6g}" if isinstance(value, float) else str(value)
    return true_signs(written)


@dataclass(frozen=True)
class Grid:
    """All states of some controls, numbered: the last control runs fastest."""

    controls: tuple[Control, ...]

    @property
    def size(self) -> int:
        """The number of states, ∏ (number of values)."""
        return prod(len(control.values) for control in self.controls)

    @property
    def start(self) -> int:
        """The number of the author's start state."""
        return self.number([control.start for control in self.controls])

    def number(self, positions: Sequence[int]) -> int:
        """The state's number, from each control's position among its values."""
        number = 0
        for control, position in zip(self.controls, positions, strict=True):
            number = number * len(control.values) + position
        return number

    def positions(self, number: int) -> tuple[int, ...]:
        """Each control's position in state ``number``; the inverse of :meth:`number`."""
        if not 0 <= number < self.size:
            raise ValueError(f"state {number} does not exist; the states are 0 to {self.size - 1}")
        found = []
        for control in reversed(self.controls):
            number, position = divmod(number, len(control.values))
            found.append(position)
        return tuple(reversed(found))

    def state(self, number: int) -> State:
        """The values of state ``number``, by control name."""
        return {c.name: c.values[p] for c, p in zip(self.controls, self.positions(number), strict=True)}

    def address(self, name: str, number: int) -> str:
        """The fragment that leads to explorable ``name`` in state ``number``: ``#name?width=16&seed=3``."""
        pairs = (f"{c.name}={quote(c.tokens[p], safe='')}" for c, p in zip(self.controls, self.positions(number), strict=True))
        return f"#{name}?" + "&".join(pairs)
