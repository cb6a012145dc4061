"""Measures this engine beside nine other ways to a figure that moves on a page, in one run and in turn, and writes the result.

    make peers                                    # everything; some 15 minutes
    python -m bench.peers --peers engine,inner_html --kinds A --rounds 1 --to /tmp/some.json

Each round measures every page once, in an order of its own, drawn from a seed. What is measured is said in ``book/how-fast.md``, where the
result is shown; ``harness.py`` and ``probe.js`` say how.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import time
from importlib import metadata
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import numpy as np
from bench.chromium import chromium
from bench.move_to_paint import FLOOR, LARGEST_FLOOR, MEASURE, percentile_95
from bench.peers import building, harness, live
from bench.peers.figures import KINDS
from bench.peers.lines import lines_of
from bench.peers.server import serve
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

PEERS = (
    "engine",
    "vega",
    "inner_html",
    "webp_frames",
    "to_jshtml",
    "ipywidgets_jslink",
    "marimo_book_slider",
    "bokeh_customjs",
    "panel_embed",
    "plotly_frames",
)
ROUNDS = 5
MOVES = 50
BUILDS = {"A": 5, "B": 2, "C": 2}
CHANGES = 15
SEED = 11
RESULT = Path(__file__).parents[2] / "src" / "explainers" / "essays" / "how_fast" / "measured.json"

Measured = dict[str, Any]


def machine(browser: Browser) -> dict[str, Any]:
    """What the machine is."""
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "processor": cpu,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "gigabytes": round(memory / 2**20),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "chromium": browser.version,
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []


def versions(peer: ModuleType) -> dict[str, str]:
    """The versions of what a peer uses."""
    return {name: metadata.version(name) for name in peer.DISTRIBUTIONS}


class Run:
    """One run: the peers' pages in a folder, and what has been measured of them so far."""

    def __init__(self, peers: list[str], kinds: str, folder: Path, seed: int) -> None:
        self.peers = {name: importlib.import_module(f"bench.peers.{name}") for name in peers}
        self.kinds, self.folder = kinds, folder
        self.rng = np.random.default_rng(seed)
        self.figures: dict[tuple[str, str], Measured] = {}
        self.left_out: dict[tuple[str, str], str] = {}
        self.floor: list[list[float]] = []

    def pages(self) -> list[tuple[str, str]]:
        """The pages that were built, in an order drawn anew."""
        built = list(self.figures)
        return [built[i] for i in self.rng.permutation(len(built))]

    def build(self, times: dict[str, int]) -> None:
        """Build every page, the first one also in the form that the peer's own writer gives it."""
        for round_ in range(max(times[kind] for kind in self.kinds)):
            todo = [(name, kind) for name in self.peers for kind in self.kinds if round_ < times[kind]]
            for name, kind in (todo[i] for i in self.rng.permutation(len(todo))):
                self._build(name, kind, round_)

    def _build(self, name: str, kind: str, round_: int) -> None:
        peer = self.peers[name]
        if not hasattr(peer, kind.lower()) or (name, kind) in self.left_out or round_ >= getattr(peer, "BUILDS", 9):
            return
        try:
            wall, processor = building.build(peer, kind, self.folder / f"{name}-{kind}")
        except ValueError as error:  # the engine refuses a figure
            self.leave_out(name, kind, str(error))
            return
        measured = self.figures.setdefault((name, kind), {"build": [], "processor": [], "lines": lines_of(name, kind)})
        measured["build"].append(wall)
        measured["processor"].append(processor)
        if hasattr(peer, "write_default") and "default" not in measured:
            measured["default"] = True
            (self.folder / f"{name}-{kind}-default").mkdir()
            peer.write_default(getattr(peer, kind.lower())(), self.folder / f"{name}-{kind}-default")
        say(f"built {name} {kind}: {wall:.0f} ms a state")

    def leave_out(self, name: str, kind: str, why: str) -> None:
        """Forget a page, and say why."""
        self.left_out[name, kind] = why
        self.figures.pop((name, kind), None)
        say(f"LEFT OUT {name} {kind}: {why}")

    def inspect(self, browser: Browser, address: str) -> None:
        """Everything about each page that is measured once. A page that does not move as it should is left out."""
        for (name, kind), known in list(self.figures.items()):
            peer, sizes, page = self.peers[name], KINDS[kind].sizes, f"{address}/{name}-{kind}/"
            try:
                moves = harness.looks_other(browser, page, peer, sizes)
            except (RuntimeError, PlaywrightError) as error:
                self.leave_out(name, kind, str(error).splitlines()[0])
                continue
            if not moves:
                self.leave_out(name, kind, "a move does not change what is on the screen, or the move back does not restore it")
                continue
            known.update(harness.weigh(browser, page, self.folder, peer, sizes))
            known["keyboard"] = harness.answers_keys(browser, page, peer, sizes)
            known["disk"] = harness.works_from_disk(browser, self.folder / f"{name}-{kind}", peer, sizes)
            known["without_javascript"] = harness.without_javascript(browser, page)
            default = f"{address}/{name}-{kind}-default/" if known.pop("default", False) else page
            known["outside_default"] = harness.outside_by_default(browser, default)
            say(f"looked at {name} {kind}")

    def round(self, browser: Browser, address: str, moves: int, seed: int) -> None:
        """Move every page's sliders, in an order of this round's own."""
        with harness.opened(browser, "about:blank") as (page, _):
            page.set_content(FLOOR)
            self.floor.append(page.evaluate(MEASURE, ["floor", moves]))
        for name, kind in self.pages():
            taken = harness.moves(browser, f"{address}/{name}-{kind}/", self.peers[name], KINDS[kind].sizes, count=moves, seed=seed)
            if len(taken) < moves:
                self.leave_out(name, kind, f"only {len(taken)} of {moves} moves changed the picture")
                continue
            self.figures[name, kind].setdefault("median", []).append(median(taken))
            self.figures[name, kind].setdefault("p95", []).append(percentile_95(taken))

    def result(self) -> dict[str, Any]:
        """What has been measured, by peer and figure."""
        for name, peer in self.peers.items():
            for kind in self.kinds:
                if (name, kind) not in self.figures and (name, kind) not in self.left_out:
                    cost = self.figures.get((name, "A"), {}).get("build", [0.0])
                    self.left_out[name, kind] = peer.left_out(kind, median(cost))
        return {
            name: {
                "name": peer.NAME,
                "versions": versions(peer),
                "figures": {kind: self.figures[name, kind] for kind in self.kinds if (name, kind) in self.figures},
                "left_out": {kind: self.left_out[name, kind] for kind in self.kinds if (name, kind) in self.left_out},
            }
            for name, peer in self.peers.items()
        }


