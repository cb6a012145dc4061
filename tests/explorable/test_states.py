"""All states, drawn in workers: the same as in one process, an error named, and nobody left behind."""

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import nbformat
import pytest

from explainers.explorable import ExplorableError, states


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    """Draw in workers also on a machine of one core."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})


def test_drawing_in_workers_and_in_one_process_gives_the_same(declare, monkeypatch):
    def written(explorable):
        frames, captions, *_ = states.draw_all(explorable)
        return [[ET.tostring(svg) for svg in frame] for frame in frames], captions

    in_workers = written(declare())
    monkeypatch.setattr(states, "_results", lambda size: map(states._draw_state, range(size)))
    assert written(declare()) == in_workers
    assert in_workers[1][3] != in_workers[1][0]


SLOW = """
import os, time
from explainers.explorable import states

class Slow:
    def watched_frame(self, number):
        os.write(1, b"drawing\\n")  # at once, for there are two of them
        time.sleep(60)

os.sched_getaffinity = lambda process: {0, 1}
states._drawn = Slow()
list(states._results(8))
"""


def test_workers_end_with_a_process_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, text=True) as drawing:
        assert drawing.stdout.readline() == "drawing\n"
        drawing.kill()
        drawing.communicate(timeout=20)  # the pipe is closed when the last of them has ended


NOTEBOOK = """
import os, time
from explainers.explorable import Slider, explorable

kernel = os.getpid()

def draw_slowly(ax, result):
    if os.getpid() != kernel:
        with open("drawing", "a") as file:
            file.write(f"{os.getpid()} ")
        time.sleep(60)

os.sched_getaffinity = lambda process: {0, 1}
explorable("slow", compute=lambda k: k, draw=draw_slowly, describe="{k}", alt="A line.", controls=[Slider("k", range(8), start=0)])
"""


def is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"  # a zombie draws no more
    except FileNotFoundError:
        return False


def wait_until(condition):
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_workers_end_with_a_build_that_is_killed(tmp_path):
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(NOTEBOOK)]), tmp_path / "slow.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "slow.ipynb"]
    drawing = tmp_path / "drawing"
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, env={**os.environ, "EXPLORABLE_RENDERING": "static"}) as build:
        try:
            wait_until(lambda: drawing.exists() and len(set(drawing.read_text().split())) == 2)
            workers = set(drawing.read_text().split())
            assert all(map(is_alive, workers))
        finally:
            build.kill()
    wait_until(lambda: not any(map(is_alive, workers)))  # their kernel looks after its parent once a second


def workers() -> list[multiprocessing.process.BaseProcess]:
    """Those that draw; joblib's are of other tests."""
    return [child for child in multiprocessing.active_children() if not type(child).__name__.startswith("Loky")]


def test_an_error_in_a_worker_names_the_state(declare):
    def fragile(k, sign, seed):
        if k == 3:
            raise RuntimeError("too wide")
        return {"k": k}

    with pytest.raises(ExplorableError, match=r"compute failed at k=3, sign='up', seed=0 with RuntimeError: too wide"):
        states.draw_all(declare(compute=fragile, draw=lambda ax, result: None))
    assert workers() == []


def test_a_failing_drawing_in_a_worker_names_the_state_and_the_function(declare):
    def draw_two(ax, result):
        ax.plot([1, 2], [result.k] * {1: 2, 2: 2, 3: 3}[result.k])

    with pytest.raises(
        ExplorableError, match=r"panel 1 \(draw_two\) failed at k=3, sign='up', seed=0 with ValueError: x and y must"
    ) as caught:
        states.draw_all(declare(draw=draw_two))
    assert "ax.plot([1, 2]" in str(caught.value.__cause__)  # the worker's traceback, down to the line


def test_a_drawing_that_is_given_up_leaves_no_worker(declare, monkeypatch):
    monkeypatch.setattr(states, "_drawn", declare(), raising=False)
    results = states._results(12)
    next(results)
    assert workers()
    results.close()  # as an exception in its reader or Ctrl-C does
    assert workers() == []


def test_where_nothing_can_be_forked_one_process_draws(declare, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(sys.modules, "multiprocessing", None)  # importing it fails, as in Pyodide
    frames, captions, *_ = states.draw_all(declare())
    assert len(frames) == len(captions) == 12


def test_progress_is_said_in_the_file_that_the_build_follows(monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORABLE_PROGRESS", str(tmp_path / "progress"))
    states.report("a-wave: 3 of 12 states")
    states.report("a-wave: 7 of 12 states")
    assert (tmp_path / "progress").read_text().splitlines() == ["a-wave: 3 of 12 states", "a-wave: 7 of 12 states"]


def test_a_worker_that_is_ended_is_told(declare, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})
    own = os.getpid()
    figure = declare(draw=lambda ax, result: os._exit(1) if os.getpid() != own else ax.plot([0, 1]))
    with pytest.raises(ExplorableError, match="'a-wave': the system ended a process that drew its states; most likely memory ran out"):
        states.draw_all(figure)
