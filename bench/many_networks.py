"""How long the ensemble of *Simple functions first* takes: 10,000 networks of 64 units, each trained to zero error on nine labels.

    python -m bench.many_networks

prints, for one and for two processes, the median and the range of five runs in seconds, and the time of a loop over networks, scaled up.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

import numpy as np

from explainers.essays.simple_functions_first import bayesian_sampler, sgd_ensemble
from explainers.essays.simple_functions_first.experiments import RECIPES

NETWORKS = 10_000
DATA = bayesian_sampler.split(bayesian_sampler.conjunction(4), 9, np.random.default_rng(0))


def seconds(n_jobs: int, seed: int) -> float:
    """Time of one run."""
    start = perf_counter()
    sgd_ensemble.sgd_frequency(RECIPES["reference"], DATA, NETWORKS, seed=seed, n_jobs=n_jobs)
    return perf_counter() - start


def loop(networks: int = 50) -> float:
    """Time that one network after the other would take for all of them."""
    start = perf_counter()
    for seed in range(networks):
        sgd_ensemble.trained_functions(RECIPES["reference"], DATA, 1, np.random.default_rng(seed))
    return (perf_counter() - start) / networks * NETWORKS


if __name__ == "__main__":
    for n_jobs in (1, 2):
        seconds(n_jobs, 0)  # processes start, pages are loaded
        runs = [seconds(n_jobs, seed) for seed in range(5)]
        print(
            f"{NETWORKS} networks, {n_jobs} process{'es' if n_jobs > 1 else ''}: {median(runs):.2f} s ({min(runs):.2f} to {max(runs):.2f})"
        )
    print(f"one after the other: about {loop():.0f} s")
