"""The live rendering, without a browser: real ipywidgets in this process."""

import threading

import pytest

from explainers.explorable import Choice, Seed, Slider, live
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


def test_a_start_that_cannot_be_drawn_says_so_in_the_picture_and_the_controls_still_move_it(declare, published):
    def fragile(ax, result):
        ax.plot([0, {1: 1, 3: 3}[result.k]])

    live = Live(declare(draw=fragile))
    live.show()
    assert [set(data) for data in published] == [{"application/vnd.jupyter.widget-view+json", "text/plain"}]
    assert "panel 1 (fragile) failed at k=2, sign=&#x27;up&#x27;, seed=0 with KeyError: 2; correct fragile" in live.picture.value
    live.controls["k"].index = 2
    assert live.join(20)
    assert "3 waves that start up" in live.picture.value


def test_a_failure_of_our_own_is_named_by_its_kind(declare, monkeypatch):
    figure = declare()
    monkeypatch.setattr(figure, "frame", lambda number: {}["axes"])
    assert "KeyError: &#x27;axes&#x27;" in Live(figure).picture.value


@pytest.fixture
def published(monkeypatch):
    """What is shown in the notebook, by MIME type."""
    shown = []
    monkeypatch.setattr(live, "publish_display_data", shown.append)
    return shown


def test_shown_are_a_picture_and_the_widget_that_hides_it(declare, published):
    shown = Live(declare())
    shown.show()
    picture, view = published
    assert picture["text/plain"] == "2 waves that start up, −2"
    assert f"body:has(.{shown.name})" in picture["text/html"]
    assert shown.name in shown.widget._dom_classes
    assert view["application/vnd.jupyter.widget-view+json"]["model_id"] == shown.widget.model_id
    assert view["text/plain"] == ""


def test_without_threads_every_move_is_worked_on_before_it_returns(declare, monkeypatch):
    def start(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    shown = Live(declare())
    for index, waves in [(2, "3 waves"), (0, "1 waves"), (1, "2 waves")]:
        shown.controls["k"].index = index
        assert f"{waves} that start up" in shown.picture.value
    shown.controls["sign"].index = 1
    assert "2 waves that start down" in shown.picture.value
    assert shown.join(0)


def test_without_threads_a_failing_move_is_told_and_the_next_works(declare, monkeypatch):
    def start(thread):
        raise RuntimeError("can't start new thread")

    def fragile(k, sign, seed):
        if k == 3:
            raise RuntimeError("too wide")
        return {"k": k}

    monkeypatch.setattr(threading.Thread, "start", start)
    shown = Live(declare(compute=fragile, draw=lambda ax, result: None, describe="{k} waves"))
    shown.controls["k"].index = 2
    assert "too wide" in shown.picture.value
    shown.controls["k"].index = 0
    assert "1 waves" in shown.picture.value


@pytest.mark.parametrize("count", [1, 2, 40])
def test_a_drag_ends_on_its_last_value_within_two_computations_of_its_end(count):
    done = []
    begun, gate = threading.Event(), threading.Event()

    def work(item):
        begun.set()
        gate.wait(20)
        done.append(item)

    latest = LatestWins(work)
    latest.put(0)
    assert begun.wait(20)
    for item in range(1, count + 1):
        latest.put(item)
    gate.set()
    assert latest.join(20)
    assert done == [0, count]


def test_live_controls_of_one_link_show_the_same_value(declare):
    one, two, other = (
        Live(declare(controls=[Slider("k", values, start=2, link=link), Choice("sign", ["up", "down"], start="up"), Seed(2)]))
        for values, link in (([1, 2, 3], "k"), ([2, 3, 4], "k"), ([1, 2, 3], None))
    )
    one.controls["k"].index = 2
    assert two.controls["k"].index == 1, "the value 3"
    assert other.controls["k"].index == 1
    one.controls["k"].index = 0
    assert two.controls["k"].index == 1, "it has no 1"
    one.controls["k"].index = 2
    two.controls["k"].index = 2
    one.reset()
    assert [each.controls["k"].index for each in (one, two, other)] == [1, 0, 1], "the value 2"


def test_a_live_slider_that_plays_has_buttons(declare):
    live = Live(declare(controls=[Slider("k", [1, 2, 3], start=2, play=True), Choice("sign", ["up", "down"], start="up"), Seed(2)]))
    (play,) = (each for each in live.widget.children[-2].children[0].children[1].children if hasattr(each, "interval"))
    play.value = 2
    assert live.controls["k"].index == 2


def test_an_address_sets_the_controls_that_it_names_and_the_others_start(declare):
    live = Live(declare())
    live.controls["sign"].index = 1
    live.visit("k=3")
    assert [chosen.index for chosen in live.controls.values()] == [2, *(c.start for c in live.explorable.controls[1:])]
    live.reset()
    live.visit("k=3#2")  # the same link again
    assert live.controls["k"].index == 2


def test_an_address_of_no_state_goes_to_the_start(declare):
    live = Live(declare())
    live.visit("k=17&other=1")
    assert [chosen.index for chosen in live.controls.values()] == [c.start for c in live.explorable.controls]
