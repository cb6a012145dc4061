"""The same bytes whoever computes, and nothing that is done is done again."""

from functools import partial

import joblib
import numpy as np
import pytest

from explainers.essays.simple_functions_first import parameter_function_map, sgd_ensemble
from explainers.essays.simple_functions_first.bayesian_sampler import conjunction, split
from explainers.essays.simple_functions_first.chunked_sampling import in_chunks
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe

PRIOR = partial(parameter_function_map.sample_packed, Prior(4, (8,)))
ENSEMBLE = partial(sgd_ensemble.trained_functions, Recipe(h=8, epochs=20), split(conjunction(4), 7, np.random.default_rng(0)))


@pytest.mark.parametrize("work", [PRIOR, ENSEMBLE], ids=["sampler", "ensemble"])
def test_the_backend_does_not_change_a_byte(work):
    one = in_chunks(work, 230, seed=3, chunk=50, n_jobs=1, progress=False)
    two = in_chunks(work, 230, seed=3, chunk=50, n_jobs=2, progress=False)
    with joblib.parallel_config(backend="threading", n_jobs=2):
        threads = in_chunks(work, 230, seed=3, chunk=50, progress=False)
    assert len(one) == 230
    assert one.tobytes() == two.tobytes() == threads.tobytes()


def test_chunks_are_the_spawned_children_of_the_seed():
    children = np.random.SeedSequence(7).spawn(2)
    alone = [PRIOR(size, np.random.default_rng(child)) for size, child in zip((40, 25), children, strict=True)]
    np.testing.assert_array_equal(in_chunks(PRIOR, 65, seed=7, chunk=40, progress=False), np.concatenate(alone))


def test_another_seed_gives_another_sample():
    assert in_chunks(PRIOR, 50, seed=0, progress=False).tobytes() != in_chunks(PRIOR, 50, seed=1, progress=False).tobytes()


def interrupted(log, stop_at, count, rng):
    """Work that writes down that it was done, and breaks off at the chunk of the given number."""
    done = len(log.read_text().splitlines()) if log.exists() else 0
    if done == stop_at.get("chunk"):
        raise KeyboardInterrupt
    with log.open("a") as file:
        file.write("done\n")
    return rng.random(count)


class Switch(dict):
    """Where the work is broken off; the memory does not look into it."""

    def __reduce__(self):
        return Switch, ()


def test_interrupted_work_keeps_what_is_done(tmp_path):
    memory, log, stop = joblib.Memory(tmp_path / "memory", verbose=0), tmp_path / "log", Switch(chunk=3)
    work = partial(interrupted, log, stop)
    with pytest.raises(KeyboardInterrupt):
        in_chunks(work, 50, seed=0, chunk=10, memory=memory, progress=False)
    assert log.read_text().count("done") == 3
    stop.clear()
    again = in_chunks(work, 50, seed=0, chunk=10, memory=memory, progress=False)
    assert log.read_text().count("done") == 5  # the two that were missing, no other
    np.testing.assert_array_equal(again, in_chunks(work, 50, seed=0, chunk=10, progress=False))


def test_a_bar_shows_unless_it_is_told_not_to(capfd):
    in_chunks(PRIOR, 20, seed=0, chunk=10)
    assert "2/2" in capfd.readouterr().err
    in_chunks(PRIOR, 20, seed=0, chunk=10, progress=False)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(("total", "chunk"), [(0, 10), (10, 0)])
def test_bad_input(total, chunk):
    with pytest.raises(ValueError, match="both must be at least 1"):
        in_chunks(PRIOR, total, seed=0, chunk=chunk)
