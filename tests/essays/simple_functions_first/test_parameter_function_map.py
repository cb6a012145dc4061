"""Random networks: against a plain loop, and against what must be so by symmetry."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean, parameter_function_map
from explainers.essays.simple_functions_first.parameter_function_map import Prior


def plain(prior, W_and_b, x):
    """One network at one input."""
    z = x
    for W, b in W_and_b[:-1]:
        z = W @ z + b[:, 0]
        z = np.tanh(z) if prior.activation == "tanh" else np.maximum(z, 0)
    W, b = W_and_b[-1]
    return (W @ z + b[:, 0])[0] > 0


@pytest.mark.parametrize("activation", parameter_function_map.ACTIVATIONS)
@pytest.mark.parametrize("widths", [(), (3,), (5, 4)])
def test_the_batch_is_the_plain_loop(widths, activation):
    prior, M = Prior(3, widths, 1.3, 0.4, activation=activation), 20
    fast = parameter_function_map.sample(prior, M, np.random.default_rng(0))
    rng, layers, fan_in = np.random.default_rng(0), [], 3
    for width in (*widths, 1):
        W = rng.standard_normal((M, width, fan_in), np.float32) * np.float32(prior.σ_w / np.sqrt(fan_in))
        b = rng.standard_normal((M, width, 1), np.float32) * np.float32(prior.σ_b)
        layers.append((W, b))
        fan_in = width
    slow = [[plain(prior, [(W[m], b[m]) for W, b in layers], x) for x in boolean.inputs(3)] for m in range(M)]
    np.testing.assert_array_equal(fast, slow)


@pytest.mark.parametrize("widths", [(6,), (6, 6)])
def test_a_function_and_its_negation_are_equally_likely(widths):
    T = parameter_function_map.sample(Prior(3, widths), 40_000, np.random.default_rng(1))
    a, b = T.all(axis=1).sum(), (~T).all(axis=1).sum()
    assert abs(a - b) < 4 * np.sqrt(a + b)  # given a + b, a is binomial with probability ½


def test_without_biases_the_scale_of_the_weights_does_not_matter():
    a, b = (parameter_function_map.sample(Prior(4, (7, 7), σ_w, 0), 200, np.random.default_rng(2)) for σ_w in (0.5, 2.0))
    np.testing.assert_array_equal(a, b)
    c = parameter_function_map.sample(Prior(4, (7, 7), 2.0, 1.0), 200, np.random.default_rng(2))
    assert np.any(a != c)


def test_tanh_networks_without_biases_are_odd():
    tables = parameter_function_map.sample(Prior(4, (7, 7), 3.0, 0.0, True, "tanh"), 200, np.random.default_rng(3))
    np.testing.assert_array_equal(tables, ~tables[:, ::-1])  # input 15 − i is −x of input i


def test_census_counts_the_draws():
    census = parameter_function_map.census(Prior(3, (4,)), 500, seed=0)
    assert census.draws == 500
    assert census.distinct <= 256


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Prior(40), "2\\^40 bits does not fit"),
        (lambda: Prior(3, (4, 0)), "widths are \\(4, 0\\)"),
        (lambda: Prior(3, σ_w=0), "σ_w is 0"),
        (lambda: Prior(3, activation="step"), "activation is 'step'"),
        (lambda: Prior(3, σ_b=-1), "σ_b is -1"),
    ],
)
def test_bad_input(call, message):
    with pytest.raises(ValueError, match=message):
        call()
