"""Finite typed controls, the grid of states they span, and a state's address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword
from math import prod
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import numpy as np

from explainers.explorable.errors import error
from explainers.explorable.options import check_different, find, listed, offered, text_of, token_of
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
        link: the name that it shares with controls of other figures of the page, which then show the same value; ``None`` if it is alone.
        play: whether it has a button that steps through its values.
    """

    name: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    tokens: tuple[str, ...]
    start: int
    label: str
    link: str | None = None
    play: bool = False

    def position(self, value: Any) -> int | None:
        """The position of ``value`` among the values, ``None`` if it is none of them; 0.3 finds the 0.1 + 0.2 of ``np.arange``."""
        return find(self.values, self.tokens, value)


def _control_fields(
    name: Any, values: Sequence[Any], texts: Sequence[str | None], start: Any, label: Any, *, link: Any = None
) -> dict[str, Any]:
    """What a control is made of, checked.

    Raises:
        ExplorableError: whatever is wrong with it.
    """
    of = f"control {name!r}"
    if not isinstance(name, str) or not name.isidentifier() or iskeyword(name):
        raise error(
            of, "the name must be a Python identifier", "compute receives it as a keyword: letters, digits and underscores, such as k_2"
        )
    if name in ("hide", "fix"):
        raise error(of, "'hide' and 'fix' are words of the address", "choose another name")
    name = normalize("NFKC", name)  # as Python does with identifiers: µ (U+00B5) is μ (U+03BC)
    label = name.replace("_", " ").strip() if label is None else label
    if not isinstance(label, str) or not label.strip():
        raise error(of, f"its label is {label!r}", "give it a label of one or a few words")
    for value, text in zip(values, texts, strict=True):
        if text is None:
            raise error(of, f"its value {value!r} has no text that is the same in every run", "name it: {value: text, …}")
    read = [text for text in texts if text is not None]
    tokens = [token_of(value, text) for value, text in zip(values, read, strict=True)]
    check_different(of, values, read, tokens)
    position = find(values, tokens, start)
    if position is None:
        raise error(of, f"start {start!r} is not among its values, {offered(values, read, start)}", "start at one of them")
    if link is not None and not (isinstance(link, str) and link.strip()):
        raise error(of, f"its link is {link!r}", "give the word that it shares with the controls of other figures")
    fields = {"name": name, "values": tuple(values), "texts": tuple(read), "tokens": tuple(tokens), "start": position}
    return {**fields, "label": label, "link": link}


class Slider(Control):
    """A slider over the given values, in their order.

    Args:
        name: keyword of ``compute``; as Python does with identifiers, it is normalized, so that µ and μ are one name.
        values: numbers (any spacing) or anything that can be written; or a mapping from value to what the reader sees.
        start: the author's start value, one of ``values`` up to rounding.
        label: shown beside the slider; the name by default.
        unit: written behind the value.
        format: format specification of the value, e.g. ``".2f"``.
        play: with a button that steps through the values, where they are a course in time or a way.
        link: a word; sliders and choices of the page that have it move together, as far as their values are the same.

    Raises:
        ExplorableError: no values, two that are equal or read alike, a start that is not among them, or a bad name, label, unit or format.
    """

    def __init__(
        self,
        name: str,
        values: Iterable[Any],
        *,
        start: Any,
        label: str | None = None,
        unit: str = "",
        format: str | None = None,
        play: bool = False,
        link: str | None = None,
    ) -> None:
        of = f"control {name!r}"
        for what, given in (("unit", unit), ("format", "" if format is None else format)):
            if not isinstance(given, str):
                raise error(of, f"its {what} is {given!r}", "give a string")
        own, texts = listed(of, values)
        seen: Sequence[str | None] = texts or [_formatted(of, value, format) for value in own]
        super().__init__(
            **_control_fields(name, own, [f"{text} {unit}" if unit and text else text for text in seen], start, label, link=link),
            play=bool(play),
        )


class Choice(Control):
    """One of a few named options, shown side by side.

    Args:
        name: keyword of ``compute``, as a slider's.
        options: values, or a mapping from value to what the reader sees. A function without a text is shown by its name; the address
            writes a function as it is shown. (Python itself drops a key that equals an earlier one: of ``{1: "one", True: "yes"}`` one
            option is left before it arrives here.)
        start: the author's start value, one of ``options``.
        label: shown above the options; the name by default.
        link: as a slider's.

    Raises:
        ExplorableError: no options, two that are equal or read alike, a start that is not among them, or an option without a text.
    """

    def __init__(
        self, name: str, options: Iterable[Any] | Mapping[Any, str], *, start: Any, label: str | None = None, link: str | None = None
    ) -> None:
        own, texts = listed(f"control {name!r}", options)
        super().__init__(**_control_fields(name, own, texts or [text_of(value) for value in own], start, label, link=link))


class Seed(Control):
    """Seeds 0 to ``count`` - 1, drawn one after the other by a button.

    Raises:
        ExplorableError: ``count`` is no whole number, or below 1.
    """

    def __init__(self, count: int, *, name: str = "seed", label: str | None = "sample") -> None:
        if not isinstance(count, int | np.integer) or isinstance(count, bool) or count < 1:
            raise error(f"control {name!r}", f"its count of seeds is {count!r}, so it has no values", "give a whole number, 1 or more")
        label = name.replace("_", " ") if label is None else label
        texts = [f"{label} {i + 1} of {count}" for i in range(count)]
        super().__init__(**_control_fields(name, list(range(count)), texts, 0, label))


def format_number(value: Any, spec: str | None = None) -> str:
    """``value`` as text with a true minus sign: by ``spec``, else six significant digits for a float and ``str`` for the rest."""
    if spec is None:
        return text_of(value) or str(value)
    written = format(value, spec)
    return true_signs(written if isinstance(value, str) else written.replace("inf", "∞"))


def _formatted(of: str, value: Any, spec: str | None) -> str | None:
    if spec is None:
        return text_of(value)
    try:
        return format_number(value, spec)
    except (TypeError, ValueError) as cause:
        remedy = "give a format specification of Python's without braces, such as '.2f', that all values can be written in"
        raise error(of, f"its format {spec!r} fails for {value!r}: {cause}", remedy) from cause


def ends(lengths: Sequence[int], start: Sequence[int]) -> list[tuple[int, ...]]:
    """The states to look at first, as positions: the start, each control at its first and its last value, all at their first, all at their
    last; each once.
    """
    found = [tuple(start)]
    for i, length in enumerate(lengths):
        found += [(*start[:i], position, *start[i + 1 :]) for position in (0, length - 1)]
    found += [tuple(0 for _ in lengths), tuple(length - 1 for length in lengths)]
    return list(dict.fromkeys(found))


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
