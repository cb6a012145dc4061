"""What a claim and its control come to, and when that is another thing than before."""

import numpy as np
import pytest

from explainers.claim import Evidence
from explainers.mutants import outcome
from explainers.mutants.outcome import Outcome
from tests.mutants import waves


def test_the_control_runs_only_if_measure_is_right():
    assert outcome.outcome(waves.GAUSS, waves.GAUSS.control).control is not None
    assert outcome.outcome(waves.UNTRUE, waves.UNTRUE.control).control is None


@pytest.mark.parametrize(("claim", "right"), [(waves.GAUSS, True), (waves.REFUTED, True), (waves.UNTRUE, False)])
def test_a_claim_is_right_if_measure_and_control_come_out_as_its_verdict_says(claim, right):
    assert outcome.is_right(claim, outcome.outcome(claim, claim.control)) is right


def test_a_control_that_agrees_is_wrong_and_refutes_a_refutation():
    agrees, not_so = Evidence(1, 1), Evidence(1, 2)
    assert outcome.control_is_right(waves.GAUSS, not_so) and not outcome.control_is_right(waves.GAUSS, agrees)
    assert outcome.control_is_right(waves.REFUTED, agrees) and not outcome.control_is_right(waves.REFUTED, not_so)


def test_what_is_measured_or_expected_moves_by_more_than_rounding():
    before = Outcome(Evidence([1.0, np.nan], [2.0, 2.0]), Evidence(3.0, 4.0))
    assert not outcome.moved(before, Outcome(Evidence([1.0 + 1e-12, np.nan], [2.0, 2.0]), Evidence(3.0, 4.0)))
    assert outcome.moved(before, Outcome(Evidence([1.0 + 1e-6, np.nan], [2.0, 2.0]), Evidence(3.0, 4.0)))
    assert outcome.moved(before, Outcome(Evidence([1.0, np.nan], [2.0, 2.1]), Evidence(3.0, 4.0)))
    assert outcome.moved(before, Outcome(Evidence([1.0, np.nan], [2.0, 2.0]), Evidence(3.0, 4.1)))
    assert outcome.moved(before, Outcome(Evidence([1.0, np.nan], [2.0, 2.0]), None))
    assert outcome.moved(before, Outcome(Evidence(1.0, 2.0), Evidence(3.0, 4.0)))


def test_a_claim_runs_with_a_part_changed_and_the_function_is_then_what_it_was():
    found = outcome.outcome_with(waves.GAUSS, waves.total, "", lambda value: 2 * value)
    assert (found.evidence.measured, found.control) == (20.0, None)
    assert waves.total(4) == 10.0


def test_a_generator_is_changed_as_a_list_and_given_on_as_a_generator():
    found = outcome.outcome_with(waves.GAUSS, waves.steps, "", lambda values: values[:-1])
    assert found.evidence.measured == 6.0
