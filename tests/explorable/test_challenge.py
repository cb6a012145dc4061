"""A state to find: which ones reach it is computed, and a challenge that cannot work is refused with what to do."""

import json
import re

import numpy as np
import pytest

from explainers.explorable import Challenge, ExplorableError, challenge
from explainers.explorable.fold import table
from explainers.explorable.live import Live
from explainers.explorable.static import render


def down(result) -> bool:
    return result["k"] == 3 and result["sign"] == "down"


@pytest.fixture
def daring(declare):
    def daring(reached=down):
        return declare(
            compute=lambda k, sign, seed: {"k": k, "sign": sign, "y": np.full(3, seed)},
            draw=lambda ax, result: ax.plot([0, 1], [result["k"], 0 if result["sign"] == "up" else 4]),
            challenges=[Challenge("Find three waves that start down.", reached, "Move both.")],
        )

    return daring


def test_the_states_that_reach_it_travel_with_the_figure_and_with_the_page_its_sentence(daring):
    figure = daring()
    html = render(figure)
    (found,) = json.loads(re.search(r'class="explorable-table">(.*?)</script>', html)[1])["challenges"]
    states = [figure.grid.state(number) for number in found]
    assert [(state["k"], state["sign"], state["seed"]) for state in states] == [(3, "down", 0), (3, "down", 1)]
    assert "<b>Try:</b> <span>Find three waves that start down.</span>" in html
    assert re.search(r'<p class="explorable-hint" dir="auto" hidden>Move both\.</p>', html), "only who asks is helped"


def test_a_figure_without_challenges_carries_nothing_of_them():
    assert challenge.html([], "a wave") == ""
    assert "challenges" not in table([], ["a"])
    assert table([], ["a"] * 3, challenges=[[0, 2]])["challenges"] == [[0, 2]]


def test_numpy_may_say_whether_it_is_reached(daring):
    figure = daring(lambda result: np.all(result["y"] < 2) & (result["k"] == 3))
    assert [figure.reached(number) for number in (figure.grid.start, 11)] == [(False,), (True,)]


@pytest.mark.parametrize(
    ("reached", "message"),
    [
        (lambda result: result["k"] == 2, "is reached at the start; start it elsewhere"),
        (
            lambda result: result["loss"] > 1,
            "failed at k=2, sign='up', seed=0 with KeyError: 'loss'; let it return True or False",
        ),
        (lambda result: result["k"], "it returned 2, neither True nor False; let it return True or False"),
    ],
)
def test_a_challenge_that_cannot_work_is_refused_when_it_is_declared(daring, reached, message):
    with pytest.raises(ExplorableError, match=f"^explorable 'a-wave': .*{re.escape(message)}"):
        daring(reached)


def test_a_state_that_cannot_tell_is_named_when_the_page_is_built(daring):
    with pytest.raises(ExplorableError, match="failed at k=1, sign='up', seed=0 with TypeError: it returned None"):
        render(daring(lambda result: {2: False}.get(result["k"])))


@pytest.mark.parametrize(
    ("reached", "message"),
    [
        ([False] * 12, "is reached in none of its 12 states; ask for less"),
        ([False] * 5 + [True] * 7, "is reached in 7 of its 12 states, more than half; ask for more"),
    ],
)
def test_what_nobody_or_nearly_everybody_reaches_is_refused(daring, reached, message):
    figure = daring()
    with pytest.raises(ExplorableError, match=f"^explorable 'a-wave': .*{re.escape(message)}"):
        challenge.reaching(figure.challenges, [(here,) for here in reached], figure.error)
    assert challenge.reaching(figure.challenges, [(i > 5,) for i in range(12)], figure.error) == [[6, 7, 8, 9, 10, 11]]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": " "}, "it says nothing; say in a sentence"),
        ({"hint": ""}, "its hint is ''; say in a sentence what to look at"),
        ({"reached": True}, "reached is True; give a function of the result"),
    ],
)
def test_a_challenge_of_the_wrong_kind_is_refused(changes, message):
    with pytest.raises(ExplorableError, match=message):
        Challenge(**({"text": "Find it.", "reached": bool, "hint": "Look."} | changes))


@pytest.mark.parametrize(
    ("challenges", "message"),
    [
        (Challenge("Find it.", lambda result: False, "Look."), r"give a list: challenges=\[Challenge\(…\)\]"),
        (["Find it."], "'Find it.' is no challenge; give a list of Challenge"),
        ([Challenge("Find it.", lambda result: False, "Look.")] * 2, "two of its challenges have one text"),
    ],
)
def test_what_is_no_list_of_different_challenges_is_refused(declare, challenges, message):
    with pytest.raises(ExplorableError, match=message):
        declare(challenges=challenges)


def test_in_jupyter_a_line_says_what_to_find_and_that_it_was_found(daring):
    live = Live(daring())
    (line,) = live.challenges
    assert line in live.widget.children
    assert line.value == "<details><summary><b>Try:</b> Find three waves that start down.</summary>Move both.</details>"
    for name, index in (("k", 2), ("sign", 1)):
        live.controls[name].index = index
        assert live.join(20)
    assert "<b>Reached:</b>" in line.value
    live.reset()
    assert live.join(20)
    assert "<b>Reached:</b>" in line.value, "what was found stays found"
