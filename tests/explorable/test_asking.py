"""The forms by which figures ask."""

from explainers.explorable import Drawing, Question
from explainers.explorable.asking import question_html, told_html


def test_a_figure_that_asks_nothing_has_no_form(declare):
    assert question_html(declare()) == told_html(declare()) == ""


def test_options_are_buttons_that_carry_their_reply(declare):
    html = question_html(declare(asks=Question("How <many>?", ["two", "three"], right=lambda r: "three", at={"k": 3})))
    assert '<p dir="auto">How &lt;many&gt;?</p>' in html
    assert html.count("data-reply=") == 2
    assert 'data-longest="You said: two. The answer: three."' in html


def test_a_drawing_has_its_buttons_and_room_for_what_will_be_said(declare):
    figure = declare(asks=Drawing("Go on?", x=[0, 1], answer=lambda r: [0.25, 0.5], at={"k": 3}, names="year {x:g}"))
    html = question_html(figure)
    assert ">Show the answer</button>" in html
    assert 'class="explorable-again" hidden>Draw again</button>' in html
    assert "most at year 0: you drew 0.250, the answer is 0.25." in html
    assert told_html(figure) == "<details><summary>Go on?</summary><p>The answer: year 0: 0.25; year 1: 0.5.</p></details>"
