import numpy as np
import pytest
from scipy import stats

from explainers.essays.refreshers.roc import scores


@pytest.mark.parametrize("d", [0.0, 1.0, 2.5])
def test_the_area_is_that_of_the_curve_and_the_chance_of_the_right_order(d):
    made = scores(d, 0.3)
    assert np.trapezoid(made.tpr, made.fpr) == pytest.approx(made.area, abs=2e-3)
    assert stats.norm(d, np.sqrt(2)).sf(0) == pytest.approx(made.area, rel=1e-12)
    assert np.isclose(np.interp(made.false_rate, made.fpr, made.tpr), made.true_rate, atol=2e-3)


def test_the_rates_are_the_tails():
    made = scores(1.5, -0.4)
    assert made.false_rate == pytest.approx(stats.norm(-0.75).sf(-0.4))
    assert made.true_rate == pytest.approx(stats.norm(0.75).sf(-0.4))
    assert np.allclose(made.positives, stats.norm(0.75).pdf(made.x))
    assert np.allclose(made.negatives, stats.norm(-0.75).pdf(made.x))
