"""Sampling in chunks: one call for one core, for all cores, or for a cluster, with the same result and nothing lost.

Chunk i draws from the i-th child of ``SeedSequence(seed)``. The chunks depend on ``total`` and ``chunk`` alone, so the result does not
depend on who computes them, how many at once, or in which order. With joblib's Dask backend the same call runs on a cluster:

    with joblib.parallel_config(backend="dask"):
        in_chunks(work, 10**9, seed=0)
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

Work = Callable[[int, np.random.Generator], NDArray[Any]]


def in_chunks(
    work: Work,
    total: int,
    *,
    seed: int,
    chunk: int = 5000,
    n_jobs: int | None = None,
    memory: joblib.Memory | None = None,
    progress: bool = True,
) -> NDArray[Any]:
    """``total`` draws of ``work(count, rng)``, an array of ``count`` rows, chunk by chunk, shape (total, …).

    Args:
        work: a function of a module, or a ``functools.partial`` of one: other processes must be able to find it.
        n_jobs: as in ``joblib.Parallel``; ``None`` follows ``joblib.parallel_config``, and is 1 without it.
        memory: where finished chunks are kept. A run that was interrupted, or a longer one, takes them from there; they are forgotten when
            the file that defines ``work`` changes.
        progress: whether a bar shows, on the standard error.

    Raises:
        ValueError: if total or chunk is less than 1.
    """
    if min(total, chunk) < 1:
        raise ValueError(f"total is {total} and chunk {chunk}; both must be at least 1")
    sizes = [min(chunk, total - done) for done in range(0, total, chunk)]
    run = memory.cache(_run) if memory else _run
    source = _fingerprint(work) if memory else ""
    jobs = (joblib.delayed(run)(work, size, seed, i, source) for i, size in enumerate(sizes))
    parts = joblib.Parallel(n_jobs=n_jobs, return_as="generator")(jobs)
    return np.concatenate(list(tqdm(parts, total=len(sizes), unit="chunk", disable=not progress)))


def _run(work: Work, size: int, seed: int, i: int, source: str) -> NDArray[Any]:
    # the source is not used, but is part of the memory's key
    child = np.random.SeedSequence(seed, spawn_key=(i,))  # what SeedSequence(seed).spawn(i + 1)[i] is
    return work(size, np.random.default_rng(child))


def _fingerprint(work: Work) -> str:
    """A hash of the file in which the function is defined."""
    while isinstance(work, partial):
        work = work.func
    file = inspect.getsourcefile(work)
    return sha256(Path(file).read_bytes()).hexdigest() if file and Path(file).exists() else ""
