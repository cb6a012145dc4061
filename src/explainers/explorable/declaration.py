"""The declaration of an explorable figure, checked before anything renders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from inspect import isawaitable
from typing import Any, TypeVar
from unicodedata import normalize
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib.figure import Figure

from explainers.explorable import ink, numbers
from explainers.explorable.budget import Budget, check_budget
from explainers.explorable.caption import TO_FORMAT, Template
from explainers.explorable.challenge import Challenge, check_start, checked_challenges
from explainers.explorable.checks import (
    check_compute,
    check_height,
    check_name,
    checked_alts,
    checked_controls,
    checked_data,
    checked_handles,
    checked_panels,
    checked_words,
)
from explainers.explorable.comparison import copied
from explainers.explorable.controls import Control, Grid
from explainers.explorable.drawing import Drawing, Field
from explainers.explorable.errors import ExplorableError, error, unwritable
from explainers.explorable.faces import warn_of_boxes
from explainers.explorable.frame import Frame, draw_frame, draw_png
from explainers.explorable.handle import Handle
from explainers.explorable.ink import Seen
from explainers.explorable.kept_axes import KeptAxes
from explainers.explorable.numbers import Block
from explainers.explorable.options import offered
from explainers.explorable.panel import Draw, DrawFigure, OnFigure, Panel, name_of, paint
from explainers.explorable.question import Question
from explainers.explorable.results import Names, leaves
from explainers.explorable.results import numbers as floats
from explainers.explorable.strays import no_strays
from explainers.numerals import true_signs

Describe = str | Callable[[Any], str]
"""A caption: a ``str.format`` template over the result's fields and the controls, or ``describe(result)``."""

Places = list[tuple[float, float]]
"""Where the handles stand, in points from the top left corner of their panels."""

Written = TypeVar("Written")


