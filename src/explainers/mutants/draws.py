"""Breaks that make another draw of the same law: normal numbers with their sign turned are as normal as before.

A claim that is true of all seeds must not notice them, as it must not notice a fresh seed, so where it does not, they are counted apart.
Only functions that return draws stand here, with the kinds of breaks that leave the law of all that they return as it is; the tests draw
thousands of times to see that it does.
"""

from __future__ import annotations

from collections.abc import Mapping

SAME_LAW = "another draw of the same law, which a claim that holds for all seeds must not notice"
"""Why these breaks cannot matter."""

_ANY = ("negated", "shuffled")

DRAWS: Mapping[str, tuple[str, ...]] = {
    "networks.one_hidden_layer.initialize": ("negated",),
    "too_many_parameters.double_descent._rows": _ANY,
    "ridges_not_peaks.ridge.random_data:X": _ANY,
    "ridges_not_peaks.ridge.random_data:y": _ANY,
    "ridges_not_peaks.training_and_width.random_problems:X": _ANY,
    "ridges_not_peaks.training_and_width.random_problems:y": ("shuffled",),  # a label in conflict is one more than the other, not one less
    "ridges_not_peaks.training_and_width.starts": _ANY,
    "initialization_is_a_prior.noise_as_parameters.Start.sample:0": _ANY,
    "initialization_is_a_prior.noise_as_parameters.Start.sample:1": _ANY,
    "initialization_is_a_prior.lazy_training.random_data:0": _ANY,
    "initialization_is_a_prior.lazy_training.random_data:1": _ANY,
    "initialization_is_a_prior.lazy_training.initialize:0": _ANY,
    "initialization_is_a_prior.lazy_training.initialize:1": _ANY,
    "initialization_is_a_prior.minibatch.sign_data:0": _ANY,
    "initialization_is_a_prior.minibatch.sign_data:1": _ANY,
    "initialization_is_a_prior.experiments.answer_data:0": _ANY,
    "initialization_is_a_prior.experiments.answer_data:1": _ANY,
    "initialization_is_a_prior.experiments.products:0": _ANY,
    "initialization_is_a_prior.experiments.products:1": _ANY,
    "initialization_is_a_prior.experiments.products:2": _ANY,
    "initialization_is_a_prior.experiments.products:3": _ANY,
    "simple_functions_first.sgd_ensemble.initialize:W": _ANY,
    "simple_functions_first.sgd_ensemble.initialize:b": _ANY,
    "simple_functions_first.sgd_ensemble.initialize:a": _ANY,
    "simple_functions_first.sgd_ensemble.initialize:c": _ANY,
}
"""Kinds of breaks by place."""


def is_another_draw(mutant: str) -> bool:
    """Whether a break, such as ``ridges_not_peaks.ridge.random_data:X negated``, makes another draw of the same law."""
    place, _, kind = mutant.partition(" ")
    return kind in DRAWS.get(place, ())
