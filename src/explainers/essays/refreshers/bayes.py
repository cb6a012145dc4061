"""An alarm that may be false: Bayes' rule for two hypotheses, in odds."""

from __future__ import annotations

from dataclasses import dataclass

HIT_RATE = 0.9
"""The share of what is broken for which the alarm rings."""


@dataclass(frozen=True)
class Alarm:
    """``prior`` is the share that is broken, ``false_rate`` the share of what is sound for which the alarm rings, too."""

    prior: float
    false_rate: float

    @property
    def ratio(self) -> float:
        """The likelihood ratio of an alarm: P(rings | broken)/P(rings | sound)."""
        return HIT_RATE / self.false_rate

    @property
    def prior_odds(self) -> float:
        """Broken to sound, before."""
        return self.prior / (1 - self.prior)

    @property
    def odds(self) -> float:
        """Broken to sound, given an alarm."""
        return self.prior_odds * self.ratio

    @property
    def posterior(self) -> float:
        """The share that is broken of all for which it rings."""
        return self.odds / (1 + self.odds)


def alarm(prior: float, false_rate: float) -> Alarm:
    """An alarm that rings for nine in ten of what is broken.

    Raises:
        ValueError: a rate that is not between 0 and 1.
    """
    if not (0 < prior < 1 and 0 < false_rate < 1):
        raise ValueError(f"alarm: prior is {prior} and false_rate {false_rate}; give shares between 0 and 1")
    return Alarm(prior, false_rate)
