"""The numbers to save are those that are drawn: of each kind of artist, by panel and label, and of each state."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from explainers.explorable import Slider, explorable, numbers
from explainers.look import palette, style


@pytest.fixture
def ax():
    return Figure().subplots()


def table(ax):
    """Rows of each series: x, y, value."""
    found = {}
    for _, series, *texts, _, _ in numbers.drawn(ax.figure, 0):
        columns = [[float(each) if each else None for each in text.split("\n")] if text else [] for text in texts]
        found[series] = [[column[i] if i < len(column) else None for column in columns] for i in range(max(map(len, columns)))]
    return found


def test_lines_have_their_points_and_gaps_stay_gaps(ax):
    ax.plot([1, 2, 3], np.ma.masked_equal([1.23456789, 0, 9e-9], 0), label="a, curve")
    ax.plot([], [], label="none yet")
    assert table(ax) == {'"a, curve"': [[1, 1.23457, None], [2, None, None], [3, 9e-9, None]]}


def test_without_a_label_a_series_has_the_role_of_its_color_or_its_kind(ax):
    ax.plot([0], [1], color=palette.FIT)
    ax.plot([0], [2], color=palette.FIT)
    ax.plot([0], [3], color="#123456")
    assert list(table(ax)) == ["fit line", "fit line 2", "line"]


def test_a_line_across_the_frame_has_one_number_and_decoration_none(ax):
    ax.axhline(0.5, label="limit")
    ax.axvline(2, label="wall")
    ax.plot([0, 1], [0, 1], gid=style.DECORATION)
    ax.plot([0, 1], [1, 0], color=palette.LINE)
    ax.plot([0, 1], [0, 1], transform=ax.transAxes)
    assert table(ax) == {"limit": [[None, 0.5, None]], "wall": [[2, None, None]]}


def test_decoration_has_no_number_on_the_page_either():
    def draw(ax, result):
        ax.fill([0, 1, 1], [0, 0, 1], color=palette.FIT, alpha=0.3, gid=style.DECORATION)
        ax.plot([0, 1, 1], [0, 0, 1], color=palette.FIT, label="outline")
        ax.plot([0, 1], [0.5, 0.5], color=palette.LINE, label="rule")

    controls = [Slider("k", [1, 2], start=1)]
    figure = explorable("a-b", compute=lambda k: {"k": k}, draw=draw, describe="{k}.", alt="A triangle.", controls=controls)
    assert [series for _, series, *_ in figure.watched_frame(0)[3]] == ["outline", "rule"]


def test_dots_that_are_drawn_as_one_line_are_the_dots(ax):
    ax.set(xlim=(0, 1), ylim=(0, 1))
    style.dots(ax, [0.2, 0.4], [0.3, np.nan], color=palette.DATA, size=3)
    assert table(ax) == {"data line": [[0.2, 0.3, None], [0.4, None, None]]}


def test_what_is_cut_at_the_frame_has_its_own_numbers_and_a_mark_of_a_place_none(ax):
    y = np.array([1, 40, np.inf])
    style.stands_for(ax.plot([0, 1, 2], np.minimum(y, 9), label="error"), [0, 1, 2], y)
    style.stands_for(ax.plot([1], [9], "^"))
    style.stands_for(ax.fill_between([0, 1], [0, 0], [1, 2], label="band"), [0, 1], [3, np.nan])
    assert table(ax) == {"error": [[0, 1, None], [1, 40, None], [2, np.inf, None]], "band": [[0, 3, None], [1, None, None]]}


def test_what_the_legend_leaves_out_can_have_a_name(ax):
    style.named("limit", ax.axhline(0.5, color=palette.WARN))
    style.named("both", ax.plot([[0, 0], [1, 1]], color=palette.FIT))
    assert table(ax) == {"limit": [[None, 0.5, None]], "both": [[0, 0, None], [1, 1, None]], "both 2": [[0, 0, None], [1, 1, None]]}
    assert ax.get_legend_handles_labels() == ([], [])


def test_scatters_have_the_values_of_their_colors(ax):
    ax.scatter([0, 1], [2, 3], c=[4, 5], label="dots")
    ax.scatter([6], [7], color=palette.OTHER)
    assert table(ax) == {"dots": [[0, 2, 4], [1, 3, 5]], "other points": [[6, 7, None]]}


def test_bars_stand_at_their_middle_and_steps_at_their_left_edge(ax):
    ax.bar([1, 2], [3, 4], label="count")
    ax.barh([1], [5], color=palette.GOOD)
    ax.stairs([7, 8], [0, 1, 2], label="law")
    assert table(ax) == {
        "count": [[1, 3, None], [2, 4, None]],
        "good bars": [[5, 1, None]],
        "law": [[0, 7, None], [1, 8, None], [2, None, None]],
    }


def test_regions_have_their_outlines_in_the_units_of_the_data(ax):
    ax.set(xlim=(0, 10), ylim=(0, 4))
    ax.fill_between([0, 1], [0, 0], [1, 2], label="between")
    ax.add_patch(Rectangle((1, 2), 3, 1, label="box"))
    ax.add_patch(Circle((5, 2), 1, label="circle"))
    ax.hlines([1, 2], 0, 3, label="rules")
    found = table(ax)
    assert [1, 2, None] in [[*np.round(row[:2], 9).tolist(), None] for row in found["between"]]
    assert {tuple(np.round(row[:2], 9)) for row in found["box"]} == {(1, 2), (4, 2), (4, 3), (1, 3)}
    circle = np.array([row[:2] for row in found["circle"]], float)
    np.testing.assert_allclose(np.hypot(circle[:, 0] - 5, circle[:, 1] - 2), 1, atol=0.01)
    assert len(circle) > 8
    assert found["rules"] == [[0, 1, None], [3, 1, None], [None, None, None], [0, 2, None], [3, 2, None]]


def test_pictures_and_meshes_have_a_value_a_cell_and_colors_have_none(ax):
    ax.imshow([[1, 2], [3, 4]], extent=(0, 2, 0, 2), label="map")
    ax.imshow(np.zeros((2, 2, 4)))
    ax.pcolormesh([0, 1, 2], [0, 1], [[5, 6]], label="mesh")
    ax.figure.colorbar(ax.images[0])
    found = table(ax)
    assert found["map"] == [[0.5, 1.5, 1], [1.5, 1.5, 2], [0.5, 0.5, 3], [1.5, 0.5, 4]]
    assert found["mesh"] == [[0.5, 0.5, 5], [1.5, 0.5, 6]]
    assert list(found) == ["mesh", "map"]


def test_panels_and_axes_are_numbered_and_named():
    figure = Figure()
    left, right = figure.subplots(1, 2)
    left.plot([1], [1], color="#123456")
    left.set(xlabel="time", ylabel="height, m")
    right.plot([2], [2], color="#123456")
    assert numbers.drawn(figure, 1) == [("2.1", "line", "1", "1", "", "time", '"height, m"'), ("2.2", "line", "2", "2", "", "", "")]


@pytest.mark.parametrize(("x", "text"), [(np.array(["2020-01-01"], "datetime64[D]"), "2020-01-01"), (["one, two"], '"one, two"')])
def test_words_and_dates_on_an_axis_stay_words_and_dates(ax, x, text):
    ax.plot(x, [1])
    assert numbers.drawn(ax.figure, 0)[0][2] == text


def test_folding_keeps_once_what_is_the_same_and_a_state_without_a_block_has_none():
    states = [[("1", "a", "0\n1", "2\n3")], [("1", "a", "0\n1", "4\n5"), ("1", "b", "7", "8")]]
    found = numbers.folded(("panel", "series", "x", "y"), states)
    assert found["columns"] == ["panel", "series", "x", "y"]
    unfolded = [[tuple(values[found["which"][w][state]] for values, w in block) for block in found["blocks"]] for state in (0, 1)]
    assert unfolded == [[states[0][0], ("", "", "", "")], states[1]]
    assert found["blocks"][0][2] == [["0\n1"], found["blocks"][0][0][1]]


def test_a_column_that_is_always_empty_is_left_out():
    assert numbers.folded(("panel", "value"), [[("1", "")]])["columns"] == ["panel"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(1 / 3, "0.333333"), (12345678, "12345678"), ('say "a, b"', '"say ""a, b"""'), ("two\nlines", "two lines"), ("", "")],
)
def test_a_cell_has_six_digits_and_is_quoted_where_csv_asks_for_it(value, text):
    assert numbers.cell(value) == text


def test_an_author_gives_columns():
    block = numbers.declared({"n": 3, "error": np.array([0.5, np.nan]), "name": ["a", "b, c"]})
    assert block == ("3", "0.5\n", 'a\n"b, c"')


def test_columns_have_one_length_or_one_value():
    assert numbers.declared({"n": [1, 2], "k": 3, "m": [4]}) == ("1\n2", "3", "4")
    with pytest.raises(ValueError, match="its columns have different lengths"):
        numbers.declared({"n": [1, 2], "k": np.arange(3)})
