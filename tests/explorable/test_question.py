"""A figure asks, the reader guesses, the figure answers: with what it computed, in both renderings."""

import re

import numpy as np
import pytest

from explainers.explorable import ExplorableError, Question, Slider
from explainers.explorable.live import Live
from explainers.explorable.question import reply
from explainers.explorable.static import render


@pytest.fixture
def asking(declare):
    def asking(**changes: object):
        question = {"text": "How many waves?", "options": ["two", "three"], "right": lambda r: {2: "two", 3: "three"}[r.k], "at": {"k": 3}}
        return declare(asks=Question(**(question | changes)))

    return asking


def test_the_answer_is_computed_in_the_state_that_answers(asking):
    number, right = asking().answer()
    assert asking().grid.state(number) == {"k": 3, "sign": "up", "seed": 0}
    assert right == "three"


def test_the_reply_names_the_guess_and_what_is_right():
    assert reply("two", "three") == "You said: two. The answer: three."
    assert reply("three", "three") == "You said: three. So it is."


@pytest.mark.parametrize("options", [[], ["two"], ["two", "two"], ["two", "two "], ["\u00e9", "e\u0301"]])
def test_there_is_something_to_guess(options):
    with pytest.raises(ValueError, match="two or more different options"):
        Question("How many?", options, right=str)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"at": {"k": 7}}, "moves 'k' to 7, which the control does not offer; name one of its values, 1, 2, 3"),
        ({"at": {"pitch": 1}}, "moves 'pitch', which is no control; name one of k, sign, seed"),
        ({"right": lambda result: result.loss}, "right of its question failed at k=3, sign='up', seed=0 with AttributeError"),
        ({"at": {"k": 2}}, "answered by the start state"),
        ({"right": lambda result: "many"}, "the answer to its question is 'many', which is none of"),
    ],
)
def test_a_question_that_cannot_work_is_refused(asking, changes, message):
    with pytest.raises(ExplorableError, match=message):
        asking(**changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": " "}, "it asks nothing; give the question"),
        ({"options": "ab"}, "its options are 'ab'; give a list of strings"),
        ({"options": None}, "its options are None; give a list of strings"),
        ({"options": ["a", 1]}, r"its options are \['a', 1\]; give a list of strings"),
        ({"options": ["a", " "]}, "none of them empty"),
        ({"right": "a"}, "right is 'a'; give a function of the result"),
        ({"at": 3}, "at is 3; give the values that the figure goes to, by control"),
    ],
)
def test_a_question_of_the_wrong_kind_is_refused(changes, message):
    with pytest.raises(ExplorableError, match=message):
        Question(**({"text": "?", "options": ["a", "b"], "right": str} | changes))


def test_a_question_may_name_a_value_up_to_rounding(declare):
    asks = Question("?", (word for word in ["a", "b"]), right=lambda result: np.str_("a"), at={"\u00b5": 0.3})
    controls = [Slider("μ", np.arange(0, 1, 0.1), start=0.1)]
    figure = declare(compute=lambda μ: {"m": μ}, describe="{μ:.1f}", controls=controls, asks=asks)
    assert figure.answer() == (3, "a")


def test_an_answer_may_write_its_accents_in_another_way(declare):
    for option, right in (("e\u0301", "\u00e9"), ("\u00e9", "e\u0301")):
        figure = declare(asks=Question("?", [option, "b"], right=lambda result, right=right: right, at={"k": 3}))
        assert figure.answer()[1] == "\u00e9"


def test_the_page_carries_a_reply_for_each_guess_and_the_way_to_the_answer(asking):
    html = render(asking())
    assert re.findall(r'data-reply="([^"]*)">([^<]*)<', html) == [
        ("You said: two. The answer: three.", "two"),
        ("You said: three. So it is.", "three"),
    ]
    assert 'data-at="[2, 0, 0]"' in html


def test_a_figure_that_does_not_ask_has_no_question(declare):
    assert "explorable-question" not in render(declare())


def test_a_live_guess_moves_the_figure_and_a_reset_forgets_it(asking):
    live = Live(asking())
    live.guess("two")
    assert live.join(20)
    assert live.reply.value == "You said: two. The answer: three."
    assert "3 waves" in live.picture.value
    live.reset()
    assert live.join(20)
    assert live.reply.value == ""
    assert "2 waves" in live.picture.value
