"""What a figure may cost, and why it may cost more than others."""

import pytest

from explainers.explorable import ExplorableError, Slider
from explainers.explorable.budget import Budget, above, check_time
from explainers.explorable.static import render


def draw_level(ax, result):
    ax.axhline(result["k"] / 1000, color="C0")
    ax.set_ylim(0, 1)


@pytest.mark.parametrize(
    "budget",
    [
        {},
        {"states": 12},
        {"kilobytes": 50},
        {"seconds": 10},
        {"kilobytes": 500, "because": "photos"},
        {"seconds": 900, "because": "long runs"},
    ],
)
def test_budgets(declare, budget):
    assert declare(**budget).budget == Budget(**budget)


@pytest.mark.parametrize(
    ("budget", "what", "remedy"),
    [
        ({"kilobytes": 500}, "its budget of 500 kilobytes is above the default of 120, without a reason", 'kilobytes=500, because="…")'),
        ({"seconds": 900}, "its budget of 900 seconds is above the default of 90, without a reason", 'seconds=900, because="…")'),
        ({"kilobytes": 500, "because": " "}, "the reason for its budget is ' '", "say in a few words"),
        ({"kilobytes": 0}, "its budget of kilobytes is 0", "a number above 0"),
        ({"seconds": "90"}, "its budget of seconds is '90'", "a number above 0"),
        ({"states": True}, "its budget of states is True", "a number above 0"),
        ({"states": 11}, "3 × 2 × 2 = 12 states, and its budget is 11", "fewer values"),
    ],
)
def test_bad_budgets(declare, budget, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        declare(**budget)
    assert str(caught.value).startswith("explorable 'a-wave': ")
    assert what in str(caught.value)
    assert remedy in str(caught.value)


@pytest.fixture
def many(declare):
    """A figure of so many states."""

    def many(states, **budget):
        controls = [Slider("k", range(states), start=1)]
        return declare(compute=lambda k: {"k": k}, draw=draw_level, describe="{k}", controls=controls, **budget)

    return many


def test_more_than_300_states_are_allowed_where_they_fit(many):
    html = render(many(400))
    assert 'max="399"' in html


@pytest.mark.parametrize(("drawn", "seconds"), [(0, 0.0), (1, 5.0), (7, 20.0), (8, 8.0), (100, 20.0), (400, 89.9)])
def test_what_may_be_in_time_goes_on(many, drawn, seconds):
    check_time(many(400), drawn, seconds)


@pytest.mark.parametrize(
    ("states", "drawn", "seconds", "message"),
    [
        (400, 400, 90.1, "drawing 400 states took 90 s of processor time, and its budget is 90 s"),
        (400, 399, 90.1, "would take some 90 s"),
        (400, 8, 40.0, r"would take some 2000 s \(the first 8 took 40.0 s\).*seconds=2200, because="),
        (4000, 100, 10.0, "would take some 400 s"),
        (9000, 8, 2.0, "compute what the states share before the declaration"),
    ],
)
def test_what_is_surely_too_slow_ends_early(many, states, drawn, seconds, message):
    with pytest.raises(ExplorableError, match=message):
        check_time(many(states), drawn, seconds)


def test_a_grid_that_nobody_can_draw_is_refused_before_the_first_state(declare):
    controls = [Slider(name, range(100), start=1) for name in "abc"]
    figure = declare(compute=lambda a, b, c: {"k": a}, draw=draw_level, describe="{k}", controls=controls)
    with pytest.raises(ExplorableError, match="drawing 100 × 100 × 100 = 1000000 states would take more than 1000 s"):
        render(figure)


def test_a_budget_of_its_own_lets_it_pass(many):
    check_time(many(400, seconds=2200, because="a simulation"), 8, 40.0)


def test_a_proposal_is_round_and_above():
    assert [above(amount) for amount in (101, 120.4, 2000)] == [120, 140, 2200]
