"""A question that a figure asks before it is moved: the reader commits to a guess, then the figure shows what happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from explainers.explorable.errors import error


@dataclass(frozen=True)
class Question:
    """What the reader is asked, and where the figure goes once a guess is made.

    Attributes:
        text: the question; it can be answered before the figure is moved.
        options: two or more answers to choose from.
        right: ``right(result)`` is the option that is true in the state ``at``: computed, so that the answer cannot be wrong in silence.
        at: the controls that the figure moves, and to which values, up to rounding; the others go to the author's start.

    Raises:
        ExplorableError: no text, fewer than two options, two that are alike, ``right`` that is no function, or ``at`` that is no mapping.
    """

    text: str
    options: Sequence[str]
    right: Callable[[Any], str]
    at: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        of = f"question {self.text!r}"
        if not isinstance(self.text, str) or not self.text.strip():
            raise error(of, "it asks nothing", "give the question as a string")
        options = tuple(self.options) if isinstance(self.options, Iterable) and not isinstance(self.options, str) else None
        if options is None or not all(isinstance(option, str) and option.strip() for option in options):
            raise error(of, f"its options are {self.options!r}", "give a list of strings, none of them empty")
        object.__setattr__(self, "options", tuple(normalize("NFC", option) for option in options))
        if len({" ".join(option.split()) for option in self.options}) < max(2, len(self.options)):
            raise error(of, f"{list(self.options)} leave nothing to guess", "give two or more different options")
        if not callable(self.right):
            raise error(of, f"right is {self.right!r}", "give a function of the result, so that the answer is computed")
        if not isinstance(self.at, Mapping):
            raise error(of, f"at is {self.at!r}", "give the values that the figure goes to, by control: {'n': 16}")


def reply(guess: str, right: str) -> str:
    """What the reader is told after the guess.

    >>> reply("falls", "rises")
    'You said: falls. The answer: rises.'
    """
    return f"You said: {guess}. " + ("So it is." if guess == right else f"The answer: {right}.")
