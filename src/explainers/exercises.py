"""The exercises of the book that are checked. Each essay's module has a tuple ``EXERCISES``; ``check`` looks them up by label."""

from __future__ import annotations

from explainers.essays.initialization_is_a_prior import exercises as initialization_is_a_prior
from explainers.essays.manifold_interpolation import exercises as manifold_interpolation
from explainers.essays.ridges_not_peaks import exercises as ridges_not_peaks
from explainers.essays.simple_functions_first import exercises as simple_functions_first
from explainers.essays.the_arithmetic_of_impossibility import exercises as the_arithmetic_of_impossibility
from explainers.essays.the_price_of_smoothness import exercises as the_price_of_smoothness
from explainers.essays.too_many_parameters import exercises as too_many_parameters
from explainers.essays.what_is_settled import exercises as what_is_settled
from explainers.essays.what_scale_buys import exercises as what_scale_buys
from explainers.essays.what_training_pins_down import exercises as what_training_pins_down
from explainers.essays.where_it_breaks import exercises as where_it_breaks
from explainers.teaching import Exercises

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
"""The modules of exercises, in the order of the essays."""

EXERCISES = Exercises(exercise for essay in ESSAYS for exercise in essay.EXERCISES)
check = EXERCISES.check
