"""The pictures of all states in one: every pixel of every state is where the window looks, and nothing else is."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from explainers.explorable import sprite as module
from explainers.explorable.pictures import decode, encode
from explainers.explorable.sprite import cut, sprite


def image(picture, unit=1.0, **attributes):
    rows, columns = picture.shape[:2]
    place = {"x": "0", "y": "0", "width": f"{columns * unit:.6g}", "height": f"{rows * unit:.6g}"}
    return ET.Element("image", {"href": encode(picture), **place, "transform": "scale(2)", "image-rendering": "pixelated", **attributes})


def noise(seed, rows=5, columns=7):
    return np.random.default_rng(seed).integers(0, 256, (rows, columns, 4), dtype=np.uint8)


def in_state(made, state):
    """The sprite's element as the player leaves it in ``state``."""
    for element, key, values in made.changes:
        element.attrib.pop(key, None)
        if values[state] is not None:
            element.set(key, values[state])
    for element, address in made.sheets:
        element.set("href", address)
    return made.element


def canonical(element):
    return ET.canonicalize(ET.tostring(element, encoding="unicode"))


shapes = st.tuples(st.integers(1, 6), st.integers(1, 6), st.just(4))


@given(st.lists(arrays.arrays(np.uint8, shapes), min_size=2, max_size=6), st.data())
@settings(max_examples=40)
def test_each_state_shows_its_own_picture(pictures, data):
    places = [{"x": str(data.draw(st.integers(-3, 3))), "y": str(data.draw(st.integers(-3, 3)))} for _ in pictures]
    images = [image(picture, **place) for picture, place in zip(pictures, places, strict=True)]
    made = sprite(images, data.draw(st.integers(0, len(images) - 1)), "window")
    if made is None:
        assert len({i.get("href") for i in images}) == 1
        return
    for i, one in enumerate(images):
        assert canonical(cut(in_state(made, i))) == canonical(one)


@pytest.mark.parametrize("unit", [1.0, 0.45])
def test_the_window_shows_the_pixels_of_the_state(unit):
    """Without ``cut``: where the mover puts the sheet, the picture lies behind the window, with its own edge around it."""
    pictures = [noise(seed) for seed in range(5)]
    made = sprite([image(picture, unit) for picture in pictures], 2, "window")
    (element, address), *more = made.sheets
    assert not more
    sheet = np.pad(decode(address), ((9, 9), (9, 9), (0, 0)))
    for i in (0, 1, 3, 4):
        mover = in_state(made, i)[1]
        right, below = (float(step) / unit for step in mover.get("transform")[10:-1].split())
        row, column = round(9 - below - float(element.get("y")) / unit), round(9 - right - float(element.get("x")) / unit)
        assert np.array_equal(sheet[row : row + 5, column : column + 7], pictures[i])
        assert np.array_equal(sheet[row - 1, column : column + 7], pictures[i][0])
        assert np.array_equal(sheet[row : row + 5, column + 7], pictures[i][:, -1])


def test_without_a_script_the_start_state_is_there():
    pictures = [noise(seed) for seed in range(3)]
    made = sprite([image(picture) for picture in pictures], 1, "window")
    mover = made.element[1]
    assert mover.get("transform") is None
    assert np.array_equal(decode(mover[0].get("href")), pictures[1])
    assert mover[1].get("href") is None, "the sheet comes with the table"


def test_many_pictures_take_several_sheets_and_none_is_too_large(monkeypatch):
    monkeypatch.setattr(module, "MOST_SIDE", 40)
    pictures = [noise(seed) for seed in range(30)]
    images = [image(picture) for picture in pictures]
    made = sprite(images, 0, "window")
    assert len(made.sheets) > 1
    assert all(max(decode(address).shape) <= 40 for _, address in made.sheets)
    assert all(canonical(cut(in_state(made, i))) == canonical(one) for i, one in enumerate(images))


@pytest.mark.parametrize(
    "images",
    [
        [image(noise(0)), image(noise(0))],
        [image(noise(0)), image(noise(1), opacity="0.5", mask="url(#a)")],
        [image(noise(0)), image(noise(1), unit=2.0)],
        [image(noise(0)), image(noise(1), href="data:image/jpeg;base64,")],
        [image(noise(seed, 60, 60)) for seed in range(3)],
    ],
    ids=["one picture", "drawn in another way", "pixels of two sizes", "no PNG", "too many pixels"],
)
def test_where_there_is_no_sprite(images, monkeypatch):
    monkeypatch.setattr(module, "MOST_SIDE", 50)
    assert sprite(images, 0, "window") is None
