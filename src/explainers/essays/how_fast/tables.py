"""The comparison, and the growth of the mathematics, as tables in Markdown."""

from __future__ import annotations

from explainers.essays.how_fast.comparison import ENGINE, Comparison, Spread
from explainers.essays.how_fast.growth import Growth
from explainers.essays.how_fast.verdicts import digits

NONE = "–"


def markdown(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown; the first column is text, the others stand to the right.

    Raises:
        ValueError: a row is longer or shorter than the head.
    """
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"a row of {len(row)} cells under a head of {len(head)}: {row}")
    rule = [":--", *["--:"] * (len(head) - 1)]
    whole = [[cell.replace(" ", "\u00a0") for cell in row] for row in rows]  # a narrow screen scrolls the table
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *whole))


def times(value: Spread) -> str:
    """A ratio with its range: ``2.4 × (2.1 to 2.9)``."""
    return f"{value.middle:.1f} × ({value.least:.1f} to {value.most:.1f})"


def moves(comparison: Comparison) -> str:
    """Slider to paint: median and 95th percentile in milliseconds, and the median over the engine's, for each figure."""
    head = ["", *(part for kind in comparison.kinds for part in (f"{kind}, ms", f"{kind}, to the engine"))]
    rows = []
    for peer in comparison.peers:
        row = [comparison.name(peer)]
        for kind in comparison.kinds:
            if not comparison.has(peer, kind):
                row += [NONE, NONE]
                continue
            middle, high = (comparison.value(peer, kind, what).middle for what in ("median", "p95"))
            compared = times(comparison.ratio(peer, kind, "median")) if peer != ENGINE and comparison.has(ENGINE, kind) else NONE
            row += [f"{digits(middle)} / {digits(high)}", compared]
        rows.append(row)
    return markdown(head, rows)


def weights(comparison: Comparison) -> str:
    """Gzipped kB of the first load and, where it is more, after all states; requests; requests of other addresses by default."""
    head = ["", *(f"{kind}, kB" for kind in comparison.kinds), "requests", "elsewhere"]
    rows = []
    for peer in comparison.peers:
        cells = [_weight(comparison, peer, kind) if comparison.has(peer, kind) else NONE for kind in comparison.kinds]
        kind = next(kind for kind in comparison.kinds if comparison.has(peer, kind))
        own, elsewhere = (comparison.value(peer, kind, what).middle for what in ("requests_all", "outside_default"))
        rows.append([comparison.name(peer), *cells, f"{own:.0f}", f"{elsewhere:.0f}"])
    return markdown(head, rows)


def _weight(comparison: Comparison, peer: str, kind: str) -> str:
    first, after = (comparison.value(peer, kind, what).middle / 1000 for what in ("wire", "wire_all"))
    return digits(first) + (f", then {digits(after)}" if after > 1.01 * first else "")


def builds(comparison: Comparison) -> str:
    """Milliseconds to build a state (what an author waits, and the processor's time of all processes), and lines of code."""
    head = ["", *(f"{kind}, ms" for kind in comparison.kinds), *(f"{kind}, lines" for kind in comparison.kinds)]
    rows = []
    for peer in comparison.peers:
        found = [kind if comparison.has(peer, kind) else "" for kind in comparison.kinds]
        costs = [[comparison.value(peer, kind, what).middle for what in ("build", "processor")] if kind else [] for kind in found]
        lines = [f"{comparison.value(peer, kind, 'lines').middle:.0f}" if kind else NONE for kind in found]
        rows.append([comparison.name(peer), *(" / ".join(map(digits, cost)) or NONE for cost in costs), *lines])
    return markdown(head, rows)


def manners(comparison: Comparison) -> str:
    """How the pages behave: sliders for two controls, arrow keys, from disk, without JavaScript."""
    head = ["", "sliders of A, B, C", "arrow keys", "from disk", "without JavaScript"]
    rows = []
    for peer in comparison.peers:
        found = [kind for kind in comparison.kinds if comparison.has(peer, kind)]
        sliders = ", ".join(str(comparison.fact(peer, kind, "sliders")) if kind in found else NONE for kind in comparison.kinds)
        keyboard, disk = ("yes" if all(comparison.fact(peer, kind, what) for kind in found) else "no" for what in ("keyboard", "disk"))
        without = dict.fromkeys(comparison.fact(peer, kind, "without_javascript") for kind in found)
        rows.append([comparison.name(peer), sliders, keyboard, disk, ", ".join(without)])
    return markdown(head, rows)


def live(comparison: Comparison) -> str:
    """A change in a kernel: milliseconds and the ratio to the engine."""
    names = {"engine": "This engine", "interact": "ipywidgets, interact", "ipympl": "ipympl, artists kept"}
    rows = []
    for way in comparison.data["live"]:
        value = comparison.live(way)
        compared = times(comparison.live_ratio(way)) if way != ENGINE else NONE
        rows.append([names[way], f"{digits(value.middle)} ({digits(value.least)} to {digits(value.most)})", compared])
    return markdown(["", "ms", "to the engine"], rows)


def versions(comparison: Comparison) -> str:
    """Every library with its version."""
    found = {name: version for peer in comparison.data["peers"].values() for name, version in peer["versions"].items()}
    found |= comparison.data["live_versions"]
    return ", ".join(f"{name} {version}" for name, version in sorted(found.items()))


def grown(growth: Growth) -> str:
    """Seconds and megabytes at an essay's size and at the largest, and their slopes: one row a case of the mathematics."""
    times = f"× {growth.most_times}"
    head = ["", "an essay's size", "seconds", f"seconds, {times}", "slope", "MB", f"MB, {times}", "slope"]
    rows = []
    for case in growth.cases:
        seconds = [f"{value:.2g}" if value < 10 else f"{value:.0f}" for value in case.seconds[[0, -1]]]
        memory = [f"{value:.0f}" for value in case.peak[[0, -1]]]
        slopes = [f"{slope:.1f}" for slope in (case.time_slope, case.memory_slope)]
        rows.append([case.name, f"{case.start:,} {case.counted}", *seconds, slopes[0], *memory, slopes[1]])
    return markdown(head, rows)
