"""The static rendering: every state drawn at build, folded, and written as HTML that moves without a kernel, a server or a network."""

from __future__ import annotations

import gzip
import json
from html import escape
from typing import Any
from weakref import WeakKeyDictionary
from xml.etree import ElementTree as ET

from explainers.explorable import challenge, markup
from explainers.explorable.asking import question_html, told_html
from explainers.explorable.controls import Choice, Control, Seed
from explainers.explorable.declaration import Explorable, Places
from explainers.explorable.determinism import check_deterministic
from explainers.explorable.drawing import Drawing, drawing_table
from explainers.explorable.fold import fold, marked, table
from explainers.explorable.handle import Handle
from explainers.explorable.numbers import Block, folded
from explainers.explorable.states import Drawn, draw_all, report
from explainers.explorable.weight import check_weight


def render(explorable: Explorable, numbers: bool = True) -> str:
    """The figure as HTML: start frame, living caption, native controls and the table of changes; with the ``numbers`` that a reader can
    save, which belong into a file beside the page.

    Player and styles come from the page; :mod:`standalone` brings them along.

    Raises:
        ExplorableError: compute is not deterministic, a state failed, or a budget is broken.
    """
    check_deterministic(explorable)
    drawn = draw_all(explorable)
    frames, captions, places, blocks, _, seconds, reached = drawn
    start = explorable.grid.start
    panels = [marked(fold([frame[i] for frame in frames], start, f"{explorable.name}-{i}")) for i in range(len(explorable.panels))]
    words = {name: [explorable.word(name, state) for state in range(explorable.grid.size)] for name in explorable.words}
    handles = [_handle(explorable, handle, [stand[j] for stand in places]) for j, handle in enumerate(explorable.handles)]
    challenges = challenge.reaching(explorable.challenges, reached, explorable.error)
    data = _json(table(panels, captions, words, handles, challenges=challenges, drawing=_drawing(explorable, drawn)))
    for each, found in zip(explorable.challenges, challenges, strict=True):
        report(f"{explorable.name}: {each.text!r} is reached in {len(found)} of {explorable.grid.size} states")
    _showings[explorable] = _showings.get(explorable, 0) + 1
    beside = _numbers_html(explorable, blocks) if numbers else ""
    html = _figure_html(explorable, [panel.base for panel in panels], captions, data, _showings[explorable], beside=beside)
    kilobytes = len(gzip.compress((html.replace(beside, "") if beside else html).encode(), 6)) / 1000
    report(f"{explorable.name}: {explorable.grid.size} states, {seconds:.1f} s, {kilobytes:.0f} kB gzipped")
    check_weight(explorable, kilobytes, panels, captions)
    return html


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _numbers_html(explorable: Explorable, blocks: list[list[Block]]) -> str:
    data = _json(folded(explorable.columns, blocks))
    if not any(blocks) or len(gzip.compress(data.encode(), 6)) > 1000 * MOST_NUMBERS:
        report(f"{explorable.name}: no numbers to save" + (f", they weigh more than {MOST_NUMBERS} kB" if any(blocks) else ""))
        return ""
    return f'<script type="application/json" class="explorable-numbers">{data}</script>'


MOST_NUMBERS = 400
"""Kilobytes, gzipped, of the numbers that a reader can save; a figure with more offers none. They load when they are asked for."""

_showings: WeakKeyDictionary[Explorable, int] = WeakKeyDictionary()
"""How often each has been rendered: the second one in a page has other ids."""