class Explorable:
    """An explorable figure: what is computed, drawn and said in each state of its controls."""

    def __init__(
        self,
        name: str,
        compute: Callable[..., Any],
        draw: Draw | Iterable[Draw] | None = None,
        *,
        draw_figure: DrawFigure | None = None,
        describe: Describe,
        alt: str | Iterable[str],
        controls: Iterable[Control],
        height: float,
        asks: Question | Drawing | None = None,
        words: Mapping[str, str] | None = None,
        handles: Iterable[Handle] = (),
        data: Callable[[Any], Mapping[str, Any]] | None = None,
        challenges: Iterable[Challenge] = (),
        budget: Budget | None = None,
    ) -> None:
        of = f"explorable {name!r}"
        check_name(of, name)
        self.name = name
        self.compute = compute
        self.grid = Grid(checked_controls(of, controls))
        self.panels = checked_panels(of, draw, draw_figure)
        self.describe = describe
        self.alts = checked_alts(of, alt, len(self.panels))
        check_height(of, height)
        self.height = float(height)
        self.asks = asks
        self.words = checked_words(of, words, [control.name for control in self.grid.controls])
        self.handles = checked_handles(of, handles, [control.name for control in self.grid.controls], len(self.panels))
        self.data = checked_data(of, data)
        self.challenges = checked_challenges(of, challenges)
        self.budget = budget or Budget()
        self._results: dict[int, Any] = {}
        self.as_computed: Any = None
        self._kept = [KeptAxes() for _ in self.panels]
        self._ink: list[Seen] = [{} for _ in self.panels]
        check_budget(self)
        check_compute(of, compute, self.grid.state(self.grid.start))
        self._check_describe()
        if isinstance(asks, Drawing):
            self.drawn()
        elif asks is not None:
            self.answer()
        check_start(self.challenges, self.reached(self.grid.start), self.error)
        self.columns = numbers.COLUMNS if data is None else tuple(self._own_columns(self.grid.start))

    @property
    def alt(self) -> str:
        """What is drawn, for those who do not see the figure: the sentences of :attr:`alts`, each once."""
        return " ".join(dict.fromkeys(self.alts))

    @property
    def controls(self) -> tuple[Control, ...]:
        """The controls, in the order of the declaration."""
        return self.grid.controls

    def result(self, number: int) -> Any:
        """What ``compute`` returns in state ``number``; computed once, remembered.

        Raises:
            ExplorableError: compute failed, or a float field of its result holds NaN.
        """
        if number not in self._results:
            result = self._results[number] = self.compute_afresh(number)
            if number == self.grid.start:
                self.as_computed = copied(result)
        return self._results[number]

    def compute_afresh(self, number: int) -> Any:
        """As :meth:`result`, without memory."""
        with self._named("compute", number, "correct compute, or drop that value"):
            result = self.compute(**self.grid.state(number))
        if result is None:
            raise self.error(f"compute returned None at {self.told(number)}", "let it return what draw draws")
        try:
            held = list(leaves(result))
        except RecursionError as cause:
            raise self.error(f"the result holds itself at {self.told(number)}", "return its numbers and arrays alone") from cause
        for path, value in held:
            if isinstance(value, Iterator) or isawaitable(value):
                raise self.error(
                    f"{path or 'the result'} is a {type(value).__name__} at {self.told(number)}, which can be read only once",
                    "return a list or an array of what it gives",
                )
        for path, value in floats(result):
            if np.any(np.isnan(np.ma.compressed(value) if np.ma.isMaskedArray(value) else value)):
                raise self.error(
                    f"{path or 'the result'} is NaN at {self.told(number)}, where a figure needs numbers",
                    "correct compute; for a deliberate gap return a masked array (numpy.ma.masked_invalid)",
                )
        return result

    def forget(self) -> None:
        """Forget what was computed, and compute it again where it is needed."""
        self._results = {}

    def caption(self, number: int) -> str:
        """The living caption: ``describe`` with the numbers of state ``number``.

        Raises:
            ExplorableError: ``describe`` failed, or it is a function that returned something else than a caption.
        """
        result = self.result(number)
        if isinstance(self.describe, str):
            with self._named("describe", number, TO_FORMAT):
                text = Template(self.describe, self.error).fill(Names(result, self.grid.state(number)), self.told(number))
            if not text.strip():
                raise self.error(f"describe is empty at {self.told(number)}", "say in a sentence what the figure shows in each state")
            return self._written_caption(text, number)
        name = _function_name(self.describe)
        with self._named(f"describe ({name})", number, f"correct {name}, or give the result what it needs"):
            text = self.describe(result)
        if not isinstance(text, str) or not text.strip() or " at 0x" in text:
            raise self.error(f"describe ({name}) returned {text!r} at {self.told(number)}", "return the caption as a string")
        return self._written_caption(text, number)

    def _written_caption(self, text: str, number: int) -> str:
        if unwritable(text):
            raise self.error(f"the caption has {unwritable(text)} at {self.told(number)}", "leave it out")
        return true_signs(text)

    def word(self, name: str, number: int) -> str:
        """What sentences elsewhere show under ``name`` in state ``number``.

        Raises:
            ExplorableError: its template failed.
        """
        with self._named(f"the word {name!r}", number, TO_FORMAT):
            return true_signs(self._word(name).fill(Names(self.result(number), self.grid.state(number)), self.told(number)))

    def _word(self, name: str) -> Template:
        return Template(self.words[name], self.error, f"the word {name!r}")

    def answer(self) -> tuple[int, str]:
        """Of the question that the figure asks: the number of the state that answers it, and the right option.

        Raises:
            ExplorableError: the state does not exist, the figure is in that state already, or the answer is none of the options.
        """
        assert isinstance(self.asks, Question)
        number = self._goal(self.asks.at)
        with self._named("right of its question", number, "correct right"):
            right = self.asks.right(self.result(number))
            right = normalize("NFC", right) if isinstance(right, str) else right
        if right not in self.asks.options:
            raise self.error(
                f"the answer to its question is {right!r}, which is none of {list(self.asks.options)}", "correct right, or add that option"
            )
        return number, right

    def drawn(self) -> tuple[int, tuple[float, ...]]:
        """Of the drawing that the figure asks for: the number of the state that answers it, and the true y at each of its points.

        Raises:
            ExplorableError: the state does not exist, the figure is in that state already, or the answer is not a number for each point.
        """
        assert isinstance(self.asks, Drawing)
        if self.asks.panel not in range(len(self.panels)):
            raise self.error(f"its drawing is on panel {self.asks.panel!r}", f"name one of 0 to {len(self.panels) - 1}")
        number = self._goal(self.asks.at)
        with self._named("answer of its drawing", number, "correct answer"):
            return number, self.asks.checked(self.asks.answer(self.result(number)))

    def _goal(self, at: Mapping[str, Any]) -> int:
        """The state that a question moves the figure to."""
        positions = list(self.grid.positions(self.grid.start))
        names = [control.name for control in self.controls]
        for name, value in at.items():
            if normalize("NFKC", str(name)) not in names:
                raise self.error(f"its question moves {name!r}, which is no control", f"name one of {', '.join(names)}")
            i = names.index(normalize("NFKC", str(name)))
            found = self.controls[i].position(value)
            if found is None:
                raise self.error(
                    f"its question moves {name!r} to {value!r}, which the control does not offer",
                    f"name one of its values, {offered(self.controls[i].values, self.controls[i].texts, value)}",
                )
            positions[i] = found
        number = self.grid.number(positions)
        if number == self.grid.start:
            raise self.error("its question is answered by the start state", "start it elsewhere, or ask about another state")
        return number

    def reached(self, number: int) -> tuple[bool, ...]:
        """Of each challenge, whether state ``number`` reaches it.

        Raises:
            ExplorableError: ``reached`` failed, or returned neither True nor False.
        """
        found = []
        for challenge in self.challenges:
            with self._named(f"reached of its challenge {challenge.text!r}", number, "let it return True or False for each result"):
                found.append(challenge.is_reached(self.result(number)))
        return tuple(found)

    def frame(self, number: int) -> Frame:
        """State ``number`` as it is drawn: one clean SVG a panel.

        Raises:
            ExplorableError: a panel's function failed, or matplotlib could not write what it drew.
        """
        return self._written(number, partial(draw_frame, name=self.name, kept=self._kept))

    def _own_columns(self, number: int) -> Mapping[str, Any]:
        assert self.data is not None
        with self._named("data", number, "let it return a mapping of columns, {'n': result.n}"):
            columns = dict(self.data(self.result(number)))
            names = tuple(map(numbers.cell, columns))
            if not names or any(not name for name in names) or names != getattr(self, "columns", names):
                raise self.error(
                    f"data has the columns {list(columns)} at {self.told(number)}",
                    "give at least one, each with a name, and the same ones in all states",
                )
        return dict(zip(names, columns.values(), strict=True))

    def watched_frame(self, number: int) -> tuple[Frame, Seen, Places, list[Block], Field | None]:
        """As :meth:`frame`, and what is seen of each mark; of marks that had ink in a state before, nothing. With the places of handles,
        the numbers of the state (those that ``data`` gives, or those that are drawn), and where a reader draws.

        Raises:
            ExplorableError: as :meth:`frame`, or some marks of a collection have neither face nor edge, or ``data`` failed.
        """
        seen: Seen = {}
        blocks = []
        if self.data is not None:
            columns = self._own_columns(number)
            with self._named("data", number, "give columns of one length; one value alone holds for all rows"):
                blocks.append(numbers.declared(columns))
        places: dict[int, tuple[float, float]] = {}
        fields: list[Field] = []

        def watch(i: int, figure: Figure) -> Callable[[ET.Element], None]:
            panel = f"panel {i + 1} ({name_of(self.panels[i])})"
            if self.data is None:
                blocks.extend(numbers.drawn(figure, i))
            bare = ink.hollow(figure)
            if bare:
                raise self.error(f"{panel}: {bare} at {self.told(number)}", "give them a color and a width, or leave them out of the data")
            marks = ink.Marks(figure, self._ink[i])

            def written(svg: ET.Element) -> None:
                for j, handle in enumerate(self.handles):
                    if handle.panel == i:
                        with self._named(f"handle {j + 1}", number, "correct at"):
                            places[j] = handle.place(figure, self.grid.state(number))
                if isinstance(self.asks, Drawing) and self.asks.panel == i:
                    fields.append(self.asks.field(figure))
                for place, text in marks.seen(svg).items():
                    self._ink[i][place] = text
                    seen[f"{panel}: {place}"] = text and f"{panel}: {text}"

            return written

        return (
            self._written(number, partial(draw_frame, name=self.name, kept=self._kept, watch=watch)),
            seen,
            [places[j] for j in range(len(self.handles))],
            blocks,
            fields[0] if fields else None,
        )

    def check_ink(self, states: list[Seen]) -> None:
        """Of what was seen in all states, refuse a mark without ink.

        Raises:
            ExplorableError: there is such a mark, or axes on which nothing is drawn.
        """
        found = ink.unseen(states)
        if found:
            raise self.error("; ".join(found), ink.REMEDY)

    def picture(self, number: int) -> str:
        """State ``number`` for print: all panels as one PNG, in base64.

        Raises:
            ExplorableError: as :meth:`frame`.
        """
        return self._written(number, partial(draw_png, lacking=self._warn_of_boxes))

    def error(self, what: str, remedy: str) -> ExplorableError:
        """An error that says which explorable, what, and what to do."""
        return error(f"explorable {self.name!r}", what, remedy)

    @contextmanager
    def _named(self, what: str, number: int, remedy: str) -> Iterator[None]:
        """Turn an exception of the author's functions into one that says which explorable, what, in which state, and what to do."""
        try:
            yield
        except ExplorableError:
            raise
        except Exception as cause:
            raise self.error(f"{what} failed at {self.told(number)} with {type(cause).__name__}: {cause}", remedy) from cause

    def _written(self, number: int, write: Callable[[list[Panel], Any, float], Written]) -> Written:
        result = self.result(number)
        panels: list[Panel] = [OnFigure(partial(self._draw_panel, number, i)) for i in range(len(self.panels))]
        with self._named("writing the drawing", number, "draw finite numbers, and labels of plain Unicode text"):
            return write(panels, result, self.height)

    def _draw_panel(self, number: int, i: int, figure: Figure, result: Any) -> None:
        name = name_of(self.panels[i])
        with self._named(f"panel {i + 1} ({name})", number, f"correct {name}, or give the result what it draws"):
            with no_strays(figure, lambda what, remedy: self.error(f"panel {i + 1} ({name}) {what}, at {self.told(number)}", remedy)):
                paint(self.panels[i], figure, result)

    def _warn_of_boxes(self, i: int, lacks: dict[str, str]) -> None:
        warn_of_boxes(f"explorable {self.name!r}: panel {i + 1} ({name_of(self.panels[i])})", lacks)

    def told(self, number: int) -> str:
        """The values of state ``number``, for messages."""
        chosen = zip(self.controls, self.grid.positions(number), strict=True)
        said = [(c.name, repr(c.values[i]), c.texts[i]) for c, i in chosen]
        return ", ".join(f"{name}={text if ' at 0x' in value else value}" for name, value, text in said)

    def _check_describe(self) -> None:
        start = self.grid.start
        if self.asks is not None and not isinstance(self.asks, Question | Drawing):
            raise self.error(f"asks is {self.asks!r}", "give a Question or a Drawing")
        if isinstance(self.describe, str):
            with self._named("describe", start, TO_FORMAT):
                Template(self.describe, self.error).check(Names(self.result(start), self.grid.state(start)))
        elif not callable(self.describe):
            raise self.error(f"describe is {self.describe!r}", "give a template, or a function of the result")
        self.caption(start)
        for name in self.words:
            with self._named(f"the word {name!r}", start, TO_FORMAT):
                self._word(name).check(Names(self.result(start), self.grid.state(start)))
            self.word(name, start)


def _function_name(function: Callable[..., Any]) -> str:
    return getattr(function, "__name__", type(function).__name__)
