"""What the comparison says, in words: every sentence that could turn false with another measurement is made from the numbers."""

from __future__ import annotations

from typing import NamedTuple

from explainers.essays.how_fast.comparison import ENGINE, Comparison


class Measure(NamedTuple):
    """A number that is better when it is smaller: its key in the result, what it is, its unit, and the factor to that unit."""

    key: str
    title: str
    unit: str = ""
    factor: float = 1.0

    def shown(self, value: float) -> str:
        """The value with its unit."""
        return f"{digits(value * self.factor)} {self.unit}".strip()


MEASURES = (
    Measure("median", "slider to paint, median", "ms"),
    Measure("p95", "slider to paint, 95th percentile", "ms"),
    Measure("wire", "first load, gzipped", "kB", 1e-3),
    Measure("wire_all", "load of all states, gzipped", "kB", 1e-3),
    Measure("requests_all", "requests"),
    Measure("outside_default", "requests of other addresses, as its own writer writes the page"),
    Measure("processor", "processor time to build a state", "ms"),
    Measure("lines", "lines of the author's code", "lines"),
)


def digits(value: float) -> str:
    """A number as a table shows it: one decimal below ten, else whole."""
    return f"{value:.1f}" if value < 10 and value != int(value) else f"{value:,.0f}"


def join(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def ahead(comparison: Comparison, measure: Measure) -> list[tuple[str, str]]:
    """Peers and figures whose number is smaller than the engine's in every round."""
    return [(peer, kind) for peer, kind in _pairs(comparison) if _against(comparison, peer, kind, measure)[1] < 0]


def level(comparison: Comparison, measure: Measure) -> list[tuple[str, str]]:
    """Peers and figures whose number is sometimes smaller and sometimes larger than the engine's, or the same."""
    return [(peer, kind) for peer, kind in _pairs(comparison) if (d := _against(comparison, peer, kind, measure))[0] <= 0 <= d[1]]


def _pairs(comparison: Comparison) -> list[tuple[str, str]]:
    return [
        (peer, kind)
        for peer in comparison.peers[1:]
        for kind in comparison.kinds
        if comparison.has(peer, kind) and comparison.has(ENGINE, kind)
    ]


def _against(comparison: Comparison, peer: str, kind: str, measure: Measure) -> tuple[float, float]:
    """How much a peer's number is larger than the engine's, at least and at most over the rounds."""
    theirs, ours = (comparison.rounds(name, kind, measure.key) for name in (peer, ENGINE))
    apart = [a - b for a, b in zip(theirs, ours, strict=False)]
    return min(apart), max(apart)


def verdict(comparison: Comparison, measure: Measure) -> str:
    """One sentence: the engine's numbers, who is ahead of it in ``measure``, with their numbers, and who is level with it."""
    parts = []
    if first := ahead(comparison, measure):
        parts.append(f"ahead {_named(comparison, first, measure)}")
    if same := level(comparison, measure):
        parts.append(f"level {_named(comparison, same)}")
    kinds = [kind for kind in comparison.kinds if comparison.has(ENGINE, kind)]
    ours = ", ".join(f"{kind} {measure.shown(comparison.value(ENGINE, kind, measure.key).middle)}" for kind in kinds)
    return f"{measure.title} (the engine {ours}): {'; '.join(parts) or 'nobody is ahead or level'}."


def _named(comparison: Comparison, pairs: list[tuple[str, str]], measure: Measure | None = None) -> str:
    """``Name (A 5 ms, B 6 ms) and Other (C)``, with the numbers of ``measure``."""
    found: dict[str, list[str]] = {}
    for peer, kind in pairs:
        number = f" {measure.shown(comparison.value(peer, kind, measure.key).middle)}" if measure else ""
        found.setdefault(comparison.name(peer), []).append(kind + number)
    return join([f"{name} ({', '.join(parts)})" for name, parts in found.items()])


def shortest(comparison: Comparison, kind: str) -> str:
    """Whose code for a figure is the shortest, with how many lines, beside the engine's."""
    counted = {peer: comparison.value(peer, kind, "lines").middle for peer in comparison.peers if comparison.has(peer, kind)}
    least = min(counted.values())
    names = [comparison.name(peer) for peer, lines in counted.items() if lines == least]
    return f"{kind}: {join(names)} with {least:.0f} lines" + (f", the engine with {counted[ENGINE]:.0f}" if ENGINE in counted else "")


def one_slider(comparison: Comparison) -> str:
    """Who has one slider where the figure has two controls, with the verb: ``Plotly has``."""
    pairs = [(peer, kind) for peer in comparison.peers for kind in comparison.kinds if comparison.has(peer, kind)]
    fewer = [peer for peer, kind in pairs if comparison.fact(peer, kind, "sliders") < comparison.data["figures"][kind]["sliders"]]
    names = [comparison.name(peer) for peer in dict.fromkeys(fewer)] or ["Nobody"]
    return f"{join(names)} {'has' if len(names) == 1 else 'have'}"


def halves_savefig(comparison: Comparison) -> str:
    """How the engine's time for a state stands to ``savefig``'s, figure by figure, and whether it is at most half."""
    parts, held = [], True
    for kind in comparison.kinds:
        if comparison.has(ENGINE, kind):
            png, svg = (comparison.saved(kind, form) for form in ("png", "svg"))
            held &= max(png.middle, svg.middle) <= 0.5
            parts.append(f"{kind} {png.middle:.2f} of a PNG and {svg.middle:.2f} of an SVG ({svg.least:.2f} to {svg.most:.2f})")
    return f"{join(parts)}: {'at most half everywhere' if held else 'more than half somewhere'}"


def reasons(comparison: Comparison) -> str:
    """What was left out, and why."""
    return " ".join(f"{comparison.name(peer)}, {kind}: {why}." for peer, kind, why in comparison.left_out()) or "Nothing was left out."


def quiet(comparison: Comparison, most: float = 6.0) -> str:
    """What the floor says about the run."""
    floor, worst = comparison.floor("median"), comparison.floor("p95")
    told = f"median {floor.middle:.1f} ms, 95th percentile {worst.middle:.1f} ms ({worst.least:.1f} to {worst.most:.1f} over the rounds)"
    return f"{told}; the machine was {'quiet' if worst.most <= most else 'busy with other work, so only the ratios mean something'}"
