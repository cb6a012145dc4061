"""One frame a state, one SVG a panel, fit for a page."""

import sys
import warnings
from multiprocessing import get_context
from threading import Event, Thread, Timer

import pytest


def test_text_stays_text(declare):
    (svg,) = declare().frame(0)
    words = {element.text for element in svg.iter("text")}
    assert {"x", "y", "wave", "−1.0"} <= words


@pytest.mark.parametrize("count", [1, 2])
def test_one_svg_a_panel(declare, count):
    figure = declare(draw=[lambda ax, result: ax.plot(result.x, result.y)] * count)
    assert len(figure.frame(0)) == count


@pytest.mark.skipif(sys.platform != "linux", reason="states are drawn in other processes on Linux alone")
def test_another_process_can_draw_though_a_thread_was_drawing(declare):
    figure, drawing, go_on = declare(), Event(), Event()

    def draw_slowly(ax, result):
        drawing.set()
        go_on.wait(10)
        ax.plot(result.x, result.y)

    thread = Thread(target=declare(name="slow", draw=draw_slowly).frame, args=(0,))
    thread.start()
    assert drawing.wait(10)
    Timer(0.2, go_on.set).start()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        other = get_context("fork").Process(target=figure.frame, args=(0,))
        other.start()
    other.join(20)
    ended = other.exitcode
    other.kill()
    thread.join()
    assert ended == 0, "the new process waits for a thread that it does not have"
