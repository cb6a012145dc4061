"""``check(label, answer)``: what is right, what is not, and a hint; never the answer. Where a front end shows no more, it is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from typing import Any

from explainers.explorable.errors import error
from explainers.teaching.exercise import Exercise, given_by_name


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
    """

    label: str
    lines: tuple[Line, ...]
    open: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether everything is right and nothing is left open."""
        return not self.open and not any(line.hint for line in self.lines)

    def sentences(self) -> list[str]:
        """The report, a sentence for each check."""
        said = [f"Right: {line.name}." if not line.hint else f"Not yet: {line.name}. {line.hint}" for line in self.lines]
        return said + ([f"Still open: {', '.join(self.open)}."] if self.open else [])

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Plain text and HTML without styles of its own: it reads the same where nothing is trusted."""
        items = "".join(
            f"<li>{'✓' if not line.hint else '✗'} {escape(said)}</li>" for line, said in zip(self.lines, self.sentences(), strict=False)
        )
        items += "".join(f"<li>{escape(said)}</li>" for said in self.sentences()[len(self.lines) :])
        return {"text/plain": repr(self), "text/html": f'<ul style="list-style: none; padding-left: 0">{items}</ul>'}

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

    def check(self, label: str, answer: Any = None, **named: Any) -> Report:
        """What is right of an answer.

        >>> from explainers.teaching import Exercise, Number
        >>> few = Exercises([Exercise("ex-sum", "derive", [Number("total", 4, "Count again.")], minutes=1)])
        >>> few.check("ex-sum", total=5)
        Not yet: total. Count again.

        Raises:
            ExplorableError: there is no such exercise, or the answer is not of the kind that it asks for.
        """
        exercise = self[label]
        given = given_by_name(exercise, answer, named)
        lines = tuple(Line(each.name, each.missed(given[each.name])) for each in exercise.checks if each.name in given)
        return Report(label, lines, tuple(each.name for each in exercise.checks if each.name not in given))
