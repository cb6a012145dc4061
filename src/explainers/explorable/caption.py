"""A caption from a template: ``str.format`` over names, which says which field is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from string import Formatter
from typing import Any

import numpy as np

from explainers.explorable.errors import ExplorableError, shortened

TO_FORMAT = "correct its braces and format specifications"


class Template(Formatter):
    """A template, how its errors are made, ``error(what, remedy)``, and what they call it."""

    def __init__(self, template: str, error: Callable[[str, str], ExplorableError], what: str = "describe") -> None:
        self._template, self._error, self._what = template, error, what
        self._field = self._state = ""

    def check(self, available: Mapping[str, Any]) -> None:
        """Hold that every field names something.

        Raises:
            ExplorableError: one does not.
            ValueError: braces that are not closed.
        """
        for field in self._fields(self._template):
            root = "".join(field).partition(".")[0].partition("[")[0]
            if root not in available:
                remedy = f"name one of {shortened(sorted(available))}"
                if not root.isidentifier() or "\\" in self._template or "$" in self._template:
                    remedy = f"double the braces that are meant as braces, {{{{{field}}}}} (a caption is plain text: ½, x², θ), or {remedy}"
                raise self._error(f"{self._what} names {{{field if not root else root}}}, which the result lacks", remedy)

    def fill(self, available: Mapping[str, Any], state: str = "a state") -> str:
        """The template with the values of its fields in ``state``, which messages name.

        Raises:
            ExplorableError: a value that is no word and no number, or NaN.
            Exception: whatever a format specification raises for its value, named with its field.
        """
        self._state = state
        return self.vformat(self._template, (), available)

    def _fields(self, template: str) -> list[str]:
        found = []
        for _, field, specification, _ in self.parse(template):
            found += [] if field is None else [field, *self._fields(specification or "")]
        return found

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        """The value of a field; errors name it."""
        self._field = field_name
        try:
            return super().get_field(field_name, args, kwargs)
        except (AttributeError, LookupError, TypeError) as cause:
            raise type(cause)(f"{{{field_name}}}: {cause}") from cause

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value as text; see :meth:`fill`."""
        written = self._field + (f":{format_spec}" if format_spec else "")
        try:
            text: str = super().format_field(value, format_spec)
        except (TypeError, ValueError) as cause:
            raise type(cause)(f"{{{written}}}, where it is {value!r:.60}: {cause}") from cause
        if isinstance(value, float | np.floating) and np.isnan(value):
            remedy = "correct compute, or write the caption as a function of the result, which says that there is none"
            raise self._error(f"{self._what} writes {{{written}}}, which is NaN at {self._state}", remedy)
        if callable(value) or "\n" in text or " at 0x" in text or (isinstance(value, np.ndarray) and value.ndim):
            raise self._error(
                f"{self._what} writes {{{written}}}, which is a {type(value).__name__}",
                "name a number or a word in it, or write the caption as a function of the result",
            )
        return text
