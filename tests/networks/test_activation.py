import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import complex_step
from explainers.networks.activation import ACTIVATIONS, activation

Z = np.linspace(-3, 3, 24)  # 0, where ReLU has its kink, is not among them


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_derivatives_match_the_complex_step(name):
    act = activation(name)
    np.testing.assert_allclose(act.dφ(Z), np.diag(complex_step.differentiate(act.φ, Z)), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(act.ddφ(Z), np.diag(complex_step.differentiate(act.dφ, Z)), rtol=1e-12, atol=1e-13)


def test_unknown_activation():
    with pytest.raises(ValueError, match="'gelu'"):
        activation("gelu")
