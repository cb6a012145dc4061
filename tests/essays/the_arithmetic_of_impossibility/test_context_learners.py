"""A table and learners that share: what they look up, what they have seen, and worlds in which the answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.the_arithmetic_of_impossibility import context_learners as learners

GRAMMAR, COINS = learners.WORLDS["grammar"], learners.WORLDS["coins"]


def test_sequences_follow_the_rule() -> None:
    rng = np.random.default_rng(0)
    rule = rng.permutation(8)
    drawn = learners.draw(2000, 6, GRAMMAR, rule, rng)
    jumps = (drawn[:, 1:] - rule[drawn[:, :-1]]) % 8
    shares = np.bincount(jumps.ravel(), minlength=8) / jumps.size
    assert np.abs(shares[:3] - GRAMMAR).max() < 4 * 0.5 / np.sqrt(jumps.size)
    assert shares[3:].sum() == 0


def test_tokens_are_equally_frequent_at_every_place() -> None:
    rng = np.random.default_rng(1)
    drawn = learners.draw(8000, 5, GRAMMAR, rng.permutation(8), rng)
    for column in drawn.T:
        assert np.abs(np.bincount(column, minlength=8) / 8000 - 1 / 8).max() < 4 * np.sqrt(7 / 64 / 8000)


def test_answers_are_the_most_frequent_and_the_unseen_has_none() -> None:
    seen, following = np.array([4, 4, 4, 9]), np.array([1, 2, 2, 7])
    np.testing.assert_array_equal(learners.answers(seen, following, np.array([9, 4, 5, 100])), [7, 2, learners.UNSEEN, learners.UNSEEN])


def test_codes_end_with_the_last_tokens() -> None:
    code = learners.codes(np.array([[3, 1, 2]]))
    assert code[0] == 3 * 64 + 1 * 8 + 2
    assert code[0] % 8**2 == learners.codes(np.array([[1, 2]]))[0]


@pytest.mark.parametrize("jumps", [GRAMMAR, COINS])
def test_context_probabilities_are_those_of_all_contexts(jumps: tuple[float, ...]) -> None:
    p, many = learners.context_probabilities(9, jumps)
    assert np.sum(p * many) == pytest.approx(1)
    assert np.sum(many) == pytest.approx(8 * sum(x > 0 for x in jumps) ** 8)


def test_the_share_seen_of_equal_contexts_is_that_of_cells() -> None:
    """Coins: V^T equal cells, so 1 − (1 − V^(−T))^n."""
    assert learners.share_seen(1000, 3, COINS) == pytest.approx(1 - (1 - 8.0**-3) ** 1000)
    assert learners.share_seen(1, 1, GRAMMAR) == pytest.approx(1 / 8)


def test_a_longer_context_is_seen_less_and_more_data_see_more() -> None:
    assert learners.share_seen(1000, 10, GRAMMAR) < learners.share_seen(1000, 9, GRAMMAR) < learners.share_seen(2000, 9, GRAMMAR)


def test_one_token_of_context_makes_all_learners_equal() -> None:
    table, last, backing_off, seen = learners.shares("grammar", 1000)
    assert table[0] == last[0] == backing_off[0]
    assert seen[0] == 1


def test_back_off_is_never_far_below_the_table() -> None:
    table, _, backing_off, _ = learners.shares("grammar", 1000)
    assert np.all(backing_off >= table - 4 * 0.5 / np.sqrt(learners.ASKED))


@pytest.mark.parametrize("world", learners.WORLDS)
@pytest.mark.parametrize("n", [100, 1_000, 10_000, 100_000])
def test_nobody_is_right_more_often_than_the_rule(world: str, n: int) -> None:
    for shares in learners.shares(world, n)[:3]:
        assert shares.max() <= max(learners.WORLDS[world]) + 1e-12


def test_enough_sequences_are_as_good_as_the_rule_and_coins_are_a_guess() -> None:
    np.testing.assert_allclose(learners.shares("grammar", 1000)[1], max(GRAMMAR), atol=1e-12)
    np.testing.assert_allclose(learners.shares("coins", 1000)[:3], 1 / 8, atol=1e-12)


@pytest.mark.parametrize("world", learners.WORLDS)
def test_tokens_that_are_drawn_are_right_as_often_as_their_chances_say(world: str) -> None:
    chances, drawn = (learners.shares(world, 1000, tossed=tossed) for tossed in (False, True))
    assert np.abs(np.array(chances[:3]) - drawn[:3]).max() < 4 * 0.5 / np.sqrt(learners.ASKED)
    np.testing.assert_array_equal(chances[3], drawn[3])


def test_the_reach_is_the_last_length_nearer_to_the_rule() -> None:
    result = learners.contest("grammar", 10_000, 5)
    assert (result.seen_now, result.table_now, result.last_now) == (result.seen[4], result.table[4], result.last[4])
    middle = (result.best + result.guess) / 2
    assert result.table[result.reach - 1] > middle >= result.table[result.reach]
    assert result.reach > result.reach_before == learners.contest("grammar", 1000, 5).reach
    assert learners.contest("coins", 1000, 5).reach == 0


def test_bad_input_is_told() -> None:
    rng = np.random.default_rng(0)
    for call, message in (
        (lambda: learners.draw(5, 3, (0.5, 0.4), np.arange(8), rng), "sum to 1"),
        (lambda: learners.codes(np.zeros((1, 30), dtype=np.int64)), "do not fit"),
        (lambda: learners.shares("poems", 100), "no world 'poems'"),
    ):
        with pytest.raises(ValueError, match=message):
            call()
