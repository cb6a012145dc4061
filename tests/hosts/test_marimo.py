"""The example in marimo, which runs no script that an output brings, and so shows each figure in a frame."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.hosts.host import ENVIRONMENT, EXAMPLES, FIGURES, Visit, assert_figures_move, assert_readable


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a marimo that runs the example; ended with its kernels."""
    folder = tmp_path_factory.mktemp("marimo")
    shutil.copy(EXAMPLES / "marimo" / "swings.py", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        ENVIRONMENT / "bin" / "marimo",
        "--quiet",
        "run",
        "swings.py",
        "--headless",
        "--no-token",
        "--host",
        "127.0.0.1",
        "--port",
        port,
    ]
    own = {key: value for key, value in os.environ.items() if not key.startswith(("EXPLORABLE", "PYTHON"))}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**own, "HOME": str(folder)}, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield wait_for(f"http://127.0.0.1:{port}/", folder / "log")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def wait_for(address: str, log: Path) -> str:
    """The address, once it answers."""
    for _ in range(120):
        try:
            urlopen(address, timeout=5).close()
            return address
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    pytest.fail(f"marimo did not answer: {log.read_text('utf-8')[-2000:]}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_figure_moves_in_its_frame(browser, address, dark):
    visit = Visit(browser, address, dark=dark)
    for name in FIGURES:
        visit.page.locator(f"iframe[srcdoc*='id=\"{name}\"']").first.scroll_into_view_if_needed(timeout=60_000)
    frames = [frame for frame in visit.page.frames if frame != visit.page.main_frame and frame.locator("figure.explorable").count()]
    assert len(frames) == len(FIGURES)
    for frame, name in zip(frames, FIGURES, strict=True):
        frame.wait_for_function("document.querySelector('.explorable-moves')")
        assert_readable(frame, pieces=10)
        assert_figures_move(frame, [name])
    visit.close()
