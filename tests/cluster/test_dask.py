"""The three sweeps on a cluster of two workers, one of which is killed half-way: the same bytes as on one core, and nothing is lost.

Dask is not needed otherwise: `make cluster` installs the extra ``explainers[cluster]`` and runs these.
"""

import os
import signal
import time
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from threading import Thread

import joblib
import numpy as np
import pytest
from distributed import Client, LocalCluster

from explainers.essays.simple_functions_first import parameter_function_map, sgd_ensemble
from explainers.essays.simple_functions_first.bayesian_sampler import conjunction, split
from explainers.essays.simple_functions_first.chunked_sampling import in_chunks
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe
from explainers.essays.the_price_of_smoothness.robustness_sweep import cells, load, sweep

SAMPLER = partial(parameter_function_map.sample_packed, Prior(7, (40, 40)))
REPLICA = partial(sgd_ensemble.trained_functions, Recipe(h=16, epochs=60), split(conjunction(4), 7, np.random.default_rng(0)))


def sampler(**computing):
    return in_chunks(SAMPLER, 24_000, seed=3, chunk=1000, progress=False, **computing)


def replica(**computing):
    return in_chunks(REPLICA, 2400, seed=5, chunk=100, progress=False, **computing)


def robustness(**computing):
    return sweep(cells((16, 32, 64), (64, 128, 256)), repetitions=6, seed=1, **computing).lip


@pytest.fixture
def client():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        yield client


def finished(folder):
    """What is kept of parts that are done, by file: when it was written."""
    return {file: file.stat().st_mtime_ns for file in folder.rglob("output.pkl")}


def kill_a_worker(client, folder, after, killed):
    """Wait until more than ``after`` parts are kept, then kill a worker as a machine that fails would."""
    pids = client.run(os.getpid)
    deadline = time.monotonic() + 60
    while len(finished(folder)) <= after and time.monotonic() < deadline:
        time.sleep(0.002)
    os.kill(min(pids.values()), signal.SIGKILL)
    killed.update(finished(folder))


@pytest.mark.parametrize("run", [sampler, replica, robustness])
def test_a_killed_worker_changes_no_byte_and_loses_nothing(run, client, tmp_path):
    alone = run()
    memory, killed = joblib.Memory(tmp_path, verbose=0), {}
    before = set(client.scheduler_info()["workers"])
    killer = Thread(target=kill_a_worker, args=(client, tmp_path, 2, killed))
    killer.start()
    with joblib.parallel_config(backend="dask"):
        together = run(memory=memory)
    killer.join()
    assert together.tobytes() == alone.tobytes()
    done = finished(tmp_path)
    assert 2 < len(killed) < len(done), "the worker was not killed half-way: make the parts longer"
    assert {file: done[file] for file in killed} == killed, "a part that was kept was computed again"
    client.wait_for_workers(2, timeout=30)
    assert set(client.scheduler_info()["workers"]) != before, "no worker was killed"


def test_a_second_run_computes_nothing(client, tmp_path):
    memory = joblib.Memory(tmp_path, verbose=0)
    with joblib.parallel_config(backend="dask"):
        first = robustness(memory=memory)
        kept = finished(tmp_path)
        again = robustness(memory=memory)
    assert again.tobytes() == first.tobytes()
    assert finished(tmp_path) == kept


def test_the_example_gives_the_same_file_on_all_cores_and_on_a_cluster(client, tmp_path, monkeypatch):
    spec = spec_from_file_location("larger_sweep", "examples/cluster/larger_sweep.py")
    example = module_from_spec(spec)
    found = []
    for scheduler in [(), (client.scheduler.address,)]:
        folder = tmp_path / str(len(scheduler))
        folder.mkdir()
        spec.loader.exec_module(example)
        monkeypatch.chdir(folder)
        example.MEMORY = joblib.Memory(folder / "kept", verbose=0)
        example.main(*scheduler)
        found.append(load(folder / "larger.npz"))
        monkeypatch.undo()
    assert found[0].cells == found[1].cells
    assert found[0].lip.tobytes() == found[1].lip.tobytes()
