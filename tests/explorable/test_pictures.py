"""Pictures: each pixel of an array once where matplotlib shows it so, and every pixel exact in its cheapest form."""

import io
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from matplotlib.figure import Figure
from PIL import Image

from explainers.explorable import pictures
from explainers.explorable.frame import draw_frame
from explainers.explorable.pictures import PNG, WEBP, decode, encode, encode_sheet, in_own_pixels

FIELD = np.add.outer(np.linspace(0, 1, 30), np.linspace(0, 1, 40))
pixels = arrays.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4)))
few_colors = arrays.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4)), elements=st.sampled_from([0, 7, 255]))


@given(pixels | few_colors)
@settings(max_examples=60)
def test_every_pixel_is_exact(picture):
    assert np.array_equal(decode(encode(picture)), picture)
    assert np.array_equal(decode(encode_sheet(picture)), picture)


@pytest.mark.parametrize("colors", [1, 2, 3, 4, 5, 16, 17, 255, 256, 257])
@pytest.mark.parametrize("opaque", [True, False])
def test_palettes_of_all_sizes(colors, opaque):
    palette = np.random.default_rng(colors).integers(0, 256, (colors, 4), dtype=np.uint8)
    palette[:, 0] = np.arange(colors) % 256
    palette[:, 1] = np.arange(colors) // 256
    if opaque:
        palette[:, 3] = 255
    picture = palette[np.arange(600).reshape(20, 30) % colors]
    written = encode(picture)
    assert np.array_equal(decode(written), picture)
    assert len(written) <= plain(picture) + 64


def plain(picture):
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, format="png")
    return len(stream.getvalue()) * 4 / 3


@pytest.mark.parametrize("colors", ["viridis", "jet", "RdBu", "gray"])
def test_a_field_weighs_much_less(colors):
    x, y = np.meshgrid(np.linspace(0, 9, 80), np.linspace(0, 9, 60))
    picture = mpl.colormaps[colors](np.sin(x * y / 4) / 2 + 0.5, bytes=True)
    assert len(encode(picture)) < plain(picture) / (1.1 if colors == "gray" else 1.6)


def test_a_sheet_may_be_a_webp():
    x, y = np.meshgrid(np.linspace(0, 9, 200), np.linspace(0, 9, 200))
    picture = mpl.colormaps["viridis"](np.sin(x * y) / 2 + 0.5, bytes=True)
    sheet = encode_sheet(picture)
    assert sheet.startswith(WEBP)
    assert len(sheet) < len(encode(picture))


def test_without_webp_a_sheet_is_a_png(monkeypatch):
    monkeypatch.setattr(pictures.features, "check", lambda name: False)
    assert encode_sheet(mpl.colormaps["viridis"](FIELD, bytes=True)).startswith(PNG)


def shown_as(array, **how):
    """The interpolation that a picture is written with."""
    figure = Figure(figsize=(4.8, 3.2), dpi=72)
    ax = figure.subplots()
    image = ax.imshow(array, **{"aspect": "auto", **how})
    if how.get("origin") == "lower":
        ax.set_xlim(5, 10)
    in_own_pixels(figure)
    return image.get_interpolation()


@pytest.mark.parametrize(
    ("array", "how", "interpolation"),
    [
        (FIELD, {"interpolation": "nearest"}, "none"),
        (FIELD, {"interpolation": "auto"}, "none"),
        (FIELD, {"interpolation": "antialiased"}, "none"),
        (FIELD, {"interpolation": "nearest", "origin": "lower"}, "none"),
        (FIELD, {"interpolation": "bilinear"}, "bilinear"),
        (FIELD, {"interpolation": "nearest", "alpha": FIELD / 2}, "nearest"),
        (FIELD, {"interpolation": "nearest", "alpha": 0.5}, "none"),
        (np.zeros((300, 300)), {"interpolation": "auto"}, "auto"),
        (np.zeros((3000, 3000)), {"interpolation": "nearest"}, "nearest"),
    ],
)
def test_where_an_array_keeps_its_own_pixels(array, how, interpolation):
    assert shown_as(array, **how) == interpolation


def draw_field(ax, field):
    ax.imshow(field, cmap="viridis", vmin=0, vmax=2)


def test_a_picture_in_a_frame_has_the_arrays_pixels():
    (image,) = draw_frame([draw_field], FIELD, 3.2, "field")[0].iter("image")
    written = decode(image.get("href"))
    assert np.array_equal(written[::-1], mpl.colormaps["viridis"](FIELD / 2, bytes=True)) or np.array_equal(
        written, mpl.colormaps["viridis"](FIELD / 2, bytes=True)
    )
    assert image.get("image-rendering") == "pixelated"


def test_ten_states_of_64_by_64_are_light(declare):
    def field(k):
        return np.sin(np.add.outer(np.linspace(0, k, 64), np.linspace(0, 3, 64)))

    weights = [len(ET.tostring(draw_frame([draw_field], field(k), 3.2, "field")[0])) for k in range(10)]
    assert sum(weights) / 10 < 10_000
