"""While notebooks run, say which explorable is being drawn and how far it is.

The engine, in the kernel, writes lines to the file that ``EXPLORABLE_PROGRESS`` names; a thread of the build reads them as they come.
What is said goes to the terminal when Sphinx itself is quiet, too.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Event, Thread

from sphinx.application import Sphinx

INTERVAL = 0.5  # seconds between two looks


def say(line: str) -> None:
    """Write a line to the terminal at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Follower:
    """Says every new line of ``path`` until it is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0
        self._done = Event()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Say what is left and remove the file."""
        self._done.set()
        self._thread.join()
        self._path.unlink(missing_ok=True)

    def _follow(self) -> None:
        while not self._done.wait(INTERVAL):
            self._say()
        self._say()

    def _say(self) -> None:
        with self._path.open(encoding="utf-8") as file:
            file.seek(self._read)
            for line in iter(file.readline, ""):
                if not line.endswith("\n"):  # still being written
                    return
                say(f"explorable {line.rstrip()}")
                self._read = file.tell()


def start(app: Sphinx) -> None:
    """``builder-inited``: name the file to the kernels and follow it."""
    path = Path(app.outdir).parent / ".explorable-progress"
    os.environ["EXPLORABLE_PROGRESS"] = str(path)
    follower = Follower(path)

    def stop(app: Sphinx, error: Exception | None) -> None:
        follower.close()
        os.environ.pop("EXPLORABLE_PROGRESS", None)

    app.connect("build-finished", stop)


def setup(app: Sphinx) -> None:
    """Follow the build's explorables."""
    app.connect("builder-inited", start)
