"""A question that a figure asks before it is moved: the reader commits to a guess, then the figure shows what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Question:
    """What the reader is asked, and where the figure goes once a guess is made.

    Attributes:
        text: the question; it can be answered before the figure is moved.
        options: two or more answers to choose from.
        right: ``right(result)`` is the option that is true in the state ``at``: computed, so that the answer cannot be wrong in silence.
        at: the controls that the figure moves, and to which values; the others go to the author's start.
    """

    text: str
    options: Sequence[str]
    right: Callable[[Any], str]
    at: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(set(self.options)) < max(2, len(self.options)):
            raise ValueError(f"question {self.text!r}: {list(self.options)} leave nothing to guess; give two or more different options")


def reply(guess: str, right: str) -> str:
    """What the reader is told after the guess.

    >>> reply("falls", "rises")
    'You said: falls. The answer: rises.'
    """
    return f"You said: {guess}. " + ("So it is." if guess == right else f"The answer: {right}.")
