"""What ``make peers`` measured: this engine beside other ways to a figure that moves on a page, read from ``measured.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

MEASURED = Path(__file__).with_name("measured.json")
ENGINE = "engine"


@dataclass(frozen=True)
class Spread:
    """What was measured in several rounds: the rounds' median, their least and their largest."""

    middle: float
    least: float
    most: float


def spread(values: list[float]) -> Spread:
    """The median and the range of ``values``.

    Raises:
        ValueError: there are none.
    """
    if not values:
        raise ValueError("a spread needs at least one value")
    return Spread(float(np.median(values)), min(values), max(values))


@dataclass(frozen=True)
class Comparison:
    """The result of one run: ``data`` as the file has it. Figures are called by their letters, peers by the names of their files."""

    data: dict[str, Any]

    @property
    def kinds(self) -> list[str]:
        """The letters of the figures."""
        return list(self.data["figures"])

    @property
    def peers(self) -> list[str]:
        """The engine, then the others, the quickest in figure A first."""
        others = [name for name in self.data["peers"] if name != ENGINE]
        return [ENGINE, *sorted(others, key=lambda name: self.value(name, self.kinds[0], "median").middle)]

    def name(self, peer: str) -> str:
        """What a peer is called."""
        return str(self.data["peers"][peer]["name"])

    def has(self, peer: str, kind: str) -> bool:
        """Whether a peer shows that figure."""
        return kind in self.data["peers"][peer]["figures"]

    def left_out(self) -> list[tuple[str, str, str]]:
        """Peer, figure and reason of all that was not measured."""
        return [(peer, kind, why) for peer in self.data["peers"] for kind, why in self.data["peers"][peer]["left_out"].items()]

    def fact(self, peer: str, kind: str, what: str) -> Any:
        """What was found once about a page: ``sliders``, ``keyboard``, ``disk`` or ``without_javascript``."""
        return self.data["peers"][peer]["figures"][kind][what]

    def value(self, peer: str, kind: str, what: str) -> Spread:
        """A number that was measured, over the rounds."""
        return spread(self.rounds(peer, kind, what))

    def ratio(self, peer: str, kind: str, what: str) -> Spread:
        """A peer's number over the engine's, round by round."""
        pairs = zip(self.rounds(peer, kind, what), self.rounds(ENGINE, kind, what), strict=False)
        return spread([theirs / ours for theirs, ours in pairs])

    def saved(self, kind: str, form: str) -> Spread:
        """The engine's processor time for a state over that of ``savefig`` in the format ``form``: all rounds of both, each with each."""
        return spread([ours / theirs for ours in self.rounds(ENGINE, kind, "processor") for theirs in self.data["savefig"][kind][form]])

    def floor(self, what: str) -> Spread:
        """Milliseconds, ``median`` or ``p95``, of a page with one slider and one rectangle, over the rounds."""
        return spread(self.data["floor"][what])

    def live(self, way: str) -> Spread:
        """Milliseconds of a change in a kernel, over the rounds: ``engine``, ``interact`` or ``ipympl``."""
        return spread(self.data["live"][way])

    def live_ratio(self, way: str) -> Spread:
        """A way's milliseconds over the engine's, round by round."""
        return spread([theirs / ours for theirs, ours in zip(self.data["live"][way], self.data["live"][ENGINE], strict=True)])

    def rounds(self, peer: str, kind: str, what: str) -> list[float]:
        """A number that was measured, round by round; one number where it was counted."""
        measured = self.data["peers"][peer]["figures"][kind][what]
        return list(measured) if isinstance(measured, list) else [float(measured)]


def read(path: Path = MEASURED) -> Comparison:
    """The committed result."""
    return Comparison(json.loads(path.read_text("utf-8")))
