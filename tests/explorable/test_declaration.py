"""Bad declarations fail at once, and say which explorable, what is wrong, and what to do."""

import re

import numpy as np
import pytest

from explainers.explorable import Choice, ExplorableError, Slider


def nan_at_three(k, sign, seed):
    return {"y": np.array([1.0, np.nan if k == 3 else 2.0]), "k": k}


def in_words_of_loss(result):
    return f"{result.loss} is lost"


@pytest.mark.parametrize(
    ("changes", "what", "remedy"),
    [
        ({"controls": []}, "has no controls", "give it one"),
        ({"controls": [Slider("k", [1], start=1), Slider("k", [2], start=2)]}, "two controls are called 'k'", "its own name"),
        ({"controls": [Slider("j", [1], start=1)]}, "compute does not take the controls", "one keyword for each"),
        ({"states": 11}, "3 × 2 × 2 = 12 states, and its budget is 11", "fewer values"),
        ({"compute": lambda k, sign, seed: None}, "compute returned None at k=2, sign='up', seed=0", "let it return what draw draws"),
        ({"compute": lambda k, sign, seed: {"y": iter([k])}}, "y is a list_iterator at k=2", "return a list or an array"),
        ({"describe": ""}, "describe is empty at k=2", "say in a sentence what the figure shows"),
        ({"describe": lambda result: f"{in_words_of_loss}"}, "returned '<function in_words_of_loss at 0x", "return the caption"),
        ({"describe": "$\\frac{1}{2}$"}, "describe names {1}", "double the braces that are meant as braces, {{1}}"),
        ({"asks": "how many?"}, "asks is 'how many?'", "give a Question"),
        ({"alt": ""}, "its alt is ''", "all that readers have who do not see the figure"),
        ({"alt": ["A wave.", "Another."]}, "it has 1 panels, and alt has 2 sentences", "one for each panel"),
        ({"height": 320}, "its height is 320", "in inches"),
        ({"controls": Slider("k", [1], start=1)}, "its controls are one Slider", "put it into a list"),
        ({"describe": "{loss:.2f} is lost"}, "describe names {loss}, which the result lacks", "name one of k, seed, sign"),
        ({"describe": "{sign:.2f}"}, "describe failed at k=2, sign='up', seed=0 with ValueError: ", "format specifications"),
        ({"describe": "{k"}, "describe failed at k=2, sign='up', seed=0 with ValueError: ", "its braces"),
        ({"describe": 3}, "describe is 3", "give a template, or a function of the result"),
        (
            {"describe": in_words_of_loss},
            "describe (in_words_of_loss) failed at k=2, sign='up', seed=0 with AttributeError: ",
            "correct in_w",
        ),
        ({"describe": lambda: "a wave"}, "describe (<lambda>) failed at k=2, sign='up', seed=0 with TypeError: ", "correct <lambda>"),
        ({"describe": lambda result: None}, "describe (<lambda>) returned None at k=2, sign='up', seed=0", "return the caption"),
        ({"describe": lambda result: " "}, "describe (<lambda>) returned ' ' at k=2, sign='up', seed=0", "return the caption"),
        ({"name": "A Wave"}, "not kebab-case", "small letters"),
        ({"draw": []}, "draws nothing", "one function"),
        ({"compute": lambda k, sign, seed: 1 / 0}, "ZeroDivisionError: division by zero", "correct compute"),
        ({"compute": lambda k, sign, seed: {"y": np.nan}, "describe": "{k}"}, "y is NaN at k=2, sign='up', seed=0", "masked_invalid"),
    ],
)
def test_bad_declarations(declare, changes, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        declare(**changes)
    message = str(caught.value)
    assert message.startswith(f"explorable {changes.get('name', 'a-wave')!r}: ")
    assert what in message
    assert remedy in message


@pytest.mark.parametrize("result", ["a word", True, 2.5, np.float64(2), [], {}, np.zeros(3)])
def test_a_result_may_be_anything_but_none(declare, result):
    assert declare(compute=lambda k, sign, seed: result, describe="{k}").caption(0) == "1"


def test_a_state_of_functions_is_named_by_what_the_reader_sees(declare):
    controls = [Choice("f", {in_words_of_loss: "loss", nan_at_three: "NaN"}, start=in_words_of_loss)]
    figure = declare(compute=lambda f: {"f": f.loss if f is nan_at_three else f}, describe=lambda result: "f", controls=controls)
    with pytest.raises(ExplorableError, match="compute failed at f=NaN with AttributeError"):
        figure.result(1)


def test_names_are_normalized_as_python_does(declare):
    figure = declare(compute=lambda μ: {"m": μ}, describe="\u00b5 = {\u00b5}", controls=[Slider("\u00b5", [1, 2], start=1)])
    assert figure.caption(1) == "\u00b5 = 2"
    assert figure.grid.address("a-wave", 1) == "#a-wave?μ=2"


def test_each_panel_may_have_its_own_alternative_text(declare):
    draw = [lambda ax, result: None] * 2
    figure = declare(draw=draw, alt=["A wave.", "Its error."])
    assert (figure.alts, figure.alt) == (("A wave.", "Its error."), "A wave. Its error.")
    assert declare(draw=draw).alts == ("A wave.", "A wave.")


def test_nan_in_another_state_is_found_when_that_state_is_computed(declare):
    figure = declare(compute=nan_at_three, describe="{k}")
    with pytest.raises(ExplorableError, match=r"y is NaN at k=3"):
        figure.result(figure.grid.size - 1)


def test_a_masked_array_may_have_gaps(declare):
    figure = declare(compute=lambda k, sign, seed: {"y": np.ma.masked_invalid([1.0, np.nan])}, describe="{k}")
    assert figure.result(0)["y"].mask.tolist() == [False, True]


def test_nothing_is_drawn_at_declaration(declare):
    def draw(ax, result):
        raise AssertionError("drawn")

    declare(draw=draw)


def test_caption_has_the_numbers_of_its_state(declare):
    figure = declare()
    assert figure.caption(figure.grid.start) == "2 waves that start up, −2"
    assert figure.caption(figure.grid.size - 1) == "3 waves that start down, −3"


def test_a_function_of_the_result_writes_the_caption(declare):
    figure = declare(describe=lambda result: f"{'one wave' if result.k == 1 else f'{result.k} waves'} -{result.k / 1e7}")
    power = "\u00a0×\u00a010⁻⁷"
    assert [figure.caption(figure.grid.number([i, 0, 0])) for i in (0, 2)] == [f"one wave −1{power}", f"3 waves −3{power}"]


def test_a_caption_that_fails_in_another_state_names_that_state(declare):
    figure = declare(describe=lambda result: f"{1 / (3 - result.k)}")
    with pytest.raises(ExplorableError, match=r"describe \(<lambda>\) failed at k=3, sign='down', seed=1 with ZeroDivisionError") as caught:
        figure.caption(figure.grid.size - 1)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    silent = declare(describe=lambda result: "a wave" if result.k < 3 else "")
    with pytest.raises(ExplorableError, match=r"returned '' at k=3, sign='up', seed=0"):
        silent.caption(silent.grid.number([2, 0, 0]))


def draw_loss(ax, result):
    ax.plot(result.loss)


def draw_bad_label(ax, result):
    ax.set_xlabel("$\\loss$")


@pytest.mark.parametrize("show", ["frame", "picture"])
def test_a_failing_drawing_names_the_explorable_the_state_and_the_function(declare, show):
    figure = declare(draw=[lambda ax, result: None, draw_loss])
    message = "explorable 'a-wave': panel 2 (draw_loss) failed at k=1, sign='up', seed=0 with AttributeError: "
    with pytest.raises(ExplorableError, match=re.escape(message)) as caught:
        getattr(figure, show)(0)
    assert str(caught.value).endswith("'loss'; correct draw_loss, or give the result what it draws")
    assert isinstance(caught.value.__cause__, AttributeError)


@pytest.mark.parametrize("show", ["frame", "picture"])
def test_a_drawing_that_cannot_be_written_names_the_explorable_and_the_state(declare, show):
    figure = declare(draw=draw_bad_label)
    with pytest.raises(ExplorableError, match="'a-wave': writing the drawing failed at k=1, sign='up', seed=0 with ValueError: ") as caught:
        getattr(figure, show)(0)
    assert str(caught.value).endswith("; draw finite numbers, and labels of plain Unicode text")


def test_a_state_is_computed_once(declare):
    calls = []
    figure = declare(compute=lambda k, sign, seed: calls.append(k) or {"k": k})
    figure.result(0), figure.result(0)
    assert calls == [2, 1]  # the start state at declaration, then state 0


@pytest.mark.parametrize(("rendering", "shown"), [("static", "text/html"), ("live", "application/vnd.jupyter.widget-view+json")])
def test_the_environment_decides_the_rendering(declare, monkeypatch, rendering, shown):
    monkeypatch.setenv("EXPLORABLE_RENDERING", rendering)
    bundle = declare()._repr_mimebundle_()
    assert set(bundle) == {shown, "image/png", "text/plain"}
    assert bundle["text/plain"] == "2 waves that start up, −2"


def test_an_unknown_rendering_is_an_error(declare, monkeypatch):
    monkeypatch.setenv("EXPLORABLE_RENDERING", "moving")
    with pytest.raises(ExplorableError, match=re.escape("'moving'; set it to 'live', 'static' or 'standalone'")):
        declare()._repr_mimebundle_()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("x", "its data is 'x'; give a function of the result"),
        (lambda result: {}, r"data has the columns \[\] at k=2.*give at least one"),
        (lambda result: result.loss, "data failed at k=2, sign='up', seed=0 with AttributeError"),
    ],
)
def test_data_that_cannot_be_saved_is_refused(declare, data, message):
    with pytest.raises(ExplorableError, match=message):
        declare(data=data)


def test_data_has_the_same_columns_in_all_states(declare):
    figure = declare(data=lambda result: {"k" if result.k < 3 else "K": result.k})
    with pytest.raises(ExplorableError, match=r"data has the columns \['K'\] at k=3, .*the same ones in all states"):
        figure.watched_frame(figure.grid.size - 1)


def test_a_result_that_holds_itself_is_refused(declare):
    def compute(k, sign, seed):
        result = {}
        result["me"] = result
        return result

    with pytest.raises(ExplorableError, match=r"the result holds itself at k=2, .*; return its numbers and arrays alone"):
        declare(compute=compute)


@pytest.mark.filterwarnings("ignore:Glyph 11")
def test_characters_that_no_page_can_hold_are_named(declare):
    with pytest.raises(ExplorableError, match=r"the caption has the control character '\\ud800' at k=2, .*; leave it out"):
        declare(describe=lambda result: "a\ud800")
    figure = declare(draw=lambda ax, result: ax.set_title("a\x0b"))
    with pytest.raises(ExplorableError, match=r"writing the drawing failed at k=.* a text has the control character '\\x0b'; draw"):
        figure.frame(0)
