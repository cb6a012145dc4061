"""A picture of one role's color is that role, seen through a mask; another picture stays as it is."""

import base64
import io
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib.axes import Axes
from PIL import Image

from explainers.explorable.frame import draw_frame
from explainers.look import palette

GRAY = np.arange(12).reshape(3, 4) * 23


def show(color: str):
    def draw(ax: Axes, gray: np.ndarray) -> None:
        pixels = np.empty((*gray.shape, 4), dtype=np.uint8)
        pixels[..., :3], pixels[..., 3] = list(bytes.fromhex(color[1:])), gray
        ax.imshow(pixels, interpolation="none", aspect="auto")

    return draw


def frame_of(color: str, gray: np.ndarray = GRAY) -> ET.Element:
    return draw_frame([show(color)], gray, 3.2, "picture")[0]


def test_a_role_is_seen_through_the_picture_as_a_mask():
    svg = frame_of(palette.FIT)
    (mask,) = svg.iter("mask")
    (rect,) = (r for r in svg.iter("rect") if "mask" in r.attrib)
    assert rect.get("fill") == f"var(--explorable-fit,{palette.FIT})"
    assert rect.get("mask") == f"url(#{mask.get('id')})"
    href = mask[0].get("href")
    png = Image.open(io.BytesIO(base64.b64decode(href.split(",")[1])))
    assert np.array_equal(np.asarray(png.convert("L")), GRAY)


def test_the_mask_covers_the_picture_and_nothing_else():
    svg = frame_of(palette.INK)
    (mask,) = svg.iter("mask")
    (rect,) = (r for r in svg.iter("rect") if "mask" in r.attrib)
    place = [("x", "0"), ("y", "0"), ("width", "4"), ("height", "3")]
    for element in (mask, mask[0], rect):
        assert [(key, element.get(key)) for key, _ in place] == place


def test_another_color_stays_as_it_is():
    svg = frame_of("#123456")
    assert not list(svg.iter("mask"))
    (image,) = svg.iter("image")
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(image.get("href").split(",")[1]))).convert("RGBA"))
    assert np.array_equal(pixels[..., 3], GRAY)


def test_two_states_differ_in_the_picture_alone():
    one, other = frame_of(palette.INK), frame_of(palette.INK, GRAY.T.reshape(3, 4))
    for svg in (one, other):
        (mask,) = svg.iter("mask")
        mask[0].set("href", "")
    assert ET.tostring(one) == ET.tostring(other)