def say(what: str) -> None:
    """Tell how far the run is."""
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


def rounded(value: Any) -> Any:
    """Numbers in four digits, so that the result is readable."""
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value


def measure(peers: list[str], kinds: str, *, rounds: int, moves: int, builds: dict[str, int], changes: int) -> dict[str, Any]:
    """Everything; ``changes`` = 0 leaves the kernels out."""
    loads = [os.getloadavg()[0]]
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run = Run(peers, kinds, folder, SEED)
        saved = {kind: {form: [building.savefig(kind, form) for _ in range(rounds)] for form in ("png", "svg")} for kind in kinds}
        run.build(builds)
        with serve(folder) as address, chromium() as browser:
            known = machine(browser)
            run.inspect(browser, address)
            for round_ in range(rounds):
                run.round(browser, address, moves, SEED + round_)
                say(f"round {round_ + 1} of {rounds}; floor {median(run.floor[-1]):.1f} ms, p95 {percentile_95(run.floor[-1]):.1f}")
        result = run.result()
        in_kernel: dict[str, list[float]] = {name: [] for name in ("engine", "interact", "ipympl")} if changes else {}
        for _ in range(rounds if changes else 0):
            order = [list(in_kernel)[i] for i in run.rng.permutation(3)]
            for name, taken in live.measure(Path(__file__).parents[1], changes, order).items():
                in_kernel[name].append(median(taken))
            say(f"live: {', '.join(f'{name} {values[-1]:.0f} ms' for name, values in in_kernel.items())}")
    loads.append(os.getloadavg()[0])
    return {
        "date": time.strftime("%Y-%m-%d"),
        "machine": known,
        "rounds": rounds,
        "moves": moves,
        "changes": changes,
        "load": loads,
        "floor": {"median": [median(taken) for taken in run.floor], "p95": [percentile_95(taken) for taken in run.floor]},
        "figures": {kind: {"title": KINDS[kind].title, "states": KINDS[kind].states, "sliders": len(KINDS[kind].sizes)} for kind in kinds},
        "peers": result,
        "savefig": saved,
        "live": in_kernel,
        "live_versions": {name: metadata.version(name) for name in ("ipywidgets", "ipympl", "matplotlib") if changes},
    }


def main() -> int:
    """Measure, and write the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--kinds", default="ABC")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--moves", type=int, default=MOVES)
    parser.add_argument("--builds", type=int, default=0, help="how often each page is built (usually A five times, B and C twice)")
    parser.add_argument("--changes", type=int, default=CHANGES, help="changes in each kernel; 0 leaves the live figures out")
    parser.add_argument("--to", type=Path, default=RESULT)
    given = parser.parse_args()
    builds = dict.fromkeys("ABC", given.builds) if given.builds else BUILDS
    result = measure(given.peers.split(","), given.kinds, rounds=given.rounds, moves=given.moves, builds=builds, changes=given.changes)
    given.to.write_text(json.dumps(rounded(result), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"written to {given.to}")
    worst = max(result["floor"]["p95"])
    if worst > LARGEST_FLOOR:
        print(f"the machine was too busy: the floor's p95 was up to {worst:.1f} ms, and {LARGEST_FLOOR:.0f} at rest; measure again")
    return 0


if __name__ == "__main__":
    sys.exit(main())
