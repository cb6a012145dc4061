"""The live rendering, without a browser: real ipywidgets in this process."""

import threading
import time

import pytest

from explainers.explorable.live import LatestWins, Live


def test_moving_a_control_changes_picture_and_caption(declare):
    live = Live(declare())
    before = live.picture.value
    live.controls["k"].index = 2
    assert live.join(20)
    assert live.picture.value != before
    assert "3 waves that start up" in live.picture.value


def test_reset_returns_to_the_start(declare):
    live = Live(declare())
    before = live.picture.value
    live.controls["sign"].index = 1
    live.join(20)
    live.reset()
    assert live.join(20)
    assert live.picture.value == before


def test_a_drawn_state_is_remembered(declare):
    drawn = []
    figure = declare(draw=lambda ax, result: drawn.append(result.k))
    live = Live(figure)
    for index in (2, 1, 2):
        live.controls["k"].index = index
        live.join(20)
    assert drawn == [2, 3]


def test_a_failing_state_says_so_in_the_picture(declare):
    def fragile(k, sign, seed):
        if k == 3:
            raise RuntimeError("<too wide>")
        return {"k": k}

    live = Live(declare(compute=fragile, draw=lambda ax, result: None))
    live.controls["k"].index = 2
    assert live.join(20)
    assert 'role="alert"' in live.picture.value
    assert "RuntimeError: &lt;too wide&gt;" in live.picture.value


def test_a_failing_drawing_says_so_in_the_picture(declare):
    def draw_two(ax, result):
        ax.plot([1, 2], [result.k] * {1: 2, 2: 2, 3: 3}[result.k])

    live = Live(declare(draw=draw_two))
    live.controls["k"].index = 2
    assert live.join(20)
    assert 'role="alert">explorable &#x27;a-wave&#x27;: panel 1 (draw_two) failed at k=3, sign=' in live.picture.value


@pytest.mark.parametrize("count", [1, 2, 40])
def test_a_drag_ends_on_its_last_value_within_two_computations_of_its_end(count):
    done = []
    gate = threading.Event()

    def work(item):
        gate.wait(20)
        done.append(item)

    latest = LatestWins(work)
    latest.put(0)
    time.sleep(0.05)  # the first is being worked on
    for item in range(1, count + 1):
        latest.put(item)
    gate.set()
    assert latest.join(20)
    assert done == [0, count]
