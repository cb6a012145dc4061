"""The ledger: every claim of the book, by essay. Each module has a tuple ``CLAIMS``; pytest and the ledger page call the same functions."""

from __future__ import annotations

from explainers.claim import Claim
from explainers.essays.initialization_is_a_prior import claims as initialization_is_a_prior
from explainers.essays.manifold_interpolation import claims as manifold_interpolation
from explainers.essays.ridges_not_peaks import claims as ridges_not_peaks
from explainers.essays.simple_functions_first import claims as simple_functions_first
from explainers.essays.the_arithmetic_of_impossibility import claims as the_arithmetic_of_impossibility
from explainers.essays.the_price_of_smoothness import claims as the_price_of_smoothness
from explainers.essays.too_many_parameters import claims as too_many_parameters
from explainers.essays.what_is_settled import claims as what_is_settled
from explainers.essays.what_scale_buys import claims as what_scale_buys
from explainers.essays.what_training_pins_down import claims as what_training_pins_down
from explainers.essays.where_it_breaks import claims as where_it_breaks

ESSAYS = (
    too_many_parameters,
    ridges_not_peaks,
    initialization_is_a_prior,
    simple_functions_first,
    the_arithmetic_of_impossibility,
    manifold_interpolation,
    what_training_pins_down,
    where_it_breaks,
    the_price_of_smoothness,
    what_scale_buys,
    what_is_settled,
)
"""The modules of claims, in the order of the essays."""


def all_claims() -> tuple[Claim, ...]:
    """Every claim of the book, in the order of the essays."""
    return tuple(claim for essay in ESSAYS for claim in essay.CLAIMS)
