"""A figure that is too heavy says what in it is heavy, in which panel, and what makes it lighter."""

import numpy as np
import pytest

from explainers.explorable import ExplorableError, Slider
from explainers.explorable.static import render
from explainers.explorable.weight import CURES

X = np.linspace(0, 1, 200)


def light(ax, result):
    ax.axvline(result["k"])


def curve(ax, result):
    ax.plot(X, result["y"])


def pixels(ax, result):
    ax.imshow(result["z"], interpolation="none")


def smoothed(ax, result):
    ax.imshow(result["z"], interpolation="bilinear")


def labels(ax, result):
    for i, y in enumerate(result["y"]):
        ax.text(i / 200, 0.5, f"{y:.12f}")


def points(ax, result):
    ax.scatter(X, result["y"], alpha=0.5)


def dots(ax, result):
    ax.scatter(X, result["y"])


def comes_and_goes(ax, result):
    for i in range(200):
        if result["y"][i] > 0:
            ax.axhline(i / 100, 0, 0.5)


@pytest.mark.parametrize(
    ("draw", "panel", "what"),
    [
        ([light, curve], 2, "paths"),
        ([pixels, light], 1, "pictures"),
        ([smoothed], 1, "smoothed pictures"),
        ([labels], 1, "texts"),
        ([points], 1, "markers"),
        ([dots], 1, "paths"),  # of one color, they are one
        ([comes_and_goes], 1, "elements that come and go"),
    ],
)
def test_the_heaviest_is_named_with_its_cure(declare, draw, panel, what):
    def compute(k):
        rng = np.random.default_rng(k)
        return {"k": k, "y": rng.standard_normal(200), "z": rng.standard_normal((40, 40))}

    figure = declare(compute=compute, draw=draw, describe="{k}", controls=[Slider("k", range(6), start=1)], kilobytes=1)
    with pytest.raises(ExplorableError) as caught:
        render(figure)
    message = str(caught.value)
    assert f"kB gzipped, and its budget is 1 kB; the {what} of panel {panel} weigh about " in message
    assert CURES[what] in message
    assert 'because="…")' in message


def test_captions_may_be_the_heaviest(declare):
    def describe(result):
        return f"{np.random.default_rng(result['k']).standard_normal(300)!r}"

    controls = [Slider("k", range(6), start=1)]
    figure = declare(compute=lambda k: {"k": k}, draw=light, describe=describe, controls=controls, kilobytes=1)
    with pytest.raises(ExplorableError, match=r"the captions weigh about .*; write shorter captions"):
        render(figure)
