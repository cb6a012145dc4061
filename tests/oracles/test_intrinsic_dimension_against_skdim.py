"""Estimates of dimension against scikit-dimension, where the definitions coincide, and how fast the two are.

scikit-dimension is not needed to build or test the book otherwise: install the extra ``explainers[oracles]``, run ``pytest tests/oracles``.
"""

import time
import warnings

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from explainers.data import images
from explainers.essays.manifold_interpolation import intrinsic_dimension, synthetic_manifolds

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what other packages say while they are imported is not ours to correct
    import skdim

RNG = np.random.default_rng(0)
CLOUDS = {
    "sphere": synthetic_manifolds.sphere(2, 100, 1000, RNG),
    "cube": synthetic_manifolds.cube(5, 8, 1000, RNG),
    "normal": RNG.normal(size=(1000, 30)),
    "digits": images.load("digits").rows,
}


@pytest.mark.parametrize("k", [3, 5, 20])
@pytest.mark.parametrize("name", CLOUDS)
def test_maximum_likelihood(name, k):
    X = CLOUDS[name]
    T = intrinsic_dimension.nearest_distances(X, k)
    for degrees, unbiased in ((1, False), (2, True)):
        theirs = skdim.id.MLE(unbiased=unbiased).fit(X, n_neighbors=k, comb="mle").dimension_
        assert intrinsic_dimension.maximum_likelihood(T, degrees) == pytest.approx(theirs, rel=1e-8)
    theirs = skdim.id.MLE(unbiased=True).fit(X, n_neighbors=k, comb="mean").dimension_
    assert intrinsic_dimension.mean_of_estimates(T) == pytest.approx(theirs, rel=1e-8)


@pytest.mark.parametrize("name", CLOUDS)
def test_two_nn(name):
    X = CLOUDS[name]
    theirs = skdim.id.TwoNN(discard_fraction=0.1).fit(X).dimension_
    assert intrinsic_dimension.two_nn(intrinsic_dimension.nearest_distances(X, 2)) == pytest.approx(theirs, rel=1e-8)


def best_of(rounds, run):
    """The shortest of several runs, in seconds of this process, on one thread: other programs on the machine only ever add to it."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def test_not_slower_on_5000_points_in_100_dimensions():
    X = np.random.default_rng(0).normal(size=(5000, 100))
    theirs = {
        20: lambda: skdim.id.MLE().fit(X, n_neighbors=20).dimension_,
        2: lambda: skdim.id.TwoNN().fit(X).dimension_,
    }
    ours = {
        20: lambda: intrinsic_dimension.maximum_likelihood(intrinsic_dimension.nearest_distances(X, 20)),
        2: lambda: intrinsic_dimension.two_nn(intrinsic_dimension.nearest_distances(X, 2)),
    }
    with threadpool_limits(1):
        for k in (20, 2):
            assert ours[k]() == pytest.approx(theirs[k](), rel=1e-8)
            assert best_of(5, ours[k]) <= best_of(5, theirs[k])
