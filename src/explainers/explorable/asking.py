"""What a figure asks, as HTML: a form above its panels, with options to choose from, or with what belongs to a drawing."""

from __future__ import annotations

from html import escape

from explainers.explorable.declaration import Explorable
from explainers.explorable.drawing import Drawing, told
from explainers.explorable.question import Question, reply

HOW = "Draw over the shaded field, or set its points with the arrow keys."


def question_html(explorable: Explorable) -> str:
    """The form of the figure's question; empty if it asks nothing."""
    if isinstance(explorable.asks, Drawing):
        return _drawing(explorable, explorable.asks)
    return _options(explorable, explorable.asks) if explorable.asks else ""


def told_html(explorable: Explorable) -> str:
    """The question in words with its answer folded, where the figure cannot move and the start state hides it; else empty."""
    if not isinstance(explorable.asks, Drawing):
        return ""
    said = told(explorable.asks, explorable.drawn()[1])
    return f"<details><summary>{escape(explorable.asks.text)}</summary><p>{escape(said)}</p></details>"


def _options(explorable: Explorable, asks: Question) -> str:
    number, right = explorable.answer()
    buttons = "".join(
        f'<button type="button" dir="auto" data-reply="{escape(reply(option, right))}">{escape(option)}</button>' for option in asks.options
    )
    longest = max((reply(option, right) for option in asks.options), key=len)
    return (
        f'<form class="explorable-question" {_attributes(explorable, number)}>'
        f'<p dir="auto">{escape(asks.text)}</p><div>{buttons}</div>{_reply(longest)}</form>'
    )


def _drawing(explorable: Explorable, asks: Drawing) -> str:
    number, answer = explorable.drawn()
    name, value = (max(words, key=len) for words in ([asks.name(x) for x in asks.x], [asks.said(y) for y in answer]))
    longest = f"You are off by a factor of {value}0 on average, and most at {name}: you drew {value}0, the answer is {value}."
    return (
        f'<form class="explorable-question explorable-draws" {_attributes(explorable, number)}><p dir="auto">{escape(asks.text)}</p>'
        f'<p class="explorable-how" data-longest="{HOW}"><output aria-live="off" dir="auto">{HOW}</output></p>'
        '<div><button type="button" class="explorable-compare">Show the answer</button>'
        '<button type="button" class="explorable-again" hidden>Draw again</button></div>'
        f"{_reply(longest)}</form>"
    )


def _attributes(explorable: Explorable, number: int) -> str:
    words = explorable.name.replace("-", " ")
    return f'aria-label="A question before you move {words}" data-at="{list(explorable.grid.positions(number))}" hidden'


def _reply(longest: str) -> str:
    return f'<p class="explorable-reply" dir="auto" data-longest="{escape(longest)}"><output aria-live="off"></output></p>'
