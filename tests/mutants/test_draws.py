"""The law of a draw is what it was after the breaks that are said to leave it so, and another one after those that are not."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy.stats import ks_2samp

from explainers.essays.initialization_is_a_prior import experiments as priors
from explainers.essays.initialization_is_a_prior import lazy_training, minibatch, noise_as_parameters
from explainers.essays.manifold_interpolation import autoencoder
from explainers.essays.ridges_not_peaks import ridge, training_and_width
from explainers.essays.simple_functions_first import parameter_function_map, sgd_ensemble
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.the_price_of_smoothness import where_the_law_fails
from explainers.essays.too_many_parameters import double_descent
from explainers.essays.what_is_settled import small_networks
from explainers.essays.what_scale_buys import sphere
from explainers.essays.what_training_pins_down import folding, two_class_data
from explainers.essays.where_it_breaks import missing_negatives, nearest_example, one_gradient_step, reactions, transfer
from explainers.mutants.draws import DRAWS, is_another_draw
from explainers.mutants.functions import the_code
from explainers.mutants.kinds import broken, with_part
from explainers.networks import one_hidden_layer, relu_batch, relu_network
from explainers.networks.one_hidden_layer import Network

NET = Network(2, 3)
DREW = {
    "networks.one_hidden_layer.initialize": lambda rng: one_hidden_layer.initialize(NET, rng),
    "too_many_parameters.double_descent._rows": lambda rng: list(double_descent._rows(2, 3, 2, rng)),
    "ridges_not_peaks.ridge.random_data": lambda rng: ridge.random_data(4, 2, rng),
    "ridges_not_peaks.training_and_width.random_problems": lambda rng: training_and_width.random_problems(3, 3, 2, rng, conflict=True),
    "ridges_not_peaks.training_and_width.starts": lambda rng: training_and_width.starts(NET, 3, rng),
    "initialization_is_a_prior.noise_as_parameters.Start.sample": lambda rng: noise_as_parameters.Start(2, "uniform").sample(3, 2, rng),
    "initialization_is_a_prior.lazy_training.random_data": lambda rng: lazy_training.random_data(4, 2, rng),
    "initialization_is_a_prior.lazy_training.initialize": lambda rng: lazy_training.initialize(2, 3, 2, rng),
    "initialization_is_a_prior.minibatch.sign_data": lambda rng: minibatch.sign_data(3, 4, rng),
    "networks.relu_network.initialize": lambda rng: relu_network.initialize(2, (3, 2), rng),
    "networks.relu_batch.initialize": lambda rng: relu_batch.initialize(2, 2, 3, rng),
    "simple_functions_first.parameter_function_map.sample": lambda rng: parameter_function_map.sample(Prior(2, (3,)), 4, rng),
    "what_training_pins_down.folding.initialize": lambda rng: folding.initialize(2, 3, rng, m=3),
    "what_training_pins_down.folding.together": lambda rng: folding.together([folding.initialize(2, 3, rng, m=3) for _ in range(2)]),
    "manifold_interpolation.autoencoder.initialize": lambda rng: autoencoder.initialize(3, 2, 2, rng),
    "what_training_pins_down.two_class_data.disc_and_ring": lambda rng: two_class_data.disc_and_ring(6, rng),
    "where_it_breaks.missing_negatives.features": lambda rng: missing_negatives.features(3, rng),
    "where_it_breaks.missing_negatives.disc": lambda rng: missing_negatives.disc(4, rng),
    "where_it_breaks.missing_negatives.negatives": lambda rng: missing_negatives.negatives(4, next(iter(missing_negatives.PLACES)), rng),
    "where_it_breaks.one_gradient_step.draw": lambda rng: one_gradient_step.draw(2, 3, rng),
    "where_it_breaks.one_gradient_step.inputs": lambda rng: one_gradient_step.inputs(3, 2, rng),
    "where_it_breaks.nearest_example.ball": lambda rng: nearest_example.ball(3, 2, rng),
    "where_it_breaks.reactions.tried": lambda rng: reactions.tried(4, rng),
    "where_it_breaks.transfer.inputs": lambda rng: transfer.inputs(3, np.array([2.0, 0.5]), rng),
    "the_price_of_smoothness.where_the_law_fails.fair_data": lambda rng: where_the_law_fails.fair_data(2, 3, 2, rng),
    "what_scale_buys.sphere.points": lambda rng: sphere.points(3, 2, rng),
    "what_scale_buys.sphere.wave": lambda rng: sphere.wave(3, 2, rng),
    "what_is_settled.small_networks.draw": lambda rng: small_networks.draw(3, 2.0, 2, rng),
    "simple_functions_first.sgd_ensemble.initialize": lambda rng: sgd_ensemble.initialize(sgd_ensemble.Recipe(η=0.1, h=3), 2, 2, rng),
}
MADE_OF = {
    "initialization_is_a_prior.experiments.answer_data": (priors.answer_data, lazy_training.random_data),
    "initialization_is_a_prior.experiments.products": (priors.products, minibatch.sign_data),
}
"""These draw with a seed of their own, from a function above and, the products' starts, standard normal numbers."""


def numbers(value: Any) -> np.ndarray:
    inside = value if isinstance(value, tuple | list) else list(vars(value).values()) if hasattr(value, "__dict__") else None
    return np.ravel(value).astype(float) if inside is None else np.concatenate([numbers(each) for each in inside])


def drawn(draw: Callable[[np.random.Generator], Any], change: Callable[[Any], Any], seed: int, count: int = 1500) -> np.ndarray:
    """Random projections of each draw, products of pairs of them, so that what belongs together is seen, and the norm, (count, 9)."""
    rng = np.random.default_rng(seed)
    values = np.array([numbers(change(draw(rng))) for _ in range(count)])
    projected = values @ np.random.default_rng(1).standard_normal((values.shape[1], 5))
    return np.concatenate([projected[:, :4], projected[:, :4] * projected[:, 1:], np.linalg.norm(values, axis=1, keepdims=True)], axis=1)


def least_p(place: str, kind: str) -> float:
    name, _, part = place.partition(":")
    before = drawn(DREW[name], lambda value: value, 2)
    after = drawn(DREW[name], lambda value: with_part(value, part, lambda each: broken(each, kind)), 3)
    return min(ks_2samp(b, a).pvalue for b, a in zip(before.T, after.T, strict=True))


@pytest.mark.parametrize("place", [each for each in DRAWS if each.partition(":")[0] in DREW])
def test_the_law_is_what_it_was(place):
    for kind in DRAWS[place]:
        assert least_p(place, kind) > 1e-5, kind


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("ridges_not_peaks.ridge.random_data:X", "scaled"),
        ("ridges_not_peaks.training_and_width.random_problems:y", "negated"),
        ("simple_functions_first.sgd_ensemble.initialize:a", "zeroed"),
        ("what_training_pins_down.two_class_data.disc_and_ring:X", "shuffled"),
        ("where_it_breaks.reactions.tried:X", "shuffled"),
        ("where_it_breaks.missing_negatives.features:phase", "negated"),
        ("what_scale_buys.sphere.wave:c", "scaled"),
    ],
)
def test_another_law_is_seen(place, kind):
    assert least_p(place, kind) < 1e-5
    assert not is_another_draw(f"{place} {kind}")


def test_every_place_is_there_and_drawn_here():
    assert {place.partition(":")[0] for place in DRAWS} == {*DREW, *MADE_OF} <= the_code().functions.keys()
    assert is_another_draw("ridges_not_peaks.ridge.random_data:X negated")
    for made, by in MADE_OF.values():
        assert by.__name__ in inspect.unwrap(made).__code__.co_names
