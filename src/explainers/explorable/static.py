"""The static rendering: every state drawn at build, folded, and written as HTML that moves without a kernel, a server or a network."""

from __future__ import annotations

import ctypes
import gzip
import json
import os
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from html import escape
from multiprocessing import get_context
from xml.etree import ElementTree as ET

from explainers.explorable import markup
from explainers.explorable.budget import check_time
from explainers.explorable.controls import Choice, Control, Seed
from explainers.explorable.declaration import Explorable
from explainers.explorable.determinism import check_deterministic
from explainers.explorable.fold import fold, table
from explainers.explorable.frame import Frame
from explainers.explorable.question import reply
from explainers.explorable.weight import check_weight


def render(explorable: Explorable, standalone: bool = False) -> str:
    """The figure as HTML: start frame, living caption, native controls and the table of changes.

    With ``standalone`` the player and its styles come along, for pages that nobody prepared (nbconvert).

    Raises:
        ExplorableError: compute is not deterministic, a state failed, or a budget is broken.
    """
    check_deterministic(explorable)
    frames, captions, seconds = draw_all(explorable)
    start = explorable.grid.start
    panels = [fold([frame[i] for frame in frames], start, f"{explorable.name}-{i}") for i in range(len(explorable.panels))]
    data = json.dumps(table(panels, captions), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    html = _figure_html(explorable, [panel.base for panel in panels], captions, data)
    kilobytes = len(gzip.compress(html.encode(), 6)) / 1000
    _report(f"{explorable.name}: {explorable.grid.size} states, {seconds:.1f} s, {kilobytes:.0f} kB gzipped")
    check_weight(explorable, kilobytes, panels, captions)
    return markup.style() + markup.script() + html if standalone else html


_drawn: Explorable  # what the forked workers draw: they inherit it, since functions made in a notebook cannot be sent


def draw_all(explorable: Explorable) -> tuple[list[Frame], list[str], float]:
    """Frames and captions of all states in order, and the processor seconds they took; on all cores where the system can fork."""
    global _drawn  # noqa: PLW0603
    _drawn = explorable
    size = explorable.grid.size
    check_time(explorable, 0, 0.0)
    frames, captions, seconds, said = [], [], 0.0, time.monotonic()
    for frame, caption, cost in _results(size):
        frames.append(tuple(ET.fromstring(svg) for svg in frame))
        captions.append(caption)
        seconds += cost
        check_time(explorable, len(frames), seconds)
        if time.monotonic() - said > 5:
            said = time.monotonic()
            _report(f"{explorable.name}: {len(frames)} of {size} states, {seconds:.1f} s")
    return frames, captions, seconds


def _results(size: int) -> Iterator[tuple[list[str], str, float]]:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1  # elsewhere forking is unsafe or unknown
    if cores < 2 or size < 8:
        yield from map(_draw_state, range(size))
        return
    with warnings.catch_warnings():
        # the kernel's other threads hold no lock that drawing needs
        warnings.filterwarnings("ignore", message=".*fork.*", category=DeprecationWarning)
        with ProcessPoolExecutor(cores, get_context("fork"), _end_with, (os.getpid(),)) as pool:
            yield from pool.map(_draw_state, range(size), chunksize=max(1, min(8, size // (2 * cores))))


def _end_with(parent: int) -> None:
    """Let this worker end when its parent ends, however that comes about."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it has ended already
        os._exit(1)


def _draw_state(number: int) -> tuple[list[str], str, float]:
    begun = time.process_time()
    frame = [ET.tostring(svg, encoding="unicode") for svg in _drawn.frame(number)]
    return frame, _drawn.caption(number), time.process_time() - begun


def _report(line: str) -> None:
    """Say how far the build is, in the file that the build follows: a kernel's own output would end up in the page."""
    path = os.environ.get("EXPLORABLE_PROGRESS")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(line + "\n")


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
