"""A sweep of the book at a larger size: on all cores of this machine, or on a cluster whose scheduler is named.

python larger_sweep.py                         all cores
python larger_sweep.py tcp://10.0.0.5:8786     a Dask cluster
"""

import sys

import joblib

from explainers.essays.the_price_of_smoothness.robustness_sweep import cells, save, sweep

CELLS = cells((16, 32, 64), (64, 128, 256))
MEMORY = joblib.Memory("kept", verbose=0)


def main(scheduler: str | None = None) -> None:
    if scheduler is None:
        done = sweep(CELLS, repetitions=12, n_jobs=-1, memory=MEMORY)
    else:
        from distributed import Client

        with Client(scheduler), joblib.parallel_config(backend="dask"):
            done = sweep(CELLS, repetitions=12, memory=MEMORY)
    save("larger.npz", done)


if __name__ == "__main__":
    main(*sys.argv[1:])
