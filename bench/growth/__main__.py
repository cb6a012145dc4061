"""How the mathematics of the essays grows: processor time and memory at 1, 4, 16 and 64 times an essay's size.

    make growth                               # everything; some ten minutes
    python -m bench.growth --only regions --factors 1,4 --to /tmp/some.json

Each size runs in a process of its own, with one thread. Its time is the processor's, so that a busy machine matters less; a run shorter
than a second is repeated. Its memory is the most that the process held. The result is shown in ``book/how-fast.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np

from explainers.essays.manifold_interpolation import denoiser, experiments, intrinsic_dimension, spectral_map, synthetic_manifolds
from explainers.essays.ridges_not_peaks import functional_dimension
from explainers.essays.too_many_parameters import double_descent
from explainers.networks import linear_regions, relu_network
from explainers.networks.one_hidden_layer import Network

RESULT = Path(__file__).parents[2] / "src" / "explainers" / "essays" / "how_fast" / "growth.json"
FACTORS = (1, 4, 16, 64)
REPEATS = 5
PIXELS = 64
"""Of a small digit."""


class Case(NamedTuple):
    """What grows: its name for readers, what is counted, how many of these the essay has, and a call for some number of them."""

    name: str
    counted: str
    start: int
    prepare: Callable[[int], Callable[[], object]]


def risks(repetitions: int) -> Callable[[], object]:
    """As many fits as there are features to choose from are the essay's; here 30 of 100."""
    n, beta, rng = double_descent.N, double_descent.coefficients(), np.random.default_rng(0)
    return lambda: double_descent.ridge_risks(n, 30, beta, 0.5, ridge=0.0, repetitions=repetitions, rng=rng)


def denoised(n: int) -> Callable[[], object]:
    """The pictures of all ways between pairs of digits, at once, by n stored images."""
    X = points(n)
    Z = np.random.default_rng(1).random((experiments.PAIRS * len(experiments.T_GRID), PIXELS))
    return lambda: denoiser.posterior_mean(Z, X, denoiser.FALLING[0])


def coordinates(n: int) -> Callable[[], object]:
    """Twenty coordinates of n points."""
    X = points(n)
    return lambda: spectral_map.learn(X)


def neighbors(n: int) -> Callable[[], object]:
    """The distances from which dimensions are estimated."""
    X = points(n)
    return lambda: intrinsic_dimension.nearest_distances(X, experiments.NEIGHBORS)


def points(n: int) -> np.ndarray:
    """A manifold of three dimensions in as many coordinates as a small digit has pixels, since there are not enough digits."""
    return synthetic_manifolds.sphere(3, PIXELS, n, np.random.default_rng(0))


def regions(units: int) -> Callable[[], object]:
    """A network of two layers before training, in the essay's box."""
    net = relu_network.initialize(2, (units // 2,) * 2, np.random.default_rng(0))
    return lambda: linear_regions.enumerate_regions(net, (-2.0, 2.0, -1.6, 1.6))


def dimension(units: int) -> Callable[[], object]:
    """The rank of the Jacobian of a network with four inputs."""
    net, rng = Network(4, units), np.random.default_rng(1)
    return lambda: functional_dimension.measure(net, rng)


CASES = {
    "risks": Case("Risks of random fits", "repetitions", 1000, risks),
    "denoised": Case("Denoiser", "stored images", experiments.KNOWN, denoised),
    "coordinates": Case("Learned coordinates", "points", experiments.KNOWN, coordinates),
    "neighbors": Case("Nearest distances", "points", 1797, neighbors),
    "regions": Case("Linear regions", "units", 16, regions),
    "dimension": Case("Functional dimension", "units", 10, dimension),
}


def measure(case: Case, factor: int) -> dict[str, float]:
    """Seconds of the processor, and megabytes: the most so far when the data were there, and when the call was over."""
    call = case.prepare(case.start * factor)
    before, taken = peak(), [timed(call)]
    most = peak()
    while taken[0] < 1 and len(taken) < REPEATS:
        taken.append(timed(call))
    return {"seconds": median(taken), "before": before, "peak": most}


def timed(call: Callable[[], object]) -> float:
    """Processor seconds of a call."""
    begun = time.process_time()
    call()
    return time.process_time() - begun


def peak() -> float:
    """The most that this process has held, in megabytes, from Linux: ``getrusage`` counts what the parent held when it started us."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6


def apart(name: str, factor: int) -> dict[str, float]:
    """As :func:`measure`, in a fresh process with one thread."""
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "bench.growth", "--only", name, "--factors", str(factor), "--here"]
    run = subprocess.run(command, env=alone, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).parents[2])
    return dict(json.loads(run.stdout))


def machine() -> dict[str, Any]:
    """What the machine is."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    processor = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    return {"processor": processor, "cores": os.cpu_count(), "python": platform.python_version()}


def main() -> None:
    """Measure and write the result."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth")
    parser.add_argument("--only", default=",".join(CASES), help="names with commas between")
    parser.add_argument("--factors", default=",".join(map(str, FACTORS)))
    parser.add_argument("--to", type=Path, default=RESULT)
    parser.add_argument("--here", action="store_true", help="one size, in this process; prints what was measured")
    asked = parser.parse_args()
    names, factors = asked.only.split(","), [int(factor) for factor in asked.factors.split(",")]
    if asked.here:
        print(json.dumps(measure(CASES[names[0]], factors[0])))
        return
    found: dict[str, Any] = {}
    for name in names:
        case = CASES[name]
        found[name] = {"name": case.name, "counted": case.counted, "start": case.start, "runs": {}}
        for factor in factors:
            found[name]["runs"][factor] = run = {key: float(f"{value:.3g}") for key, value in apart(name, factor).items()}
            print(f"{name:12} {case.start * factor:8,} {case.counted:14} {run['seconds']:8.3g} s {run['peak']:6.0f} MB")
    versions = {name: metadata.version(name) for name in ("numpy", "scipy")}
    result = {"date": time.strftime("%Y-%m-%d"), "machine": machine(), "versions": versions, "cases": found}
    asked.to.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
