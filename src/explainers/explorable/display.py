"""How a figure is shown: live where a front end is attached, moving HTML elsewhere, and the notebook never says which."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from explainers.explorable import front_end
from explainers.explorable.budget import Budget
from explainers.explorable.challenge import Challenge
from explainers.explorable.controls import Control
from explainers.explorable.declaration import Describe, Explorable
from explainers.explorable.drawing import Drawing
from explainers.explorable.errors import ExplorableError
from explainers.explorable.handle import Handle
from explainers.explorable.panel import Draw, DrawFigure
from explainers.explorable.question import Question

if TYPE_CHECKING:
    from explainers.explorable.live import Live

RENDERINGS = ("live", "static", "standalone")


def rendering() -> str:
    """The rendering that ``EXPLORABLE_RENDERING`` asks for; where it is not set, ``live`` if a front end with widgets is attached to the
    kernel, and ``standalone`` elsewhere.

    Raises:
        ExplorableError: it is set to something else than one of :data:`RENDERINGS`.
    """
    chosen = os.environ.get("EXPLORABLE_RENDERING")
    if chosen is None:
        return "live" if front_end.is_attached() else "standalone"
    if chosen not in RENDERINGS:
        raise ExplorableError(f"EXPLORABLE_RENDERING is {chosen!r}; set it to 'live', 'static' or 'standalone', or unset it")
    return chosen


class ExplorableFigure(Explorable):
    """An explorable that Jupyter can show: a live widget, or HTML that moves without a kernel; and a picture of the start for print."""

    def __repr__(self) -> str:
        return f"explorable({self.name!r})"

    @cached_property
    def live(self) -> Live:
        """The figure as a widget, with its ``controls`` by name; one and the same however often the figure is shown."""
        from explainers.explorable.live import Live  # noqa: PLC0415  ipywidgets is needed only here

        return Live(self)

    @property
    def widget(self) -> Any:
        """What Jupyter shows where the figure is live: an ipywidget, to be put where you like: ``VBox([figure.widget, ...])``."""
        return self.live.widget

    def html(self) -> str:
        """The moving figure as a whole page of HTML that loads nothing: write it to a file, and any web server or reader has it.

        Raises:
            ExplorableError: a state failed, or a budget is broken.
        """
        from explainers.explorable import standalone  # noqa: PLC0415  only one of the renderings is ever loaded

        return standalone.page(self)

    def iframe(self) -> str:
        """The page of :meth:`html` in an ``<iframe>``, as high as the figure: for pages that let no script of yours run.

        Raises:
            ExplorableError: a state failed, or a budget is broken.
        """
        from explainers.explorable import standalone  # noqa: PLC0415  only one of the renderings is ever loaded

        return standalone.frame(self)

    def _ipython_display_(self) -> None:
        if rendering() != "live":
            raise NotImplementedError  # IPython then asks for the bundle
        self.live.show()

    def _mime_(self) -> tuple[str, str]:
        return "text/html", self.iframe()  # marimo

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        start = self.grid.start
        if front_end.shows_text_alone():
            return {"text/plain": self.caption(start)}
        picture = {"image/png": self.picture(start), "text/plain": self.caption(start)}
        chosen = rendering()
        if chosen == "live":
            return {**self.widget._repr_mimebundle_(), **picture}
        from explainers.explorable import standalone, static  # noqa: PLC0415  only one of the renderings is ever loaded

        return {"text/html": static.render(self) if chosen == "static" else standalone.fragment(self), **picture}


def explorable(
    name: str,
    *,
    compute: Callable[..., Any],
    draw: Draw | Iterable[Draw] | None = None,
    draw_figure: DrawFigure | None = None,
    describe: Describe,
    alt: str | Iterable[str],
    controls: Iterable[Control],
    height: float = 3.2,
    asks: Question | Drawing | None = None,
    words: Mapping[str, str] | None = None,
    handles: Iterable[Handle] = (),
    data: Callable[[Any], Mapping[str, Any]] | None = None,
    challenges: Iterable[Challenge] = (),
    states: int | None = None,
    kilobytes: float | None = None,
    seconds: float | None = None,
    because: str | None = None,
) -> ExplorableFigure:
    """Declare an explorable figure, shown by leaving it as a cell's last expression.

    Args:
        name: kebab-case, unique in the book; the figure's address is ``#name?control=value``.
        compute: one keyword a control; pure and deterministic; returns a dataclass, named tuple or mapping of numbers and arrays.
        draw: ``draw(ax, result)``, or several: one panel each, side by side on a wide screen and one under another on a phone. It changes
            nothing in the result and remembers nothing, and draws the same each time.
        draw_figure: instead of ``draw``: ``draw_figure(figure, result)`` makes its axes itself on an empty figure, for a layout of its own
            (``figure.subplot_mosaic``, shared axes) and for polar or 3-D axes. It is one panel.
        describe: the living caption: a ``str.format`` template over the result's fields and the controls, or, where words depend on the
            numbers, a function ``describe(result)`` that returns the whole caption.
        alt: one sentence for those who do not see the figure: what is drawn, without the numbers; or a list with one for each panel.
        controls: :class:`Slider`, :class:`Choice`, :class:`Seed`; the grid of their values is the figure's states.
        height: of a panel in inches; its width is 4.8.
        asks: a :class:`Question` for the reader to answer before moving anything, or a :class:`Drawing` for the reader to draw.
        words: templates, as a caption's, of numbers and words that sentences elsewhere on the page show of the present state, by name:
            ``words={"error": "{error:.2f}"}`` for ``{now}`` with ``name.error`` (see :mod:`explainers.explorable.sphinx.words`).
        handles: each a :class:`Handle`, a point of a panel that can be dragged in place of its controls.
        data: ``data(result)`` returns the columns of the table that readers can save, by name: ``{"n": result.n, "error": result.error}``;
            a column of one value holds for all rows. Without it the table has the numbers that are drawn, by panel and label.
        challenges: each a :class:`Challenge`, a state for the reader to find; the page checks it as the figure is moved by hand.
        states: how many states the figure may have; without it, as many as its other two budgets allow.
        kilobytes: what it may weigh, gzipped, instead of :data:`~explainers.explorable.budget.MOST_KILOBYTES`.
        seconds: the processor time its states may take, instead of :data:`~explainers.explorable.budget.MOST_SECONDS`.
        because: why; needed where ``kilobytes`` or ``seconds`` is above the default.

    Raises:
        ExplorableError: the declaration cannot work.
    """
    budget = Budget(states=states, kilobytes=kilobytes, seconds=seconds, because=because)
    return ExplorableFigure(
        name,
        compute,
        draw,
        draw_figure=draw_figure,
        describe=describe,
        alt=alt,
        controls=controls,
        height=height,
        asks=asks,
        words=words,
        handles=handles,
        data=data,
        challenges=challenges,
        budget=budget,
    )
