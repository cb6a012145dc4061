"""A challenge: a state to reach by hand. Whether one reaches it is computed for each when the page is built, and looked up in the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

from explainers.explorable.errors import ExplorableError, error

MOST = 0.5
"""Of all states, the share that may reach a challenge: beyond it there is nothing to find."""


@dataclass(frozen=True)
class Challenge:
    """What the reader is to find with the controls.

    Attributes:
        text: what to reach, in one sentence that does not say how.
        reached: ``reached(result)`` says whether a state reaches it: computed, so that it follows the mathematics.
        hint: what to look at, for a reader who asks for it.

    Raises:
        ExplorableError: no text, no hint, or ``reached`` that is no function.
    """

    text: str
    reached: Callable[[Any], bool]
    hint: str

    def __post_init__(self) -> None:
        of = f"challenge {self.text!r}"
        if not isinstance(self.text, str) or not self.text.strip():
            raise error(of, "it says nothing", "say in a sentence which state the reader is to find")
        if not isinstance(self.hint, str) or not self.hint.strip():
            raise error(of, f"its hint is {self.hint!r}", "say in a sentence what to look at, for those who do not find it")
        if not callable(self.reached):
            raise error(of, f"reached is {self.reached!r}", "give a function of the result, so that it is computed")

    def is_reached(self, result: Any) -> bool:
        """Whether a state with this ``result`` reaches it.

        Raises:
            TypeError: ``reached`` returned neither True nor False.
        """
        found = self.reached(result)
        if not isinstance(found, bool | np.bool_):
            raise TypeError(f"it returned {found!r}, neither True nor False")
        return bool(found)


def checked_challenges(of: str, challenges: Any) -> tuple[Challenge, ...]:
    """``challenges`` as a tuple.

    Raises:
        ExplorableError: something else is among them, or two have one text.
    """
    if isinstance(challenges, Challenge) or not isinstance(challenges, Iterable):
        raise error(of, f"its challenges are {challenges!r}", "give a list: challenges=[Challenge(…)]")
    own = tuple(challenges)
    for challenge in own:
        if not isinstance(challenge, Challenge):
            raise error(of, f"{challenge!r} is no challenge", "give a list of Challenge")
    if len({challenge.text for challenge in own}) < len(own):
        raise error(of, "two of its challenges have one text", "ask for each once")
    return own


def check_start(challenges: Sequence[Challenge], reached: Sequence[bool], error: Callable[[str, str], ExplorableError]) -> None:
    """Hold that the start state, of which ``reached`` says which of them it reaches, leaves all to do.

    Raises:
        ExplorableError: it reaches one of them.
    """
    for challenge, is_reached in zip(challenges, reached, strict=True):
        if is_reached:
            raise error(f"its challenge {challenge.text!r} is reached at the start", "start it elsewhere, or ask for something else")


def reaching(
    challenges: Sequence[Challenge], states: Sequence[Sequence[bool]], error: Callable[[str, str], ExplorableError]
) -> list[list[int]]:
    """For each challenge the numbers of the states that reach it; ``states`` says for each state which of them it reaches.

    Raises:
        ExplorableError: none does, or more than :data:`MOST` of all.
    """
    found = [[number for number, reached in enumerate(states) if reached[i]] for i in range(len(challenges))]
    for challenge, numbers in zip(challenges, found, strict=True):
        if not numbers:
            raise error(
                f"its challenge {challenge.text!r} is reached in none of its {len(states)} states",
                "ask for less, or give the controls values that reach it",
            )
        if len(numbers) > MOST * len(states):
            raise error(
                f"its challenge {challenge.text!r} is reached in {len(numbers)} of its {len(states)} states, more than half",
                "ask for more, so that there is something to find",
            )
    return found


def html(challenges: Sequence[Challenge], words: str) -> str:
    """The challenges of the figure called ``words``, below its controls: sentences, with what a player unhides."""
    if not challenges:
        return ""
    own = "".join(
        '<div class="explorable-challenge"><span class="explorable-mark" aria-hidden="true"></span>'
        f'<p dir="auto"><b>Try:</b> <span>{escape(challenge.text)}</span></p>'
        '<span class="explorable-help" hidden><button type="button" aria-expanded="false">Hint</button>'
        '<button type="button" class="explorable-show">Show one</button></span>'
        f'<p class="explorable-hint" dir="auto" hidden>{escape(challenge.hint)}</p></div>'
        for challenge in challenges
    )
    return f'<div class="explorable-challenges" role="group" aria-label="To find with {escape(words)}">{own}</div>'


def line(challenge: Challenge, is_reached: bool) -> str:
    """The challenge as a line of HTML with its hint, where the figure is a widget."""
    word = "Reached" if is_reached else "Try"
    return f"<details><summary><b>{word}:</b> {escape(challenge.text)}</summary>{escape(challenge.hint)}</details>"
