"""What a declaration is held to before anything is computed: each message names the explorable, what is wrong, and what to do."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from explainers.explorable.controls import Control
from explainers.explorable.errors import error, shortened
from explainers.explorable.handle import Handle
from explainers.explorable.panel import OnFigure, Panel

MOST_INCHES = 40.0
"""Height of a panel: more was surely meant as pixels."""


def check_name(of: str, name: Any) -> None:
    """Hold that the name of the figure ``of`` can be an address.

    Raises:
        ExplorableError: it is not kebab-case.
    """
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise error(of, "the name is not kebab-case", "use small letters, digits and single hyphens: it is the figure's address")


def checked_controls(of: str, controls: Any) -> tuple[Control, ...]:
    """``controls``, given one by one or in any order of iteration, as a tuple.

    Raises:
        ExplorableError: there are none, something else is among them, or two have one name.
    """
    if isinstance(controls, Control):
        raise error(of, f"its controls are one {type(controls).__name__}", f"put it into a list: controls=[{type(controls).__name__}(…)]")
    if isinstance(controls, Mapping):
        first = next(iter(controls), "k")
        raise error(
            of, "its controls are a mapping", f"give a list that names the values: controls=[Slider({str(first)!r}, [1, 2, 3], start=1)]"
        )
    if isinstance(controls, str) or not isinstance(controls, Iterable):
        raise error(of, f"its controls are {controls!r}", "give a list of Slider, Choice and Seed")
    if isinstance(controls, set | frozenset):
        raise error(of, "its controls are a set, whose order is not the same in every run", "give a list")
    own = tuple(controls)
    if not own:
        raise error(of, "it has no controls", "give it one, or draw a still")
    names = []
    for control in own:
        if not isinstance(control, Control):
            raise error(of, f"{control!r} is no control", "give a list of Slider, Choice and Seed")
        names.append(control.name)
    for repeated in names:
        if names.count(repeated) > 1:
            raise error(of, f"two controls are called {repeated!r}", "give each its own name")
    return own


def checked_panels(of: str, draw: Any, draw_figure: Any = None) -> tuple[Panel, ...]:
    """The panels that a figure asks for: one for each function of ``draw``, or one for ``draw_figure``.

    Raises:
        ExplorableError: both are given, or neither, or something that cannot be called.
    """
    remedy = "give draw one function draw(ax, result), or a list of them; or give draw_figure one function draw_figure(figure, result)"
    if (draw is None) == (draw_figure is None):
        raise error(of, f"it has {'neither draw nor' if draw is None else 'both draw and'} draw_figure", remedy)
    if draw_figure is not None:
        if not callable(draw_figure):
            raise error(of, f"draw_figure is {draw_figure!r}, which cannot be called", remedy)
        _check_runs(of, "draw_figure", draw_figure)
        return (OnFigure(draw_figure),)
    if callable(draw):
        _check_runs(of, "draw", draw)
        return (draw,)
    if isinstance(draw, str | Mapping) or not isinstance(draw, Iterable):
        raise error(of, f"draw is {draw!r}, which cannot be called", remedy)
    panels = tuple(draw)
    if not panels:
        raise error(of, "it draws nothing", remedy)
    for i, panel in enumerate(panels):
        if not callable(panel):
            raise error(of, f"panel {i + 1} of draw is {panel!r}, which cannot be called", remedy)
        _check_runs(of, f"panel {i + 1} of draw", panel)
    return panels


def _check_runs(of: str, what: str, function: Any) -> None:
    if inspect.iscoroutinefunction(function) or inspect.isgeneratorfunction(function):
        raise error(of, f"{what} is asynchronous, or a generator, so that calling it draws nothing", "give a plain function, without yield")


def checked_alts(of: str, alt: Any, panels: int) -> tuple[str, ...]:
    """The alternative text of each panel: ``alt`` is one for all of them, or a list with one for each.

    Raises:
        ExplorableError: one is missing or empty.
    """
    alts = (alt,) * panels if isinstance(alt, str) else tuple(alt) if isinstance(alt, Sequence) and not isinstance(alt, bytes) else (alt,)
    for text in alts:
        if not isinstance(text, str) or not text.strip():
            remedy = "say in one sentence what is drawn: it is all that readers have who do not see the figure"
            raise error(of, f"its alt is {text!r}", remedy)
    if len(alts) != panels:
        raise error(of, f"it has {panels} panels, and alt has {len(alts)} sentences", "give one sentence for all, or one for each panel")
    return alts


def checked_words(of: str, words: Any, controls: Sequence[str]) -> dict[str, str]:
    """The templates of the words that sentences show, by name.

    Raises:
        ExplorableError: no mapping of names to templates, or a name that a control has.
    """
    if not isinstance(words or {}, Mapping):
        raise error(of, f"its words are {words!r}", "give templates by name: words={'error': '{error:.2f}'}")
    own = {normalize("NFKC", name) if isinstance(name, str) else name: template for name, template in (words or {}).items()}
    for name, template in own.items():
        if not isinstance(name, str) or not name.isidentifier():
            raise error(of, f"one of its words is called {name!r}", "give it a name of letters, digits and underscores")
        if name in controls:
            raise error(of, f"a word and a control are both called {name!r}", "rename the word: what a control shows needs none")
        if not isinstance(template, str) or not template.strip():
            raise error(of, f"its word {name!r} is {template!r}", "give a template, such as '{error:.2f}'")
    return own


def checked_handles(of: str, handles: Any, controls: Sequence[str], panels: int) -> tuple[Handle, ...]:
    """``handles`` as a tuple.

    Raises:
        ExplorableError: something else is among them, or one moves a control, or stands on a panel, that the figure does not have.
    """
    if isinstance(handles, Handle) or not isinstance(handles, Iterable):
        raise error(of, f"its handles are {handles!r}", "give a list: handles=[Handle(…)]")
    own = tuple(handles)
    for handle in own:
        if not isinstance(handle, Handle):
            raise error(of, f"{handle!r} is no handle", "give a list of Handle")
        for name in handle.controls:
            if name not in controls:
                raise error(of, f"a handle moves {name!r}, which is no control", f"name one or two of {', '.join(controls)}")
        if handle.panel not in range(panels):
            raise error(of, f"a handle stands on panel {handle.panel!r}", f"name one of 0 to {panels - 1}")
    return own


def checked_data(of: str, data: Any) -> Any:
    """``data``, the function that gives the numbers to save, or None.

    Raises:
        ExplorableError: it cannot be called.
    """
    if data is not None and not callable(data):
        raise error(of, f"its data is {data!r}", "give a function of the result that returns columns: data=lambda result: {'n': result.n}")
    return data


def check_height(of: str, height: Any) -> None:
    """Hold that a panel's height can be one in inches.

    Raises:
        ExplorableError: it is no number, not above 0, or above :data:`MOST_INCHES`.
    """
    try:
        fits = 0 < float(height) <= MOST_INCHES and not isinstance(height, str | bool)
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise error(of, f"its height is {height!r}", "give the height of a panel in inches, such as 3.2; its width is 4.8")


def check_compute(of: str, compute: Any, state: Mapping[str, Any]) -> None:
    """Hold that compute can be called with the controls.

    Raises:
        ExplorableError: it cannot be called, or takes other names.
    """
    if not callable(compute):
        raise error(of, f"compute is {compute!r}, which cannot be called", "give a function with one keyword for each control")
    if inspect.iscoroutinefunction(compute) or inspect.isgeneratorfunction(compute):
        raise error(of, "compute is asynchronous, or a generator", "let it return its result, with return")
    try:
        signature = inspect.signature(compute)
    except (TypeError, ValueError):  # some functions written in C do not tell
        return
    try:
        signature.bind(**state)
    except TypeError as cause:
        lacking = [
            n
            for n, p in signature.parameters.items()
            if p.default is p.empty and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY) and n not in state
        ]
        remedy = "give compute one keyword for each control"
        if lacking:
            remedy += f", and a control or a default for {shortened(lacking)}"
        raise error(of, f"compute does not take the controls {list(state)}: {cause}", remedy) from cause
