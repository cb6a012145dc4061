"""The benchmark of moves holds its limits, row by row."""

from bench.move_to_paint import MOVES, ROUNDS, best, beyond, percentile_95, row

QUICK, SLOW = [3.0] * MOVES, [3.0] * (MOVES - 5) + [40.0] * 5


def test_a_row_holds_within_both_limits(capsys):
    assert row("quick", (QUICK, QUICK), (12.0, 40.0))
    assert "BROKEN" not in capsys.readouterr().out


def test_a_row_breaks_by_its_own_or_by_the_slowed_pass(capsys):
    assert not row("slow", (SLOW, QUICK), (12.0, 40.0))
    assert not row("slow on a phone", (QUICK, SLOW), (12.0, 33.0))
    assert capsys.readouterr().out.count("BROKEN") == 2


def test_a_figure_that_does_not_change_is_broken(capsys):
    assert not row("stuck", (QUICK, []), (12.0, 40.0))
    assert f"only 0 of {MOVES} moves" in capsys.readouterr().out


def test_a_figure_beyond_its_limit_is_moved_again_and_its_best_round_counts():
    limits, asked = (12.0, 33.0), []

    def rounds(*all_of_them):
        for each in all_of_them:
            asked.append(each)
            yield each

    assert best(rounds((SLOW, SLOW), (QUICK, QUICK), (SLOW, QUICK)), limits) == (QUICK, QUICK)
    assert len(asked) == 2
    asked.clear()
    assert best(rounds((SLOW, SLOW), (QUICK, SLOW), (QUICK, []), (QUICK, QUICK)), limits) == (QUICK, SLOW)
    assert len(asked) == ROUNDS
    assert beyond((QUICK, SLOW), limits) > 1 >= beyond((QUICK, QUICK), limits)


def test_the_95th_percentile_sees_the_slowest_twentieth():
    assert percentile_95(SLOW) == 40.0
    assert percentile_95(QUICK) == 3.0
