"""A control's values: what a reader sees of them, how the address writes them, and which of them an author means.

The address must be the same in every build, so it holds nothing that a program makes up as it runs (``<function relu at 0x7f…>``):
a function, and a value that has no text of its own, goes into the address by the text that the reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from numbers import Real
from typing import Any
from unicodedata import normalize

import numpy as np

from explainers.explorable.errors import error, shortened, unwritable
from explainers.numerals import true_signs

_MOST = 10_000  # a generator may have no end


def listed(of: str, values: Any) -> tuple[list[Any], list[str] | None]:
    """The values of control ``of`` as a list, and their texts if ``values`` is a mapping from value to text.

    A number that is zero but for rounding, as the tenth of ``np.arange(-1, 1, 0.1)`` is, is taken as zero.

    Raises:
        ExplorableError: there are no values, they are not a finite list, or a text is no string.
    """
    if isinstance(values, str | bytes) or not isinstance(values, Iterable) or (isinstance(values, np.ndarray) and not values.ndim):
        raise error(of, f"its values are {values!r}", "give a list of values, such as [1, 2, 5]")
    if isinstance(values, set | frozenset):
        raise error(of, "its values are a set, whose order is not the same in every run", "give a list")
    own = list(islice(values, _MOST + 1))
    if not 0 < len(own) <= _MOST:
        raise error(of, "it has no values" if not own else f"it has more than {_MOST} values", "give it at least one, and not so many")
    texts = list(values.values()) if isinstance(values, Mapping) else None
    for value, text in zip(own, texts or [], strict=False):
        if not isinstance(text, str):
            raise error(of, f"the text of {value!r} is {text!r}, no string", "write {value: text}, the value first")
    gap = _gap(own)
    return [type(value)(0) if gap and 0 < abs(value) < 1e-9 * gap else value for value in own], texts


def text_of(value: Any) -> str | None:
    """What a reader sees of ``value``: floats with six significant digits, true minus signs; ``None`` if it has no text of its own."""
    text = _written(value, 6)
    return None if text is None else true_signs("∞".join(text.split("inf")) if _is_number(value) else text)


def token_of(value: Any, text: str) -> str:
    """``value`` as the address writes it, with twelve digits; ``text`` for a function, or where it has no text of its own."""
    token = None if callable(value) and not isinstance(value, np.generic) else _written(value, 12)
    return text if token is None else token


def check_different(of: str, values: Sequence[Any], texts: Sequence[str], tokens: Sequence[str]) -> None:
    """Hold that values, texts and tokens can be told apart.

    Raises:
        ExplorableError: two values are equal, or NaN; a text is empty; two values read alike, on the screen or in the address.
    """
    if any(isinstance(value, float | np.floating) and np.isnan(value) for value in values):
        raise error(of, "one of its values is NaN", "leave it out, or offer None")
    for value, text in zip(values, texts, strict=True):
        if unwritable(text):
            raise error(of, f"the text of its value {value!r} has {unwritable(text)}", "leave it out")
        if not text.strip():
            raise error(of, f"its value {value!r} has an empty text", "give each value a text, {value: text, …}")
    _check_once(of, values, [_key(value, token) for value, token in zip(values, tokens, strict=True)], "are equal", "give each value once")
    remedy = "give them texts of their own, {value: text, …}, or a format with more digits"
    _check_once(of, values, [" ".join(normalize("NFC", text).split()) for text in texts], "read alike, {!r}", remedy)
    _check_once(of, values, tokens, "are written alike in the address, {!r}", "give values that can be told apart: names, or numbers")


def find(values: Sequence[Any], tokens: Sequence[str], wanted: Any) -> int | None:
    """The position of ``wanted`` among ``values``: the same object, the same number up to rounding, or a value that is written alike."""
    for i, value in enumerate(values):
        if value is wanted:
            return i
    if _is_number(wanted) and all(map(_is_number, values)):
        differences = [abs(_float(value) - _float(wanted)) if value != wanted else 0.0 for value in values]
        nearest = int(np.argmin(differences))
        near = differences[nearest] <= 1e-6 * (_gap(values) or abs(_float(wanted)))
        return nearest if near else None
    if isinstance(wanted, str):
        wanted = normalize("NFC", wanted)
    for i, value in enumerate(values):
        if isinstance(value, str) == isinstance(wanted, str) and (
            _equal(normalize("NFC", value) if isinstance(value, str) else value, wanted) or tokens[i] == token_of(wanted, "")
        ):
            return i
    return None


def offered(values: Sequence[Any], texts: Sequence[str], wanted: Any) -> str:
    """The texts of a control's values, for a message that says that ``wanted`` is none of them; with their kind where only that differs."""
    alike = next((value for value, text in zip(values, texts, strict=True) if str(wanted) in (text, str(value))), None)
    kinds = "" if alike is None else f", of type {type(alike).__name__} and not {type(wanted).__name__}"
    return shortened(list(texts), 8) + kinds


def _written(value: Any, digits: int) -> str | None:
    if isinstance(value, np.generic) and not isinstance(value, np.datetime64 | np.timedelta64):
        value = float(str(value)) if isinstance(value, np.floating) else value.item()
    if isinstance(value, float):
        return f"{value:.{digits}g}"
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list | tuple):
        parts = [_written(item, digits) for item in value]
        opened, closed = "[]" if isinstance(value, list) else "()"
        return None if None in parts else opened + ", ".join(map(str, parts)) + closed
    if callable(value):
        name = getattr(value, "__name__", "<lambda>")
        return None if "<" in name else name
    text = str(value)
    return None if " at 0x" in text else text


def _is_number(value: Any) -> bool:
    return isinstance(value, Real | np.number) and not isinstance(value, bool)


def _float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number beyond all floats
        return np.inf if value > 0 else -np.inf


def _gap(values: Sequence[Any]) -> float:
    """The least distance between two of the values; 0 if they are not all numbers, or fewer than two."""
    if not all(map(_is_number, values)):
        return 0.0
    numbers = np.unique([_float(value) for value in values if np.isfinite(_float(value))])
    return float(np.diff(numbers).min()) if len(numbers) > 1 else 0.0


def _key(value: Any, token: str) -> Any:
    try:
        hash(value)
    except TypeError:
        return (type(value), token)  # a list or an array: equal if it is written alike
    return value


def _equal(a: Any, b: Any) -> bool:
    try:
        return bool(a == b)
    except (TypeError, ValueError):  # arrays have no single answer
        return False


def _check_once(of: str, values: Sequence[Any], keys: Sequence[Any], what: str, remedy: str) -> None:
    seen: dict[Any, Any] = {}
    for value, key in zip(values, keys, strict=True):
        if key in seen:
            raise error(of, f"two of its values, {seen[key]!r} and {value!r}, {what.format(key)}", remedy)
        seen[key] = value
