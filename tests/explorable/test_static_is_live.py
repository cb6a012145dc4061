"""Static = live: what the page shows in a state is what a kernel draws in it, compared by what was drawn."""

from __future__ import annotations

import json
import re
import time
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from explainers.explorable import Choice, Explorable, Seed, Slider, explorable
from explainers.explorable.live import Live
from explainers.explorable.static import render
from explainers.look import palette, style
from tests.explorable.drawn import drawn_in_page, drawn_live


@pytest.fixture(autouse=True)
def look() -> None:
    style.use()


def changing_points(ax, result):
    ax.plot(result["x"], result["y"], color=palette.FIT, label=f"n = {result['n']}")
    ax.scatter(result["x"], result["y"], color=palette.DATA, alpha=0.5)
    ax.set(xlim=(0, 1), ylim=(-3, 3), xlabel="x & y", ylabel="<y>")
    ax.legend(loc="upper right")


def changing_axes(ax, result):
    ax.fill_between(result["x"], 0, 10.0 ** result["y"], color=palette.OTHER, alpha=0.3)
    ax.axvline(0.5, color=palette.TRUTH, visible=result["n"] > 4)
    ax.set_ylim(1e-3, 1e3)
    if result["scale"] == "log":
        ax.set_yscale("log")
        style.label_powers(ax, "y")
    ax.grid(result["n"] % 2 == 0)
    ax.text(0.5, 1, f"−{result['n']}", color=palette.WARN)


def points(n: int, scale: str, seed: int) -> dict[str, object]:
    rng = np.random.default_rng(seed)
    return {"x": np.sort(rng.uniform(0, 1, n)), "y": rng.standard_normal(n), "n": n, "scale": scale}


def figures() -> list[Explorable]:
    controls = [Slider("n", [2, 3, 5, 8, 13], start=5), Choice("scale", ["linear", "log"], start="linear"), Seed(3)]
    common = {"compute": points, "describe": "{n} points & more <{scale}>", "alt": 'Points of "y" against x.', "controls": controls}
    return [
        explorable("points", draw=changing_points, **common),
        explorable("axes", draw=changing_axes, **common),
        explorable("both", draw=[changing_points, changing_axes], **common),
    ]


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.name)
def test_random_states_are_drawn_the_same_in_page_and_kernel(figure: Explorable) -> None:
    html = render(figure)
    live = Live(figure)
    rng = np.random.default_rng(0)
    for number in rng.choice(figure.grid.size, 12, replace=False):
        assert drawn_in_page(html, number) == drawn_live(live, number), figure.grid.state(number)


def test_two_states_are_not_drawn_the_same() -> None:
    """Negative control of the comparison."""
    figure = figures()[0]
    html = render(figure)
    assert drawn_in_page(html, 0) != drawn_in_page(html, 1)


@pytest.mark.parametrize("pause", [0, 0.01])
def test_a_drag_over_40_values_ends_within_two_computations(pause: float) -> None:
    """Each computation takes 200 ms; the slider moves on every 0 or 10 ms."""
    finished: list[int] = []

    def slow(k: int) -> dict[str, int]:
        time.sleep(0.2)
        finished.append(k)
        return {"k": k}

    values = list(range(41))
    figure = explorable(
        "drag",
        compute=slow,
        draw=lambda ax, result: ax.axvline(result["k"]),
        describe="k is {k}.",
        alt="A line.",
        controls=[Slider("k", values, start=0)],
    )
    live = Live(figure)
    for position in values[1:]:
        live.controls["k"].index = position
        time.sleep(pause)
    at_the_end = len(finished)
    assert live.join(20)
    assert len(finished) - at_the_end <= 2
    assert finished[-1] == 40
    assert "k is 40." in live.picture.value


def test_the_table_in_the_page_has_every_caption() -> None:
    figure = figures()[2]
    html = render(figure)
    table = json.loads(re.search(r'class="explorable-table">(.*?)</script>', html, re.DOTALL)[1])
    distinct, which = table["captions"]
    order = range(figure.grid.size) if which < 0 else table["which"][which]
    assert [distinct[i] for i in order] == [figure.caption(number) for number in range(figure.grid.size)]
    panels = re.findall(r"<svg .*?</svg>", html, re.DOTALL)
    assert [ET.fromstring(svg).tag for svg in panels] == ["svg"] * len(figure.panels)
