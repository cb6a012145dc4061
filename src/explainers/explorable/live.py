"""The live rendering: the same controls as ipywidgets, the same drawing as SVG, in a kernel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any, Generic, TypeVar
from unicodedata import normalize
from urllib.parse import parse_qsl
from weakref import WeakSet

import ipywidgets as widgets
from IPython.display import publish_display_data

from explainers.explorable import challenge, markup, saved
from explainers.explorable.controls import Choice, Control, Seed
from explainers.explorable.declaration import Explorable
from explainers.explorable.drawing import Drawing, told
from explainers.explorable.errors import ExplorableError
from explainers.explorable.question import reply

Item = TypeVar("Item")


class LatestWins(Generic[Item]):
    """Runs ``work`` on items in one thread; an item that still waits is replaced by the next, so that work never falls behind the input.

    Where no thread can be started, :meth:`put` does the work itself.
    """

    def __init__(self, work: Callable[[Item], object]) -> None:
        self._work = work
        self._waiting: list[Item] = []
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, item: Item) -> None:
        """Have ``item`` worked on as soon as the thread is free, instead of what still waits."""
        with self._changed:
            self._waiting[:] = [item]
            if self._thread is not None:
                return
            self._thread = threading.Thread(target=self._run, daemon=True)
            try:
                self._thread.start()
                return
            except RuntimeError:  # there are no threads in Pyodide
                pass
        self._run()

    def join(self, timeout: float | None = None) -> bool:
        """Wait until nothing waits and nothing runs; whether that was so within ``timeout`` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._thread is None, timeout)

    def _run(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    self._thread = None
                    self._changed.notify_all()
                    return
                item = self._waiting.pop()
            self._work(item)


_together: dict[str, WeakSet[Live]] = {}
"""The live figures that have a control of some link."""


class Live:
    """An explorable as a widget; ``widget`` is what Jupyter shows, ``controls`` its inputs by name, ``picture`` the drawing."""

    def __init__(self, explorable: Explorable) -> None:
        self.explorable = explorable
        self.controls = {control.name: _input(control) for control in explorable.controls}
        self.picture = widgets.HTML()
        self._pictures: dict[int, str] = {}
        self._latest: LatestWins[int] = LatestWins(self._show)
        reset = widgets.Button(description="Reset", layout=widgets.Layout(width="auto"))
        reset.on_click(lambda _: self.reset())
        for control in explorable.controls:
            chosen = self.controls[control.name]
            chosen.observe(lambda _: self._latest.put(self.number), "index")
            if control.link:
                _together.setdefault(control.link, WeakSet()).add(self)
                chosen.observe(partial(self._take_along, control), "index")
        inputs = [_labeled(control, self.controls[control.name]) for control in explorable.controls]
        bar = widgets.HBox([*inputs, reset], layout=widgets.Layout(flex_flow="row wrap"))
        self.reply = widgets.Label()
        self.reply.add_class("explorable-said")
        address = widgets.Text(continuous_update=False, layout=widgets.Layout(display="none"))  # where live.js writes what a link asks for
        address.add_class("explorable-address")
        address.observe(lambda change: self.visit(change["new"]), "value")
        self.challenges = [widgets.HTML() for _ in explorable.challenges]
        self._found: set[int] = set()
        rows = [*self._question_rows(), self.picture, bar, *self.challenges]
        self.widget = widgets.VBox([widgets.HTML(markup.style()), *rows, address])
        self.name = f"explorable-{self.widget.model_id}"  # its CSS class: other figures, also of this name, may be on the page
        self.widget.add_class(self.name)
        self._show(self.number)

    @property
    def number(self) -> int:
        """The number of the state that the controls show."""
        return self.explorable.grid.number([chosen.index for chosen in self.controls.values()])

    def _take_along(self, moved: Control, change: Any) -> None:
        """The controls of the same link, in other figures, show the same value if they have it."""
        token = moved.tokens[change["new"]]
        for other in list(_together[moved.link or ""]):
            for control in other.explorable.controls:
                if other is not self and control.link == moved.link and token in control.tokens:
                    other.controls[control.name].index = control.tokens.index(token)

    def guess(self, option: str) -> None:
        """The reader's answer to the figure's question: say what is right, and move the figure there."""
        number, right = self.explorable.answer()
        self._reply(number, reply(option, right))

    def show_answer(self) -> None:
        """Of a drawing, which cannot be drawn here: say the answer, and move the figure there."""
        number, answer = self.explorable.drawn()
        assert isinstance(self.explorable.asks, Drawing)
        self._reply(number, told(self.explorable.asks, answer))

    def _reply(self, number: int, words: str) -> None:
        self.reply.value = words
        for chosen, position in zip(self.controls.values(), self.explorable.grid.positions(number), strict=True):
            chosen.index = position

    def reset(self) -> None:
        """Back to the author's start."""
        self.reply.value = ""
        for control in self.explorable.controls:
            self.controls[control.name].index = control.start

    def visit(self, query: str) -> None:
        """Go to the state of an address ``#name?query``; a control that it does not name goes to the author's start, as on a page."""
        asked = {normalize("NFKC", name): value for name, value in parse_qsl(query.partition("#")[0])}
        for control in self.explorable.controls:
            token = asked.get(control.name)
            self.controls[control.name].index = control.tokens.index(token) if token in control.tokens else control.start

    def join(self, timeout: float | None = None) -> bool:
        """Wait until the picture shows what the controls show; whether that was so within ``timeout`` seconds."""
        return self._latest.join(timeout)

    def show(self) -> None:
        """Show the figure in a notebook, in two outputs: a picture, for when it is opened without its kernel, and the widget, which hides
        the picture as long as it is there."""
        try:
            _publish(saved.beside(self.explorable, self.name))
        except ExplorableError:  # the widget says what failed
            pass
        # with no text at all JupyterLab, where it does not trust the notebook, writes that it cannot show a widget
        _publish({**self.widget._repr_mimebundle_(), "text/plain": ""})

    def _question_rows(self) -> list[widgets.Widget]:
        asks = self.explorable.asks
        if asks is None:
            return []
        if isinstance(asks, Drawing):
            button = widgets.Button(description="Show the answer", layout=widgets.Layout(width="auto"))
            button.on_click(lambda _: self.show_answer())
            return [widgets.Label(asks.text), button, self.reply]
        buttons = [widgets.Button(description=option, layout=widgets.Layout(width="auto")) for option in asks.options]
        for button in buttons:
            button.on_click(lambda pressed: self.guess(pressed.description))
        return [widgets.Label(asks.text), widgets.HBox(buttons, layout=widgets.Layout(flex_flow="row wrap")), self.reply]

    def _show(self, number: int) -> None:
        try:
            if number not in self._pictures:
                self._pictures[number] = self._draw(number)
            self.picture.value = self._pictures[number]
            self._check(number)
        except Exception as error:  # an exception in a thread would be lost
            said = str(error) if isinstance(error, ExplorableError) else f"{type(error).__name__}: {error}"
            self.picture.value = f'<p role="alert">{escape(said)}</p>'

    def _check(self, number: int) -> None:
        """Say which challenges are reached: once one is, it stays so."""
        self._found |= {i for i, reached in enumerate(self.explorable.reached(number)) if reached}
        for i, (each, line) in enumerate(zip(self.explorable.challenges, self.challenges, strict=True)):
            line.value = challenge.line(each, i in self._found)

    def _draw(self, number: int) -> str:
        panels = markup.panels(self.explorable.frame(number), self.explorable.alts)
        caption = f'<figcaption class="explorable-caption">{escape(self.explorable.caption(number))}</figcaption>'
        colors = f"<style>{markup.colors(panels)}</style>"
        return f'{colors}<figure class="explorable"><div class="explorable-panels">{panels}</div>{caption}</figure>'


def _publish(data: dict[str, Any]) -> None:
    publish_display_data(data)  # type: ignore[no-untyped-call]  # IPython gives it no annotations


def _input(control: Control) -> Any:
    options = [(text, i) for i, text in enumerate(control.texts)]
    if isinstance(control, Choice):
        return widgets.ToggleButtons(options=options, index=control.start, style=widgets.ToggleButtonsStyle(button_width="auto"))
    return widgets.SelectionSlider(options=options, index=control.start, continuous_update=True, layout=widgets.Layout(width="22em"))


def _player(control: Control, chosen: Any) -> widgets.Widget:
    """Buttons that step through the values, in the browser."""
    play = widgets.Play(min=0, max=len(control.values) - 1, value=control.start, interval=350, show_repeat=False)
    widgets.link((play, "value"), (chosen, "index"))
    return play


def _labeled(control: Control, chosen: Any) -> widgets.Widget:
    if isinstance(control, Seed):
        button = widgets.Button(description="Resample", layout=widgets.Layout(width="auto"))

        def resample(_: object) -> None:
            chosen.index = (chosen.index + 1) % len(control.values)

        button.on_click(resample)
        row = widgets.HBox([button, chosen])
    else:
        row = widgets.VBox([widgets.Label(control.label), widgets.HBox([chosen, _player(control, chosen)]) if control.play else chosen])
    row.add_class("explorable-control")  # for live.js
    return row