def _figure_html(explorable: Explorable, svgs: list[ET.Element], captions: list[str], data: str, showing: int, *, beside: str) -> str:
    name, start = explorable.name, explorable.grid.start
    words = name.replace("-", " ")
    controls = "".join(_control_html(control) for control in explorable.controls)
    panels = f'<div class="explorable-panels">{markup.panels(svgs, explorable.alts)}</div>'
    ids = markup.own_prefix(panels + data, name, showing)
    opening = (
        '<figure class="explorable"' + (f' id="{name}"' if showing == 1 else "") + f' data-figure="{name}" data-ids="{ids}" '
        f'data-panels="{len(svgs)}" aria-label="{words}"'
        + (f' data-words="{escape(json.dumps(_words(explorable), ensure_ascii=False))}">' if explorable.words else ">")
    )
    return (
        opening
        + question_html(explorable)
        + markup.with_own_ids(panels, name, ids)
        # hidden: where no player comes, or no style sheet, there is nothing to press
        + f'<form class="explorable-controls" aria-label="Controls of {words}" autocomplete="off" hidden>{controls}'
        '<button type="reset" class="explorable-reset">Reset</button></form>'
        f'{challenge.html(explorable.challenges, words)}<p class="explorable-said" role="status" dir="auto"></p>'
        f'<noscript><p class="explorable-still">One of {explorable.grid.size} states; the others need JavaScript.</p>'
        f"{told_html(explorable)}</noscript>"
        f'<script type="application/json" class="explorable-table">{markup.with_own_ids(data, name, ids)}</script>'
        f'{beside}<figcaption class="explorable-caption" dir="auto" data-longest="{escape(max(captions, key=len))}">'
        f'<span dir="auto">{escape(captions[start])}</span>'
        f'<button type="button" class="explorable-share" aria-haspopup="dialog" aria-label="Share or save {words}" hidden>Share</button>'
        "</figcaption></figure>"
    )


def _words(explorable: Explorable) -> dict[str, str]:
    return {name: explorable.word(name, explorable.grid.start) for name in explorable.words}


def _handle(explorable: Explorable, handle: Handle, places: Places) -> dict[str, Any]:
    names = [control.name for control in explorable.controls]
    x, y = ([f"{place[i]:g}" for place in places] for i in (0, 1))
    return {"panel": handle.panel, "controls": [names.index(name) for name in handle.controls], "x": x, "y": y}


def _drawing(explorable: Explorable, drawn: Drawn) -> dict[str, Any] | None:
    if not isinstance(explorable.asks, Drawing):
        return None
    goal, answer = explorable.drawn()
    fields = [each for each in drawn.fields if each]
    return drawing_table(explorable.asks, answer, fields, explorable.grid.start, goal)


def _control_html(control: Control) -> str:
    label = f'<span dir="auto">{escape(control.label)}</span>'
    data = f'data-name="{control.name}" data-tokens="{escape(json.dumps(control.tokens))}" data-start="{control.start}"'
    if control.link:
        data += f' data-link="{escape(control.link)}"'
    if isinstance(control, Choice):
        options = "".join(
            f'<label><input type="radio" name="{control.name}" value="{i}"{" checked" if i == control.start else ""}>'
            f'<span dir="auto">{escape(text)}</span></label>'
            for i, text in enumerate(control.texts)
        )
        return f'<fieldset class="explorable-choice" {data}><legend>{label}</legend><div>{options}</div></fieldset>'
    texts = f'data-texts="{escape(json.dumps(control.texts, ensure_ascii=False))}"'
    now = escape(control.texts[control.start])
    output = f'<output aria-live="off" dir="auto">{now}</output>'
    if isinstance(control, Seed):
        button = f'<button type="button" aria-label="Resample: {now}">Resample</button>'
        return f'<div class="explorable-seed" {data} {texts}>{button}{output}</div>'
    play = f'<button type="button" class="explorable-play" aria-label="Play {escape(control.label)}">Play</button>' if control.play else ""
    return (
        f'<div class="explorable-slider{" explorable-plays" if play else ""}" {data} {texts}>'
        f'<label>{label}<input type="range" min="0" max="{len(control.values) - 1}" step="1" '
        f'value="{control.start}" aria-valuetext="{now}"></label>{output}{play}</div>'
    )
