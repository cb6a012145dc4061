"""What is said of an answer, in words, with marks, in every front end."""

import pytest

from explainers.explorable.errors import ExplorableError
from explainers.teaching import Exercise, Exercises, Number, Test
from explainers.teaching.checking import LOOK

SLOPE = Number("slope", 2, "Rise over run.", "slope of the line")
FEW = Exercises(
    [
        Exercise(
            "ex-line", "see", [Number("slope", 2, "Rise over run.", "slope of the line"), Number("offset", 1, "At <zero>.")], minutes=1
        ),
        Exercise("ex-twice", "build", [Test("twice its argument", lambda f: f(3) == 6, "Multiply.")], minutes=1, start="answer = None"),
    ]
)


def test_each_number_is_told_and_what_is_left_is_named():
    report = FEW.check("ex-line", slope=3)
    assert repr(report) == "Not yet: slope. Rise over run.\nStill open: offset."
    assert not report.right
    assert not FEW.check("ex-line", slope=2).right
    assert FEW.check("ex-line", slope=2, offset=1).right
    assert FEW.check("ex-line", {"slope": 2}, offset=1).right


def test_with_nothing_given_the_report_says_what_is_asked_for():
    for report in (FEW.check("ex-line"), FEW.check("ex-line", slope=None, offset=None)):
        assert repr(report) == "Still open: slope (slope of the line), offset."
        assert report.open == ("slope", "offset")
    assert repr(FEW.check("ex-twice")) == "Still open: twice its argument."


def test_a_front_end_shows_a_mark_and_a_word_and_no_color_alone():
    bundle = FEW.check("ex-line", slope=2, offset=3)._repr_mimebundle_()
    assert bundle["text/plain"] == "Right: slope.\nNot yet: offset. At <zero>."
    assert bundle["text/html"] == LOOK + (
        '<ul class="exercise-report"><li class="exercise-right"><span aria-hidden="true">✓</span><span><b>Right:</b> slope.</span></li>'
        '<li class="exercise-missed"><span aria-hidden="true">✗</span><span><b>Not yet:</b> offset. At &lt;zero&gt;.</span></li></ul>'
    )
    assert " style=" not in bundle["text/html"]


@pytest.mark.parametrize(
    ("label", "answer", "named", "says"),
    [
        ("ex-lines", None, {}, "did you mean 'ex-line'"),
        ("ex-line", 2, {}, "slope=…, offset=…"),
        ("ex-line", None, {"slop": 2}, "it asks for slope, offset"),
        ("ex-twice", None, {"answer": 2}, "check\\('ex-twice', answer\\)"),
    ],
)
def test_an_answer_to_what_is_not_asked_says_what_is(label, answer, named, says):
    with pytest.raises(ExplorableError, match=says):
        FEW.check(label, answer, **named)


def test_two_exercises_of_one_label_are_told():
    with pytest.raises(ExplorableError, match="give each a label of its own"):
        Exercises([FEW["ex-line"], FEW["ex-line"]])
    assert "ex-line" in FEW
    assert [each.label for each in FEW] == ["ex-line", "ex-twice"]
