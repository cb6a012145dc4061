"""All states of an explorable, drawn on all cores, by workers that end with the process that started them."""

from __future__ import annotations

import os
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from explainers.explorable.budget import check_time
from explainers.explorable.declaration import Explorable, Places
from explainers.explorable.drawing import Field
from explainers.explorable.frame import Frame
from explainers.explorable.ink import Seen
from explainers.explorable.numbers import Block

State = tuple[list[str], str, float, Seen, Places, list[Block], Field | None, tuple[bool, ...]]
"""One state: the SVG of each panel, the caption, seconds, what is seen, the places of handles, the numbers, where a reader draws, and which
challenges it reaches."""

_drawn: Explorable  # what the forked workers draw: they inherit it, since functions made in a notebook cannot be sent


class Drawn(NamedTuple):
    """All states in order: frames, captions, places of handles, numbers, where a reader draws, processor seconds, challenges reached."""

    frames: list[Frame]
    captions: list[str]
    places: list[Places]
    numbers: list[list[Block]]
    fields: list[Field | None]
    seconds: float
    reached: list[tuple[bool, ...]]


def draw_all(explorable: Explorable) -> Drawn:
    """All states, drawn on all cores where the system can fork.

    Raises:
        ExplorableError: a state cannot be computed, drawn or described, something leaves no ink in any
            of them, or drawing takes longer than the figure's budget.
    """
    global _drawn  # noqa: PLW0603
    _drawn = explorable
    size = explorable.grid.size
    check_time(explorable, 0, 0.0)
    frames, captions, seen, places, numbers, fields, reached, seconds, said = [], [], [], [], [], [], [], 0.0, time.monotonic()
    for frame, caption, cost, seen_here, stand, blocks, field, found in _results(size):
        frames.append(tuple(ET.fromstring(svg) for svg in frame))
        captions.append(caption)
        seen.append(seen_here)
        places.append(stand)
        numbers.append(blocks)
        reached.append(found)
        fields.append(field)
        seconds += cost
        check_time(explorable, len(frames), seconds)
        if time.monotonic() - said > 5:
            said = time.monotonic()
            report(f"{explorable.name}: {len(frames)} of {size} states, {seconds:.1f} s")
    explorable.check_ink(seen)
    return Drawn(frames, captions, places, numbers, fields, seconds, reached)


def report(line: str) -> None:
    """Say how far the build is, in the file that the build follows: a kernel's own output would end up in the page."""
    path = os.environ.get("EXPLORABLE_PROGRESS")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(line + "\n")


def _results(size: int) -> Iterator[State]:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1  # elsewhere forking is unsafe or unknown
    if cores < 2 or size < 8:
        yield from map(_draw_state, range(size))
        return
    # not at the top: Pyodide has no processes, and cannot import this
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with warnings.catch_warnings():
        # of the kernel's other threads only one draws, and a fork waits for it: see frame
        warnings.filterwarnings("ignore", message=".*fork.*", category=DeprecationWarning)
        with ProcessPoolExecutor(cores, get_context("fork"), _end_with, (os.getpid(),)) as pool:
            try:
                yield from pool.map(_draw_state, range(size), chunksize=max(1, min(8, size // (2 * cores))))
            except BrokenProcessPool as cause:
                raise _drawn.error(
                    "the system ended a process that drew its states", "most likely memory ran out: let results and drawings hold less"
                ) from cause


def _end_with(parent: int) -> None:
    """Let this worker end when its parent ends, however that comes about."""
    import ctypes  # noqa: PLC0415  only where there are workers

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it has ended already
        os._exit(1)


def _draw_state(number: int) -> State:
    begun = time.process_time()
    svgs, seen, places, blocks, field = _drawn.watched_frame(number)
    frame = [ET.tostring(svg, encoding="unicode") for svg in svgs]
    return frame, _drawn.caption(number), time.process_time() - begun, seen, places, blocks, field, _drawn.reached(number)
