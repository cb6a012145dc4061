"""An exercise that can be checked: what must be right of an answer, and what is said of one that is not, without giving it away."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from explainers.explorable.errors import error

Kind = Literal["see", "derive", "build"]


@dataclass(frozen=True)
class Wrong:
    """A typical wrong number, and the hint for who gives it.

    Attributes:
        value: the wrong number, or a function without arguments that computes it.
        hint: what to think of next; it must not say the right number.
        within: how far from ``value`` an answer is still taken for it.
    """

    value: float | Callable[[], float]
    hint: str
    within: float = 0.0

    def number(self) -> float:
        """The wrong number."""
        return _number(self.value)

    def meets(self, given: float) -> bool:
        """Whether ``given`` is this wrong number."""
        return math.isclose(given, self.number(), rel_tol=1e-9, abs_tol=max(self.within, 1e-12))


@dataclass(frozen=True)
class Number:
    """A number that is asked for. It can be checked in the page, too.

    Attributes:
        name: the keyword of ``check`` and the name of the field, one word.
        value: the right number, or a function without arguments that computes it.
        hint: what is said of a wrong answer that no ``wrong`` foresees.
        label: what the field asks for, in a few words; the name if there is none.
        within: how far an answer may be from ``value``.
        wrong: typical wrong numbers, each with a hint of its own.
    """

    name: str
    value: float | Callable[[], float]
    hint: str
    label: str = ""
    within: float = 0.0
    wrong: Sequence[Wrong] = ()

    def right(self) -> float:
        """The right number."""
        return _number(self.value)

    def missed(self, given: Any) -> str:
        """The hint for an answer; empty if it is right."""
        try:
            answer = float(given)
        except (TypeError, ValueError):
            return f"Give a number; this is of type {type(given).__name__}."
        if math.isclose(answer, self.right(), rel_tol=1e-9, abs_tol=max(self.within, 1e-12)):
            return ""
        return next((each.hint for each in self.wrong if each.meets(answer)), self.hint)


@dataclass(frozen=True)
class Test:
    """Something that what the student has built must do.

    Attributes:
        name: what it must do, in a few words: "a straight line through two points".
        passes: ``passes(answer)`` is whether it does; it may raise, which is told.
        hint: what to think of next if it does not.
    """

    __test__ = False  # not one of pytest's

    name: str
    passes: Callable[[Any], bool]
    hint: str

    def missed(self, given: Any) -> str:
        """The hint for an answer; empty if it passes."""
        try:
            return "" if self.passes(given) else self.hint
        except Exception as raised:
            return f"It raised {type(raised).__name__}: {raised}. {self.hint}"


@dataclass(frozen=True)
class Exercise:
    """An exercise of the book, by the label that it has there.

    Attributes:
        label: the label of the ``{exercise}`` in the page, ``ex-…``.
        kind: ``see`` (read off a figure, checked in the page), ``derive`` (on paper, its steps unfold) or ``build`` (code).
        checks: what is checked: numbers, each with a name of its own, or tests of one thing that is built. None for a proof.
        reference: a function without arguments that gives a right answer: a mapping of the numbers' names, or what is built.
        minutes: how long a student needs.
        start: for ``build``, the lines of code that a student begins with; they define ``answer``.

    Raises:
        ExplorableError: a label without ``ex-``, names that are not words or not different, numbers mixed with tests, nothing to check
            where the page promises it, or a ``build`` without a first line.
    """

    label: str
    kind: Kind
    checks: Sequence[Number] | Sequence[Test]
    minutes: int
    reference: Callable[[], Any] | None = None
    start: str = ""

    def __post_init__(self) -> None:
        of = f"exercise {self.label!r}"
        if not self.label.startswith("ex-"):
            raise error(of, "its label does not begin with ex-", "name it as the {exercise} in the page is labeled: ex-two-lines")
        if self.kind not in ("see", "derive", "build"):
            raise error(of, f"its kind is {self.kind!r}", "say see, derive or build")
        if len({type(each) for each in self.checks}) > 1:
            raise error(of, "it mixes numbers with tests", "ask for numbers, or test what is built")
        names = [each.name for each in self.checks]
        if len(set(names)) < len(names):
            raise error(of, f"two of its checks have one name: {names}", "give each a name of its own")
        if self.numbers and not all(name.isidentifier() for name in names):
            raise error(of, f"{names} are not all keywords", "name a number by one word, as in check('ex-two-lines', slope=2)")
        if self.kind != "derive" and not self.checks:
            raise error(of, "nothing of it is checked", "give it checks, or make it one to derive")
        if (self.kind == "build") != bool(self.start):
            raise error(of, "code to begin with belongs to build, and to that alone", "give start, which defines answer, or leave it out")

    @property
    def numbers(self) -> bool:
        """Whether numbers are asked for, so that the page can check them."""
        return bool(self.checks) and isinstance(self.checks[0], Number)

    def right_answer(self) -> Any:
        """The reference: of an exercise of numbers, unless it has a reference of its own, each number by its name."""
        if self.reference is not None:
            return self.reference()
        return {each.name: each.right() for each in self.checks if isinstance(each, Number)}

    def answer_cell(self) -> str:
        """The code of a notebook's cell with which a student answers: the start and its check, or each number to be put for ``None``.

        Run as it is, it says what is open. Empty if nothing is checked.
        """
        if not self.checks:
            return ""
        if not self.numbers:
            return f'{self.start.strip()}\n\ncheck("{self.label}", answer)'
        asked = [(each.name, f"  # {each.label}" if each.label else "") for each in self.checks if isinstance(each, Number)]
        if len(asked) == 1:
            return f'check("{self.label}", {asked[0][0]}=None){asked[0][1]}'
        return "\n".join(["check(", f'    "{self.label}",', *(f"    {name}=None,{words}" for name, words in asked), ")"])


def _number(value: float | Callable[[], float]) -> float:
    return float(value() if callable(value) else value)


def given_by_name(exercise: Exercise, answer: Any, named: Mapping[str, Any]) -> dict[str, Any]:
    """What is given for each check, by its name, without what is ``None``; several tests look at the one thing that is built.

    Raises:
        ExplorableError: an answer for what is not asked.
    """
    of = f"exercise {exercise.label!r}"
    names = [each.name for each in exercise.checks]
    if not exercise.numbers:
        if named:
            raise error(of, "it checks one thing that is built", f"write check({exercise.label!r}, answer)")
        return {} if answer is None else dict.fromkeys(names, answer)
    if isinstance(answer, Mapping):
        named = {**answer, **named}
    elif answer is not None:
        if len(names) > 1:
            raise error(of, f"it asks for {len(names)} numbers", f"name them: check({exercise.label!r}, {'=…, '.join(names)}=…)")
        named = {names[0]: answer, **named}
    if unknown := [name for name in named if name not in names]:
        raise error(of, f"it does not ask for {', '.join(unknown)}", f"it asks for {', '.join(names)}")
    return {name: value for name, value in named.items() if value is not None}
