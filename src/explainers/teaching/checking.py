"""``check(label, answer)``: what is right, what is not, and a hint; never the answer. Where a front end shows no more, it is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from typing import Any

from explainers.explorable.errors import error
from explainers.teaching.exercise import Exercise, given_by_name

LOOK = (  # more specific than what a front end says of lists
    "<style>ul.exercise-report.exercise-report.exercise-report{list-style:none;margin:.2em 0;padding:0}"
    ".exercise-report li{display:grid;grid-template-columns:1.6em 1fr;padding:.15em 0}.exercise-report li>:first-child{font-weight:bold}"
    ".exercise-right>:first-child{color:#1f8f5f}.exercise-missed>:first-child{color:#d0405f}</style>"
)
"""What a notebook's front end shows a report in. A page of a book has this in its own style sheet, and drops the element."""


@dataclass(frozen=True)
class Line:
    """What is said of one check: its name, and a hint that is empty if it is right."""

    name: str
    hint: str


@dataclass(frozen=True)
class Report:
    """What is said of an answer.

    Attributes:
        label: the exercise.
        lines: one for each check that was answered.
        open: names that were not answered.
        asked: for each of these, what it asks for in words; the name if there are none.
    """

    label: str
    lines: tuple[Line, ...]
    open: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether everything is right and nothing is left open."""
        return not self.open and not any(line.hint for line in self.lines)

    def sentences(self) -> list[str]:
        """The report, a sentence for each check, and one for all that is open."""
        return [f"{word}: {rest}" for _, _, word, rest in self._said()]

    def _said(self) -> list[tuple[str, str, str, str]]:
        """Of each sentence its kind, its mark, its first words and the rest."""
        said = [
            ("missed", "✗", "Not yet", f"{line.name}. {line.hint}") if line.hint else ("right", "✓", "Right", f"{line.name}.")
            for line in self.lines
        ]
        left = [
            name if words in ("", name) else f"{name} ({words})" for name, words in zip(self.open, self.asked or self.open, strict=True)
        ]
        return [*said, ("open", "○", "Still open", f"{', '.join(left)}.")] if left else said

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Plain text, and HTML in which a word and a mark say what a color says, too."""
        items = "".join(
            f'<li class="exercise-{kind}"><span aria-hidden="true">{mark}</span><span><b>{word}:</b> {escape(rest)}</span></li>'
            for kind, mark, word, rest in self._said()
        )
        return {"text/plain": repr(self), "text/html": f'{LOOK}<ul class="exercise-report">{items}</ul>'}

    def __repr__(self) -> str:
        return "\n".join(self.sentences())

    def right_of(self, name: str) -> bool:
        """Whether the check of this name was answered, and right."""
        return any(line.name == name and not line.hint for line in self.lines)


class Exercises:
    """The exercises of a book, by label.

    Raises:
        ExplorableError: two with one label.
    """

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._by_label: dict[str, Exercise] = {}
        for each in exercises:
            if each.label in self._by_label:
                raise error(f"exercise {each.label!r}", "there are two", "give each a label of its own")
            self._by_label[each.label] = each

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._by_label.values())

    def __contains__(self, label: object) -> bool:
        return label in self._by_label

    def __getitem__(self, label: str) -> Exercise:
        """The exercise of a label.

        Raises:
            ExplorableError: there is none.
        """
        if label in self._by_label:
            return self._by_label[label]
        near = get_close_matches(label, self._by_label, n=1)
        raise error(
            f"exercise {label!r}", "the book has none of this label", f"did you mean {near[0]!r}?" if near else "look it up in the book"
        )

    def check(self, label: str, answer: Any = None, /, **named: Any) -> Report:
        """What is right of an answer.

        >>> from explainers.teaching import Exercise, Number
        >>> few = Exercises([Exercise("ex-sum", "derive", [Number("total", 4, "Count again.")], minutes=1)])
        >>> few.check("ex-sum", total=5)
        Not yet: total. Count again.

        What is not given, or is ``None``, is open; with nothing given the report says what is asked for.

        Raises:
            ExplorableError: there is no such exercise, or the answer is not of the kind that it asks for.
        """
        exercise = self[label]
        given = given_by_name(exercise, answer, named)
        lines = tuple(Line(each.name, each.missed(given[each.name])) for each in exercise.checks if each.name in given)
        left = [each for each in exercise.checks if each.name not in given]
        return Report(label, lines, tuple(each.name for each in left), tuple(getattr(each, "label", "") for each in left))
