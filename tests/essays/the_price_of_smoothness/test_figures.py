"""The drawings of *The price of smoothness* hold the numbers they are given."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.the_price_of_smoothness import families, figures, isoperimetry, memorization, one_pixel, robustness_sweep
from explainers.essays.the_price_of_smoothness.blocks import Outward
from explainers.essays.the_price_of_smoothness.fooled_digits import Attack
from explainers.essays.the_price_of_smoothness.lean_digits import Lean
from explainers.essays.the_price_of_smoothness.memorization import Memory
from explainers.essays.the_price_of_smoothness.random_points_on_a_sphere import survey
from explainers.essays.the_price_of_smoothness.smoothness_and_generalization import Compared, Scatter
from tests.saved_numbers import saved

SWEEP = robustness_sweep.sweep(robustness_sweep.cells((16,), (256,)), 4)
WIDER = robustness_sweep.sweep(robustness_sweep.cells((32,), (256,)), 2)


@pytest.fixture
def ax() -> Axes:
    return Figure().subplots()


def attack(model: str, size: float, value: float) -> Attack:
    sizes = np.array([0.0, 4.0])
    return Attack(np.full((28, 28), 0.5), size, value, sizes, np.array([1.0, -60.0]), np.array([1.0, -0.5]), model, 0.06, 0.02, 1)


def test_the_picture_is_the_changed_image_and_square(ax):
    figures.draw_digit(ax, attack("roomy", 1.0, 0.5))
    image = ax.get_images()[0]
    assert image.get_array().shape[:2] == (28, 28)
    left, right, bottom, top = image.get_extent()
    width = abs(right - left) / np.ptp(ax.get_xlim()) * 4.8 * (0.97 - 0.13)
    height = abs(top - bottom) / np.ptp(ax.get_ylim()) * 3.2 * (0.95 - 0.16)
    assert width == pytest.approx(height, rel=0.01)


@pytest.mark.parametrize(("model", "value", "marker"), [("roomy", 0.5, "o"), ("slender", -40.0, "v")])
def test_the_chosen_change_is_marked_also_off_the_axes(ax, model, value, marker):
    figures.draw_fooling(ax, attack(model, 1.0, value))
    dot = ax.get_lines()[-1]
    assert dot.get_xdata()[0] == 1.0
    assert dot.get_marker() == marker
    assert -1.5 <= dot.get_ydata()[0] <= 1


def test_points_curve_and_chord(ax):
    c = one_pixel.moved(5, 0.5, 1, "straight")
    figures.draw_pixel(ax, c)
    _, curve, chord, points, ring, steepest = ax.get_lines()
    np.testing.assert_array_equal(curve.get_ydata(), c.f)
    np.testing.assert_array_equal(points.get_xdata(), c.x)
    rise, run = np.ptp(chord.get_ydata()), np.ptp(chord.get_xdata())
    assert rise / run == pytest.approx(c.chord.value)
    assert (ring.get_xdata()[0], ring.get_ydata()[0]) == (0.5, 1)
    assert steepest.get_xdata()[0] == pytest.approx(chord.get_xdata().mean(), abs=0.005)  # a step of the grid


@pytest.mark.parametrize(("height", "mark", "word"), [(1.0, "D", "steepest here"), (9.0, "^", "above it"), (-9.0, "v", "below it")])
def test_the_steepest_place_is_marked_also_off_the_axes(ax, height, mark, word):
    c = one_pixel.moved(5, 0.5, 1, "polynomial")
    figures.draw_pixel(ax, replace(c, f=np.full_like(c.f, height), steepest=140))
    steepest = ax.get_lines()[-1]
    assert (steepest.get_xdata()[0], steepest.get_marker()) == (c.t[140], mark)
    assert steepest.get_ydata()[0] == (height if mark == "D" else pytest.approx(np.sign(height) * 3.2))
    assert ax.texts[-1].get_text().endswith(word)


def test_counts_and_margins(ax):
    m = Memory(
        3,
        np.array([1.0, 2.0]),
        np.array([1.0, 0.5]),
        np.array([2.0]),
        np.array([0.4]),
        40,
        np.array([25]),
        np.array([1e-3]),
        np.array([0.2]),
        4,
        21,
    )
    figures.draw_separable(ax, m)
    np.testing.assert_array_equal(ax.get_lines()[1].get_ydata(), [1.0, 0.5])
    np.testing.assert_array_equal(ax.get_lines()[2].get_ydata(), [0.4])
    other = Figure().subplots()
    figures.draw_margins(other, m)
    assert [line.get_ydata()[0] for line in other.get_lines()] == [0.2, 1e-3]


@pytest.mark.parametrize("d", [2, 100, 10_000])
def test_distances_are_scaled_to_one_height_and_the_closest_pair_is_marked(ax, d):
    s = survey(50, d)
    figures.draw_distances(ax, s)
    exact, closest = ax.get_lines()[-2:]
    assert exact.get_ydata().max() <= 1
    np.testing.assert_allclose(exact.get_ydata() / exact.get_ydata().max(), s.exact / s.exact.max())
    assert closest.get_xdata()[0] == s.smallest


def test_tails(ax):
    c = isoperimetry.concentrate("distance", 50, draws=500)
    figures.draw_concentration(ax, c)
    bound, exact, dots = ax.get_lines()
    assert np.all(exact.get_ydata() <= bound.get_ydata() * (1 + 1e-9))
    other = Figure().subplots()
    figures.draw_concentration(other, isoperimetry.concentrate("nearest", 50, draws=500))
    assert np.ma.count(other.get_lines()[1].get_ydata(orig=True)) == 0  # no exact law
    assert np.ma.count_masked(dots.get_ydata(orig=True)) == np.ma.count_masked(c.measured[::3])


def test_the_trade_off_shows_both_curves_the_law_and_the_chosen_p(ax):
    t = robustness_sweep.trade_off(SWEEP, 16, 256, 128)
    figures.draw_trade_off(ax, t)
    lines = ax.get_lines()
    x, y = lines[0].get_data()
    np.testing.assert_allclose(y * np.sqrt(x), np.sqrt(16 * 256))
    linear = next(line for line in lines if line.get_marker() == "o")
    np.testing.assert_array_equal(linear.get_ydata(), t.linear.typical)
    assert (lines[-1].get_xdata()[0], lines[-1].get_ydata()[0]) == (128, t.law)


def test_a_loaded_sweep_sets_the_frame(ax, tmp_path):
    robustness_sweep.save(tmp_path / "s.npz", robustness_sweep.sweep(robustness_sweep.cells((16,), (1024,)), 2))
    t = robustness_sweep.trade_off(robustness_sweep.load(tmp_path / "s.npz"), 16, 1024, 256)
    figures.draw_trade_off(ax, t)
    assert ax.get_xlim() == (16, 6 * 16 * 1024)
    assert ax.get_ylim()[1] > max(t.linear.typical.max(), t.bumps.typical.max())


def test_every_state_has_the_same_artists():
    counts = set()
    for p in (8, 64, 512, 4096):
        axes = Figure().subplots()
        figures.draw_trade_off(axes, robustness_sweep.trade_off(SWEEP, 16, 256, p))
        counts.add((len(axes.get_lines()), len(axes.texts)))
    assert len(counts) == 1


def test_beyond_nd_the_bumps_stay_at_the_floor(ax):
    t = robustness_sweep.trade_off(SWEEP, 16, 256, 4 * 4096)
    figures.draw_trade_off(ax, t)
    assert t.here[1] == t.floor
    dashed = next(line for line in ax.get_lines() if line.get_linestyle() == "--")
    assert dashed.get_ydata()[-1] == t.floor
    assert ax.get_lines()[-1].get_ydata()[0] == pytest.approx(0.5)  # the law at 4nd
    assert ax.get_lines()[-1].get_marker() == "^"
    assert " =\u00a04\u00a0nd:" in figures.describe_trade_off(t)
    assert " =\u00a0nd/4:" in figures.describe_trade_off(robustness_sweep.trade_off(SWEEP, 16, 256, 1024))


def test_a_law_below_the_axis_is_marked_at_its_edge(ax):
    t = robustness_sweep.trade_off(SWEEP, 16, 256, 16 * 4096)
    assert t.law == pytest.approx(0.25)
    figures.draw_trade_off(ax, t)
    law = ax.get_lines()[-1]
    assert law.get_marker() == "v"
    assert ax.get_ylim()[0] < law.get_ydata()[0] < 0.5


def test_a_state_without_a_linear_fit_draws_too(ax):
    t = robustness_sweep.trade_off(robustness_sweep.sweep(robustness_sweep.cells((16,), (16,)), 2), 16, 16, 128)
    figures.draw_trade_off(ax, t)
    assert len(ax.get_lines()) == 10


def made_up(name: str, formula: bool) -> families.Family:
    p = np.array([10.0, 20.0, 40.0])
    none = np.array([])
    value = np.array([[4.0, 3.0, 2.0], [5.0, 3.0, 2.5]])
    bumps = np.ma.masked_array([9.0, 5.0, 3.0], [not formula] * 3)
    return families.Family(name, "lower bound", 5, 4, p, value, bumps, 1.2, p if formula else none, value[0] if formula else none)


@pytest.mark.parametrize("formula", [True, False])
def test_a_family_beside_law_floor_bumps_and_the_others(formula):
    result = families.Judged((made_up("trained", formula), made_up("bumps", True)), made_up("trained", formula))
    left, right = Figure().subplots(1, 2)
    figures.draw_family(left, result)
    figures.draw_exponents(right, result)
    law, floor, line, bumps, _, circles = left.get_lines()
    np.testing.assert_allclose(law.get_ydata() * np.sqrt(law.get_xdata()), 2)
    assert set(floor.get_ydata()) == {1.2}
    assert len(line.get_xdata()) == (3 if formula else 0)
    assert np.ma.count(bumps.get_ydata(orig=True)) == (3 if formula else 0)
    np.testing.assert_allclose(circles.get_ydata(), result.chosen.typical)
    np.testing.assert_allclose(right.get_lines()[-1].get_ydata(), [step.slope for step in result.chosen.steps])
    assert len(right.get_lines()) == 5
    assert right.texts[0].get_text() == "trained networks"
    caption = figures.describe_family(result)
    assert caption.startswith("Trained networks (lower bound), n = 5, d = 4: the last slope is ")
    assert ("no formula" in caption) != formula


def test_the_steepest_place_by_distance(ax):
    o = Outward(8, 80, np.array([0.2, 1.0, 8.0]), np.array([0.0, 2.0, 9.0]), np.array([3.0, 5.0, 12.0]), 2.5, 4.0, 1.0, 2.0, 5.0)
    figures.draw_outward(ax, o)
    _, law, cap, found, far, here = ax.get_lines()
    assert law.get_ydata()[0] == 2.5
    assert cap.get_ydata()[-1] == 12
    assert found.get_ydata()[-1] == 9
    assert (far.get_xdata()[0], far.get_ydata()[0]) == (4, 9)
    assert (here.get_xdata()[0], here.get_ydata()[0]) == (1, 2)
    assert here.get_marker() == "o"
    assert figures.describe_outward(o) == (
        "8 groups, p = 80. Up to 1 from the origin the steepest place found has a gradient of 2.0, and none has more than 5.0. "
        "All groups speak from 4 on; the data are at 1."
    )


def test_where_no_group_speaks_the_dot_stands_at_the_edge_and_the_caption_says_so(ax):
    o = Outward(8, 80, np.array([0.2, 1.0, 8.0]), np.array([0.0, 2.0, 9.0]), np.array([3.0, 5.0, 12.0]), 2.5, 4.0, 0.2, 0.0, 3.0)
    figures.draw_outward(ax, o)
    here = ax.get_lines()[-1]
    assert here.get_marker() == "v"
    assert ax.get_ylim()[0] <= here.get_ydata()[0] < 1
    assert figures.describe_outward(o) == (
        "8 groups, p = 80. Up to 0.2 from the origin no place was found where any group speaks, and no gradient is more than 3.0. "
        "All groups speak from 4 on; the data are at 1."
    )


def test_recipes_that_coincide_are_drawn_one_inside_the_other(ax):
    shown = Scatter(np.full((4, 2), 5.0), np.full((4, 2), 0.2), 0.2, 1.0)
    figures.draw_recipes(ax, Compared(shown, np.zeros(4, bool), "recipe", 0.5, np.array([-1.0, 1.0]), np.array([1.0]), 0.5, 24))
    none, squares = ax.collections
    assert len(none.get_offsets()) == 0
    assert len(squares.get_offsets()) == 4
    assert not squares.get_facecolor().size
    pen = squares.get_linewidths()[0]
    assert np.all(np.diff(np.sqrt(squares.get_sizes())) / 2 > pen), "paper is seen between two rims"


def test_recipes_and_what_chance_makes_of_them():
    shown = Scatter(np.array([[4.0, 9.0], [5.0, 5.0]]), np.array([[0.1, 0.3], [0.4, 0.2]]), 0.2, 1.0)
    c = Compared(shown, np.array([True, False]), "recipe", 0.5, np.array([-1.0, 0.0, 1.0]), np.array([0.25, 0.75]), 0.25, 2)
    left, right = Figure().subplots(1, 2)
    figures.draw_recipes(left, c)
    figures.draw_chance(right, c)
    _, dots = left.get_lines()
    circles, squares = left.collections
    np.testing.assert_array_equal(dots.get_xdata(), [4, 9, 5, 5])
    np.testing.assert_allclose(circles.get_offsets(), [[6, 0.2]])
    np.testing.assert_allclose(squares.get_offsets(), [[5, 0.3]])
    assert right.get_lines()[0].get_xdata()[0] == 0.5
    assert figures.describe_recipes(c) == (
        "4 networks by 2 recipes, 20% of the labels flipped: rank correlation 0.50. "
        "Dealing the errors out anew among 2 recipes in all 2 ways reaches it 25.0% of the time."
    )
    coins = replace(c, unit="network", shown=replace(shown, flipped=0.5), ways=20_000)
    assert "coins for labels" in figures.describe_recipes(coins)
    assert "among 4 networks 20,000 times reaches" in figures.describe_recipes(coins)


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "never reaches it."), (2e-4, "reaches it less than 0.1% of the time."), (1.0, " 100.0% ")]
)
def test_no_share_of_the_deals_is_rounded_to_none(share, words):
    shown = Scatter(np.array([[4.0, 9.0], [5.0, 5.0]]), np.array([[0.1, 0.3], [0.4, 0.2]]), 0.2, 1.0)
    c = Compared(shown, np.array([True, False]), "network", 0.5, np.array([-1.0, 1.0]), np.array([1.0]), share, 20_000)
    assert words in figures.describe_recipes(c)


@pytest.mark.parametrize("formula", [True, False])
@pytest.mark.parametrize("squares", [True, False])
def test_the_labels_of_a_family_name_what_is_drawn(ax, formula, squares):
    family = made_up("trained", formula)
    figures.draw_family(ax, families.Judged((), replace(family, bumps=np.ma.masked_array(family.bumps.data, not squares))))
    named = {text.get_text().split(":")[0] for text in ax.texts}
    assert named == {"circles", "dotted", "level"} | ({"line"} if formula else set()) | ({"squares"} if squares else set())


def test_no_formula_is_drawn_below_what_the_data_force(ax):
    low = replace(made_up("linear", True), floor=2.5)
    figures.draw_family(ax, families.Judged((), low))
    assert np.ma.getmaskarray(ax.get_lines()[2].get_ydata(orig=True)).tolist() == [False, False, True]


@pytest.mark.parametrize("function", list(figures._FUNCTIONS))
def test_the_exact_law_is_named_where_it_is_drawn(ax, function):
    c = isoperimetry.concentrate(function, 50, draws=100)
    figures.draw_concentration(ax, c)
    exact = np.ma.count(ax.get_lines()[1].get_ydata(orig=True)) > 0
    assert ("dashed: exact law" in [text.get_text() for text in ax.texts]) == exact == (function != "nearest")


@pytest.mark.parametrize("free", [[True, True], [False, False], [True, False]])
def test_the_recipes_that_are_named_are_drawn(ax, free):
    shown = Scatter(np.array([[4.0, 9.0], [5.0, 5.0]]), np.array([[0.1, 0.3], [0.4, 0.2]]), 0.2, 1.0)
    figures.draw_recipes(ax, Compared(shown, np.array(free), "recipe", 0.5, np.array([-1.0, 1.0]), np.array([1.0]), 0.5, 2))
    named = {text.get_text().split(":")[0] for text in ax.texts}
    assert ("circles" in named, "squares" in named) == (any(free), not all(free))


def test_a_slope_of_nothing_has_no_sign():
    flat = replace(made_up("everywhere", True), value=np.array([[4.0, 3.0, 2.999]] * 2), formula=np.array([4.0, 3.0, 2.999]))
    caption = figures.describe_family(families.Judged((), flat))
    assert "the last slope is 0.00 (95%: 0.00 to 0.00), by its formula 0.00;" in caption


def test_lean_digits():
    sizes = np.array([100.0, 200.0])
    lean = Lean("coins", 3, 200, 0.9, 0.6, np.full((28, 28), 0.5), sizes, np.array([[4.0, 2], [3, 1.5], [9, 5]]), np.array([3.0, 2]))
    left, right = Figure().subplots(1, 2)
    figures.draw_component_picture(left, lean)
    figures.draw_lean(right, lean)
    assert left.get_images()[0].get_array().shape[:2] == (28, 28)
    assert [line.get_ydata()[0] for line in right.get_lines()[:4]] == [3, 4, 3, 9]
    assert (right.get_lines()[-1].get_xdata()[0], right.get_lines()[-1].get_ydata()[0]) == (200, 1.5)
    assert figures.describe_lean(lean) == (
        "Digits with coins for labels, 3 components, 200 numbers: Lip = 0.9, 1.5 times the least that is possible; √(nd/p) = 2.0."
    )


def test_captions_of_attacks():
    assert figures.describe_attack(attack("roomy", 0.0, 0.5)) == (
        "Picture 1, unchanged: the roomy function says +0.50, a 4. Its answer flips at 0.06."
    )
    assert figures.describe_attack(attack("slender", 0.1, -0.25)) == (
        "Picture 1, changed by 0.1, no pixel by more than 2% of ink: the slender function says -0.25, a 9. Its answer flips at 0.06."
    )


def test_the_caption_of_memory_writes_powers():
    m = Memory(3, *([np.array([1.0])] * 4), 40, np.array([25]), np.array([4e-5]), np.array([0.2]), 4, 21)
    assert figures.describe_memory(m) == (
        "d = 3: 4 threshold units with 21 parameters fit 25 points and pass them at 4.0 × 10⁻⁵; bumps with 100 parameters keep 0.2."
    )


@pytest.mark.parametrize("d", [2, 3, 15])
def test_the_slabs_have_as_many_parameters_as_their_label_says(ax, d):
    m = memorization.memory(d, draws=1)
    figures.draw_margins(ax, m)
    assert "threshold units, about n(1 + 2/d) parameters" in [text.get_text() for text in ax.texts]
    assert 0 <= m.parameters - m.last_n * (1 + 2 / d) <= 1 + 2 * (d + 2)  # one more slab that is not full, and a threshold


def test_captions_of_curves_through_points():
    assert "A change of " in figures.describe_pixel(one_pixel.moved(5, 0.5, 1, "straight"))
    assert "5 points, 10 parameters: " in figures.describe_pixel(one_pixel.moved(5, 0.5, 1, "straight"))
    assert "All labels are the same" in figures.describe_pixel(one_pixel.moved(3, 0.5, -1, "straight"))


@pytest.mark.parametrize("d", [2, 3, 10])
def test_no_closest_pair_is_rounded_to_nothing(d):
    closest = survey(50, d).smallest
    caption = figures.describe_sphere(survey(50, d), isoperimetry.concentrate("half", d, draws=10))
    said = float(caption.split("closest pair ")[1].split(";")[0])
    assert said == pytest.approx(closest, rel=0.06)


@pytest.mark.parametrize(
    ("function", "words"),
    [("coordinate", "a coordinate"), ("half", "the length of half of the coordinates"), ("distance", "the distance to a point")],
)
def test_the_caption_of_the_sphere_names_the_function(function, words):
    caption = figures.describe_sphere(survey(50, 1000), isoperimetry.concentrate(function, 1000, draws=10))
    assert caption.startswith("d = 1,000: mean distance 1.41")
    assert caption.endswith(f" Spread of {words}: {isoperimetry.deviation(function, 1000):.4f}.")


def test_captions_of_the_trade_off_say_where_there_is_no_function():
    caption = {p: figures.describe_trade_off(robustness_sweep.trade_off(WIDER, 32, 256, p)) for p in (8, 64, 256, 1024, 2**20)}
    assert "Fewer parameters than points" in caption[8]
    assert "fewer than seven coordinates" in caption[64]
    assert "no more than d" in caption[1024]
    assert "Bumps: Lip = 1." in caption[2**20]
    assert "Linear: Lip = " in caption[256]


def test_a_loaded_sweep_has_the_same_caption(tmp_path):
    robustness_sweep.save(tmp_path / "s.npz", SWEEP)
    back = robustness_sweep.load(tmp_path / "s.npz")
    a, b = (figures.describe_trade_off(robustness_sweep.trade_off(s, 16, 256, 256)) for s in (SWEEP, back))
    assert a == b


def test_what_leaves_the_frame_is_saved_as_it_is():
    curve = one_pixel.moved(7, 0.9, -1, "polynomial")
    assert np.abs(curve.f).max() > 6
    np.testing.assert_allclose(saved(figures.draw_pixel, curve)["curve"], [curve.t, curve.f], rtol=1e-5)
    np.testing.assert_array_equal(saved(figures.draw_fooling, attack("slender", 1.0, -40.0))["chosen change"], [[1], [-40]])
