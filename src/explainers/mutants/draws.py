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
    "networks.relu_network.initialize:weights": _ANY,
    "networks.relu_network.initialize:biases": _ANY,
    "networks.relu_batch.initialize:W": _ANY,
    "networks.relu_batch.initialize:b": _ANY,
    "networks.relu_batch.initialize:a": _ANY,
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
    "simple_functions_first.parameter_function_map.sample": ("shuffled",),
    "what_training_pins_down.folding.initialize:W": _ANY,
    "what_training_pins_down.folding.initialize:b": _ANY,
    "what_training_pins_down.folding.initialize:A": _ANY,
    "what_training_pins_down.folding.initialize:v": _ANY,
    "what_training_pins_down.folding.together:W": _ANY,
    "what_training_pins_down.folding.together:b": _ANY,
    "what_training_pins_down.folding.together:A": _ANY,
    "what_training_pins_down.folding.together:v": _ANY,
    "what_training_pins_down.two_class_data.disc_and_ring:X": ("negated",),  # which points have which label is not drawn
    "manifold_interpolation.autoencoder.initialize:encoder": _ANY,
    "manifold_interpolation.autoencoder.initialize:decoder": _ANY,
    "where_it_breaks.missing_negatives.features:Ω": _ANY,
    "where_it_breaks.missing_negatives.features:phase": ("shuffled",),
    "where_it_breaks.missing_negatives.disc": _ANY,
    "where_it_breaks.missing_negatives.negatives": _ANY,
    "where_it_breaks.one_gradient_step.draw:0": _ANY,
    "where_it_breaks.one_gradient_step.draw:1": _ANY,
    "where_it_breaks.one_gradient_step.inputs": _ANY,
    "where_it_breaks.nearest_example.ball": _ANY,
    "where_it_breaks.reactions.tried:u": ("shuffled",),
    "where_it_breaks.transfer.inputs": _ANY,
    "the_price_of_smoothness.where_the_law_fails.fair_data:0": _ANY,
    "the_price_of_smoothness.where_the_law_fails.fair_data:1": _ANY,
    "what_scale_buys.sphere.points": _ANY,
    "what_scale_buys.sphere.wave:u": ("negated",),  # c is scaled for u in its order
    "what_scale_buys.sphere.wave:c": ("negated",),
    "what_is_settled.small_networks.draw:a": _ANY,
    "what_is_settled.small_networks.draw:W": _ANY,
    "what_is_settled.small_networks.draw:b": _ANY,
}
"""Kinds of breaks by place."""


def is_another_draw(mutant: str) -> bool:
    """Whether a break, such as ``ridges_not_peaks.ridge.random_data:X negated``, makes another draw of the same law."""
    place, _, kind = mutant.partition(" ")
    return kind in DRAWS.get(place, ())
