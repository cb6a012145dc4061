"""The drawings of *Where it breaks* hold the numbers they are given."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from explainers.essays.where_it_breaks import (
    experiments,
    extrapolation,
    figures,
    missing_negatives,
    off_the_sheet,
    reactions,
    shortcut_learning,
)
from explainers.look import palette


@pytest.fixture
def ax() -> Axes:
    return Figure().subplots()


def test_the_graph_and_its_slopes(ax):
    run = extrapolation.extrapolate("absolute", 8, 1.0, np.random.default_rng(0))
    figures.draw_graph(ax, run)
    np.testing.assert_array_equal(ax.get_lines()[0].get_ydata(), run.target)
    np.testing.assert_array_equal(ax.get_lines()[2].get_xdata(), run.kinks[np.abs(run.kinks) < run.x_end])
    other = Figure().subplots()
    figures.draw_slopes(other, run)
    stairs = other.get_lines()[1]
    assert stairs.get_ydata()[-1] == run.slopes[-1]
    assert len(stairs.get_xdata()) == len(stairs.get_ydata()) == 2 * len(run.slopes)
    assert figures.describe_beyond(run).startswith(f"{run.outside} of 8 kinks lie outside the data, the last at x = ")


def test_beyond_the_data_the_network_can_be_hidden(ax):
    run, other = experiments.look("inside", 10, 2.0), Figure().subplots()
    figures.draw_graph(ax, run)
    figures.draw_slopes(other, run)
    network, kinks, stairs, last = ax.get_lines()[1], ax.get_lines()[2], other.get_lines()[1], other.get_lines()[2]
    assert max(abs(network.get_xdata())) == 2 and max(abs(kinks.get_xdata())) < 2
    at = np.interp(network.get_xdata(), *run.corners.T)
    np.testing.assert_array_equal(network.get_ydata(), at)
    seen = ~np.ma.getmaskarray(stairs.get_ydata(orig=True))
    assert max(abs(stairs.get_xdata()[seen])) == 2 and np.isnan(last.get_ydata()).all()
    assert figures.describe_beyond(run) == "10 units have learned x² from 40 points between −2 and 2."
    np.testing.assert_array_equal(run.corners, experiments.beyond("square", 10, 2.0).corners)


@pytest.mark.parametrize(("target", "part"), [("square", 0.7), ("sine", 0.6), ("absolute", 0.25)])
def test_every_target_fills_a_good_part_of_the_axis_and_all_lies_inside(ax, target, part):
    runs = [experiments.beyond(target, 10, reach) for reach in (1.0, 2.0, 3.0)]
    for run in runs:
        figures.draw_graph(ax, run)
        low, high = ax.get_ylim()
        drawn = [np.concatenate([run.target, run.corners[:, 1]])]
        assert low < np.min(drawn) and np.max(drawn) < high
        assert all(low < text.get_position()[1] < high for text in ax.texts)
    assert max(np.ptp(np.append(run.target, run.corners[:, 1])) for run in runs) > part * (high - low)


def test_the_line_of_equal_score_is_square_to_the_weights(ax):
    model = shortcut_learning.learn(1.5, 3.0, (0.3, 0.1))
    figures.draw_clouds(ax, model)
    x, y = ax.get_lines()[-1].get_data()
    assert np.diff(x)[0] * model.w[0] + np.diff(y)[0] * model.w[1] == pytest.approx(0, abs=1e-12)
    other = Figure().subplots()
    figures.draw_areas(other, model)
    np.testing.assert_array_equal(other.get_lines()[-1].get_xdata(), model.auc)
    np.testing.assert_array_equal(other.get_lines()[1].get_xdata(), model.honest)
    cross, dot = (next(line for line in other.get_lines() if line.get_marker() == mark) for mark in "xo")
    assert cross.get_markersize() > dot.get_markersize()  # the dot lies on it where the marker says nothing


@pytest.mark.parametrize(("first", "second"), list(product((0.1, 0.342, 0.6), (0.012, 0.1, 0.342))))
def test_a_hospital_alone_never_ranks_worse_than_a_coin(ax, first, second):
    model = shortcut_learning.learn(1.5, 0.0, (first, second))
    figures.draw_areas(ax, model)
    said = float(figures.describe_areas(model).rstrip(".").split()[-1])
    cross = next(line for line in ax.get_lines() if line.get_marker() == "x").get_xdata()[0]
    assert said == pytest.approx(cross, abs=0.00051)
    assert cross >= 0.5
    alone = auc_of_prevalences((first, second), shortcut_learning.ZECH.films)
    assert cross == pytest.approx(alone)


def auc_of_prevalences(prevalence, films):
    """Ranked by the prevalence of its hospital: the chance that an ill film is above a well one, ties counted half."""
    ill = np.array([n * π for n, π in zip(films, prevalence, strict=True)])
    well = np.array([n * (1 - π) for n, π in zip(films, prevalence, strict=True)])
    above = np.sign(np.subtract.outer(prevalence, prevalence)) / 2 + 0.5
    return ill @ above @ well / (ill.sum() * well.sum())


@pytest.mark.parametrize("n", [0, 20])
def test_what_is_accepted_is_filled(ax, n):
    learned = missing_negatives.learn(n, "everywhere", np.random.default_rng(0), positives=30)
    figures.draw_boundary(ax, learned)
    (filled,) = ax.patches
    points = np.random.default_rng(1).uniform(-2.9, 2.9, (200, 2))
    near = [np.abs(learned.axis - v).argmin(axis=-1) for v in points[:, :, None].transpose(1, 0, 2)]
    score = learned.score[near[0], near[1]]
    sure = np.abs(score - 0.5) > 0.2  # far enough from the line for the nearest grid point to tell
    inside = filled.get_path().contains_points(points)
    assert np.mean(inside[sure] == (score[sure] > 0.5)) > 0.98
    assert len(ax.get_lines()[-1].get_xdata()) == n


@pytest.mark.parametrize(
    ("n", "place", "words"),
    [(0, "far", "No negatives: "), (3, "far", "3 negatives outside the dotted circle: "), (3, "close", "3 negatives close: ")],
)
def test_captions_of_boundaries_say_what_was_seen(n, place, words):
    learned = missing_negatives.learn(n, place, np.random.default_rng(0), positives=30)
    assert figures.describe_boundary(learned).startswith(words)


def _attack(net, n, kind, D, r):
    return off_the_sheet.attack(net, n, np.random.default_rng(0), kind=kind, D=D, s=1.0, r=r)


@pytest.mark.parametrize("kind", off_the_sheet.ATTACKS)
def test_the_step_and_its_share(ax, kind):
    found = _attack(off_the_sheet.learn(20, 20, np.random.default_rng(0)), 20, kind, 3, 0.4)
    figures.draw_section(ax, found)
    assert tuple(ax.get_lines()[-1].get_xydata()[0]) == found.end
    assert sum(len(line.get_xdata()) for line in ax.get_lines()[:2]) == len(found.u)
    (filled,) = ax.patches
    points = np.array([[u, v] for u in found.axis[5:-5:7] for v in found.height[5:-5:7]])
    f = found.section[5:-5:7, 5:-5:7].ravel()
    sure = np.abs(f) > 0.3
    assert np.mean(filled.get_path().contains_points(points)[sure] == (f[sure] < 0)) > 0.97
    other = Figure().subplots()
    figures.draw_flips(other, found)
    np.testing.assert_array_equal(other.get_lines()[3].get_ydata(), found.true_share)
    assert other.get_lines()[-1].get_ydata()[0] == found.now


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("along", "along the data leaves the label"),
        ("steepest", "down the steepest slope, flips the label"),
        ("random", "in a random direction, leaves the label"),
    ],
)
def test_captions_of_attacks(kind, words):
    net = off_the_sheet.learn(60, 100, np.random.default_rng(0))
    found = _attack(net, 60, kind, 100, 0.1)
    assert words in figures.describe_attack(found)


def test_both_answers_are_drawn_and_said(ax):
    found = reactions.answer(reactions.tried(800, np.random.default_rng(2)), "D", c=0.25, φ=0.25, m=100)
    figures.draw_answers(ax, found)
    familiar, unlike = (patch.get_path() for patch in ax.patches)
    assert unlike.contains_point(found.q)
    assert not familiar.contains_point(found.q)
    assert familiar.contains_point(reactions.QUESTIONS["A"])
    assert len(ax.get_lines()[1].get_xdata()[::3]) == len(found.others) == 100
    solid, dashed = ax.patches  # not by color alone
    assert (solid.get_linestyle(), dashed.get_linestyle()) == ("-", "--")
    assert [patch.get_edgecolor() for patch in ax.patches] == [to_rgba(color) for color in (palette.GOOD, palette.WARN)]
    hollow, chosen = (line for line in ax.get_lines() if line.get_marker() == "D")
    assert {tuple(place) for place in hollow.get_xydata()} == set(reactions.QUESTIONS.values())
    assert tuple(chosen.get_xydata()[0]) == found.q
    for letter, place in reactions.QUESTIONS.items():
        (text,) = (text for text in ax.texts if text.get_text() == letter)
        assert np.hypot(*np.subtract(text.get_position(), place)) <= 0.5
        nearest = min(reactions.QUESTIONS.values(), key=lambda at: np.hypot(*np.subtract(text.get_position(), at)))
        assert nearest == place
    other = Figure().subplots()
    figures.draw_two_answers(other, found)
    assert other.get_lines()[0].get_xdata()[1] == found.chance_q
    assert other.get_lines()[1].get_xdata()[1] == found.familiar_q
    words = figures.describe_answers(found)
    assert "unlike anything seen" in words
    assert words.endswith("the first answer is wrong.")


@pytest.mark.parametrize(("m", "says"), [(300, "300 others: "), (400, "all 312 others: ")])
def test_the_others_are_counted_and_if_none_is_left_that_is_said(m, says):
    assert says in figures.describe_answers(experiments.answered("D", 1.0, 0.25, m))


def test_only_what_is_certain_is_called_so():
    for_sure, likely = (figures.describe_answers(experiments.answered("A", c, 0.0, m)) for c, m in ((0.25, 0), (0.25, 400)))
    assert "“it will work” at 100%" in for_sure  # successes alone: a constant yes
    assert "more than 99% of such reactions work" in likely
    found = experiments.answered("C", 0.1, 0.25, 0)
    assert 0 < found.chance_q < 0.005
    assert "“it will not work” (less than 1%)" in figures.describe_answers(found)


def test_nothing_accepted_is_drawn_as_nothing(ax):
    found = reactions.answer(reactions.tried(800, np.random.default_rng(2)), "A", c=0.25, φ=0.0, m=0)
    figures.draw_answers(ax, found)
    assert len(ax.patches) == 2
    assert figures.describe_answers(found).endswith("the first answer is right.")


def test_rounds_and_proposals_are_those_of_the_loop(ax):
    run = experiments.loop(10, "close", 4, 16)
    figures.draw_rounds(ax, run)
    lines = {line.get_marker(): line for line in ax.get_lines()}
    best, passed, valid = (np.ma.compressed(line.get_ydata(orig=True)) for line in ax.get_lines()[1::2])
    shown = [rounds for rounds in figures.SHOWN if rounds <= 16]
    np.testing.assert_array_equal(passed, run.passed[shown])
    np.testing.assert_array_equal(valid, run.valid[shown])
    np.testing.assert_array_equal(best, run.best[shown])
    hollow, square = lines["D"], lines["s"]  # the square is seen within the diamond where they coincide
    assert hollow.get_markerfacecolor() == "none" and hollow.get_markersize() > square.get_markersize() * np.sqrt(2)
    assert ax.get_lines().index(hollow) < ax.get_lines().index(square)
    other = Figure().subplots()
    figures.draw_proposals(other, run)
    np.testing.assert_allclose(np.transpose(other.get_lines()[-1].get_data()), run.points, atol=0.0051)
    assert figures.describe_rounds(run).startswith("After 16 rounds the verifier passes ")
    assert "the first of 4 proposals" in figures.describe_rounds(run)
    assert figures.describe_rounds(experiments.loop(10, "close", 1, 0)).startswith("Before any reinforcement")


@pytest.mark.parametrize(("rounds", "place"), list(product((0, 1, 64), ("close", "far"))))
def test_one_proposal_is_handed_over_whether_it_passes_or_not(rounds, place):
    one, four = (experiments.loop(10, place, tries, rounds) for tries in (1, 4))
    assert one.now_best == pytest.approx(one.now_valid)
    assert "passes, " not in figures.describe_rounds(one)
    assert figures.describe_rounds(one).endswith(f"One proposal is handed over as it is: {one.now_valid:.0%} is valid.")
    assert "the first of 4 proposals that passes, or the last if none does, " in figures.describe_rounds(four)


def test_transfer_is_drawn_and_told(ax):
    run = experiments.transferred(0.25, 10, "plain")
    figures.draw_labels(ax, run)
    np.testing.assert_array_equal(ax.get_lines()[3].get_ydata(), run.curve[:, 1])
    other = Figure().subplots()
    figures.draw_degrees(other, run)
    np.testing.assert_array_equal(other.get_lines()[-1].get_xdata(), run.break_even)
    assert "starting from nothing is best" in figures.describe_transfer(run)
    assert ax.get_ylabel() == other.get_ylabel() == "error"


@pytest.mark.parametrize(("ρ", "selected"), list(product((0, 0.25, 0.5, 0.75, 0.9, 1), (False, True))))
def test_no_winner_is_named_where_errors_are_the_same(ρ, selected):
    some = experiments.transferred(0.25, 10, "plain")
    for n in (6, 10, 15, 20, 30):
        here = experiments.transfer_errors(ρ, n, selected, draws=20).mean(axis=0)
        said = figures.describe_transfer(replace(some, ρ=ρ, n=n, here=here))
        least, next_one, _ = np.sort(here)
        assert (" is best." in said) == (next_one - least >= 0.005)
        assert (" are equally good." in said) == (next_one - least < 0.005)


def test_lineages_are_drawn_and_told(ax):
    run = experiments.evolved(30, 400)
    figures.draw_lineages(ax, run)
    assert len(ax.get_lines()[0].get_xdata()[::3]) == len(run.shown)
    other = Figure().subplots()
    figures.draw_questions(other, run)
    np.testing.assert_array_equal(other.get_lines()[-1].get_ydata(), run.within)
    assert figures.describe_evolution(run).startswith("30 requirements, 400 generations: effective dimension")


def test_before_any_generation_no_dimension_is_missing():
    run = replace(experiments.evolved(30, 400), age=0, dimension=39.9)  # what is missing is noise of the sample
    assert "effective dimension 40 of 40. " in figures.describe_evolution(run)
