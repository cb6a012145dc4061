"""The static rendering: every state drawn at build, folded, and written as HTML that moves without a kernel, a server or a network."""

from __future__ import annotations

import gzip
import json
from html import escape
from xml.etree import ElementTree as ET

from explainers.explorable import markup
from explainers.explorable.controls import Choice, Control, Seed
from explainers.explorable.declaration import Explorable
from explainers.explorable.fold import fold, table
from explainers.explorable.question import reply
from explainers.explorable.results import same
from explainers.explorable.states import draw_all, report

MOST_SECONDS = 90.0
"""Budget of processor time to draw all states of one figure."""

MOST_KILOBYTES = 120.0
"""Budget of a figure's weight: base and table, gzipped."""


def render(explorable: Explorable, standalone: bool = False) -> str:
    """The figure as HTML: start frame, living caption, native controls and the table of changes.

    With ``standalone`` the player and its styles come along, for pages that nobody prepared (nbconvert).

    Raises:
        ExplorableError: compute is not deterministic, a state failed, or a budget is broken.
    """
    check_deterministic(explorable)
    frames, captions, seconds = draw_all(explorable)
    start = explorable.grid.start
    panels = [fold([frame[i] for frame in frames], start) for i in range(len(explorable.panels))]
    data = json.dumps(table(panels, captions), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    html = _figure_html(explorable, [panel.base for panel in panels], captions, data)
    kilobytes = len(gzip.compress(html.encode(), 6)) / 1000
    report(f"{explorable.name}: {explorable.grid.size} states, {seconds:.1f} s, {kilobytes:.0f} kB gzipped")
    if seconds > MOST_SECONDS:
        raise explorable.error(
            f"drawing {explorable.grid.size} states took {seconds:.0f} s of processor time, and the budget is {MOST_SECONDS:.0f} s",
            "compute what the states share before the declaration, or give its controls fewer values",
        )
    if kilobytes > MOST_KILOBYTES:
        raise explorable.error(
            f"it weighs {kilobytes:.0f} kB gzipped, and the budget is {MOST_KILOBYTES:.0f} kB",
            "draw curves with fewer points, keep the number of artists the same in all states, or give its controls fewer values",
        )
    return markup.style() + markup.script() + html if standalone else html


def check_deterministic(explorable: Explorable) -> None:
    """Compute the start state again and compare.

    Raises:
        ExplorableError: the two results differ.
    """
    start = explorable.grid.start
    if not same(explorable.result(start), explorable.compute_afresh(start)):
        raise explorable.error("compute gave two results for the start state", "make its random generator from a seed inside compute")


def _figure_html(explorable: Explorable, svgs: list[ET.Element], captions: list[str], data: str) -> str:
    name, start = explorable.name, explorable.grid.start
    longest = escape(max(captions, key=len))
    controls = "".join(_control_html(name, control) for control in explorable.controls)
    return (
        f'<figure class="explorable" id="{name}" data-panels="{len(svgs)}">{_question_html(explorable)}'
        f'<div class="explorable-panels">{markup.panels(svgs, explorable.alt)}</div>'
        f'<form class="explorable-controls" aria-label="Controls of the figure" autocomplete="off">{controls}'
        '<button type="reset" class="explorable-reset">Reset</button></form>'
        # the longest caption, hidden, reserves the space, so that nothing below jumps
        f'<figcaption class="explorable-caption"><span aria-hidden="true">{longest}</span>'
        f'<span id="{name}-caption" aria-live="polite">{escape(captions[start])}</span></figcaption>'
        f'<noscript><p class="explorable-still">One of {explorable.grid.size} states; the others need JavaScript.</p></noscript>'
        f'<script type="application/json" class="explorable-table">{data}</script></figure>'
    )


def _question_html(explorable: Explorable) -> str:
    if explorable.asks is None:
        return ""
    number, right = explorable.answer()
    options = explorable.asks.options
    at = list(explorable.grid.positions(number))
    buttons = "".join(f'<button type="button" data-reply="{escape(reply(option, right))}">{escape(option)}</button>' for option in options)
    longest = escape(max((reply(option, right) for option in options), key=len))
    return (
        f'<form class="explorable-question" aria-label="A question before you move the figure" data-at="{at}">'
        f"<p>{escape(explorable.asks.text)}</p><div>{buttons}</div>"
        f'<p class="explorable-reply"><span aria-hidden="true">{longest}</span><output aria-live="polite"></output></p></form>'
    )


def _control_html(name: str, control: Control) -> str:
    identifier, label = f"{name}-{control.name}", escape(control.label)
    data = f'data-name="{control.name}" data-tokens="{escape(json.dumps(control.tokens))}" data-start="{control.start}"'
    if isinstance(control, Choice):
        options = "".join(
            f'<label><input type="radio" name="{control.name}" value="{i}"{" checked" if i == control.start else ""}>'
            f"<span>{escape(text)}</span></label>"
            for i, text in enumerate(control.texts)
        )
        return f'<fieldset class="explorable-choice" {data}><legend>{label}</legend><div>{options}</div></fieldset>'
    texts = f'data-texts="{escape(json.dumps(control.texts, ensure_ascii=False))}"'
    now = escape(control.texts[control.start])
    if isinstance(control, Seed):
        return (
            f'<div class="explorable-seed" {data} {texts}><button type="button" aria-describedby="{identifier}-now">Resample</button>'
            f'<output id="{identifier}-now">{now}</output></div>'
        )
    return (
        f'<div class="explorable-slider" {data} {texts}><label for="{identifier}">{label}</label><output for="{identifier}">{now}</output>'
        f'<input type="range" id="{identifier}" min="0" max="{len(control.values) - 1}" step="1" value="{control.start}" '
        f'aria-valuetext="{now}"></div>'
    )
