"""The training of the ensemble, step by step, against PyTorch's autograd on the CPU.

PyTorch is not needed to build or test the book otherwise: install the extra ``explainers[oracles]`` and run ``pytest tests/oracles``.
"""

import numpy as np
import pytest
import torch

from explainers.essays.simple_functions_first import boolean, sgd_ensemble
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe


@pytest.mark.parametrize("symmetric", [True, False])
@pytest.mark.parametrize("loss", sgd_ensemble.LOSSES)
def test_training_is_autograd(loss, symmetric):
    rng = np.random.default_rng(0)
    X, y = boolean.inputs(4, symmetric=symmetric), rng.integers(2, size=16)
    θ = sgd_ensemble.initialize(Recipe(h=12), 4, 5, rng, np.float64)
    start, order = θ.of(slice(None)), rng.integers(16, size=(100, 5))
    sgd_ensemble.epoch(θ, X, y, order, η=0.1, loss=loss)
    for m in range(5):
        for ours, theirs in zip(θ.of(m), trained(start.of(m), X, y, order[:, m], loss), strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-12)


def trained(start, X, y, order, loss):
    """One network, trained by torch.optim.SGD with η = 0.1."""
    W, b, a, c = parameters = [torch.tensor(part, dtype=torch.float64, requires_grad=True) for part in start]
    optimizer = torch.optim.SGD(parameters, lr=0.1)
    for datum in order:
        f = a @ torch.relu(W @ torch.tensor(X[datum]) + b) + c
        label = torch.tensor(float(y[datum]), dtype=torch.float64)
        if loss == "cross-entropy":
            value = torch.nn.functional.binary_cross_entropy_with_logits(f, label)
        else:
            value = (f - (2 * label - 1)) ** 2 / 2
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    return [part.detach().numpy() for part in parameters]
