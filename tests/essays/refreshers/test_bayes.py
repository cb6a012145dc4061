import pytest

from explainers.essays.refreshers.bayes import HIT_RATE, alarm


@pytest.mark.parametrize(("prior", "false_rate"), [(0.01, 0.05), (0.5, 0.2), (0.2, 0.9)])
def test_the_odds_give_what_counting_gives(prior, false_rate):
    ringing_broken, ringing_sound = prior * HIT_RATE, (1 - prior) * false_rate
    made = alarm(prior, false_rate)
    assert made.posterior == pytest.approx(ringing_broken / (ringing_broken + ringing_sound), rel=1e-12)
    assert made.odds == pytest.approx(made.prior_odds * made.ratio)


def test_an_alarm_that_rings_as_often_for_what_is_sound_says_nothing():
    assert alarm(0.03, HIT_RATE).posterior == pytest.approx(0.03)


def test_a_rate_that_is_none_is_refused():
    with pytest.raises(ValueError, match="prior is 1"):
        alarm(1.0, 0.1)
