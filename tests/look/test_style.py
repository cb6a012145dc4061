import io
import re

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.look import palette, style


@pytest.fixture
def ax() -> Axes:
    axes = Figure().subplots()
    axes.set(xlim=(0, 5), ylim=(-1, 1))
    return axes


def test_pixels_are_ink_whose_alpha_is_the_gray_value(ax):
    shown = style.show_image(ax, np.array([[0.0, 0.2], [0.6, 1.0]]), (1, 2, 0, 1))
    pixels = shown.get_array()
    assert pixels[..., 3].tolist() == [[0, 51], [153, 255]]
    assert {"#" + bytes(p[:3]).hex() for p in pixels.reshape(-1, 4)} == {palette.INK}


def test_gray_values_are_rounded_to_the_levels(ax):
    shown = style.show_image(ax, np.linspace(0, 1, 100).reshape(10, 10), (0, 1, 0, 1), levels=4)
    assert np.unique(shown.get_array()[..., 3]).tolist() == [0, 85, 170, 255]


def test_a_picture_leaves_the_axes_as_they_are(ax):
    style.show_image(ax, np.eye(3), (1, 2, 0, 1))
    assert (ax.get_xlim(), ax.get_ylim(), ax.get_aspect()) == ((0, 5), (-1, 1), "auto")


@pytest.mark.parametrize(
    ("axis", "limits", "labels"),
    [
        ("x", (0.8, 5500), ["1", "10", "100", "1,000"]),
        ("x", (0.005, 12000), ["0.01", "0.1", "1", "10", "100", "1,000", "10,000"]),
        ("x", (9, 2e6), ["10¹", "10²", "10³", "10⁴", "10⁵", "10⁶"]),
        ("x", (5500, 0.8), ["1", "10", "100", "1,000"]),
        ("y", (0.02, 300), ["0.1", "1", "10", "100"]),
        ("y", (0.8, 2000), ["10⁰", "10¹", "10²", "10³"]),
        ("y", (0.002, 3), ["0.01", "0.1", "1"]),
        ("y", (0.0005, 3), ["10⁻³", "10⁻²", "10⁻¹", "10⁰"]),
    ],
)
def test_powers_are_numbers_where_all_are_short(ax, axis, limits, labels):
    ax.set(**{f"{axis}scale": "log", f"{axis}lim": limits})
    style.label_powers(ax, axis)
    chosen = ax.xaxis if axis == "x" else ax.yaxis
    seen = {text: min(limits) <= place <= max(limits) for place, text in zip(*ticks(chosen), strict=True)}
    assert [text for text, inside in seen.items() if inside] == labels


def ticks(axis):
    return axis.get_majorticklocs(), [label.get_text() for label in axis.get_ticklabels()]


def test_numbers_beside_an_axis_leave_room_for_its_label(ax):
    style.use()
    ax = Figure().subplots()
    ax.set(yscale="log", ylim=(0.008, 300), ylabel="error")
    style.label_powers(ax, "y")
    ax.figure.draw_without_rendering()
    assert ax.yaxis.label.get_window_extent().x0 > 0


@pytest.mark.parametrize("image", [np.zeros(4), np.full((2, 2), 1.5), np.full((2, 2), np.nan)])
def test_what_is_no_gray_picture_is_refused(ax, image):
    with pytest.raises(ValueError, match="gray values in \\[0, 1\\]"):
        style.show_image(ax, image, (0, 1, 0, 1))


def test_dots_stand_at_every_third_vertex_and_look_round():
    ax = Figure().subplots()
    ax.set(xscale="log", xlim=(1, 1e6), ylim=(-1, 1))
    x = np.geomspace(2, 1e5, 200)
    line = style.dots(ax, x, np.ma.masked_less(np.sin(x), 0), color=palette.FIT, size=3.5)
    np.testing.assert_array_equal(line.get_xdata()[::3][np.sin(x) >= 0], x[np.sin(x) >= 0])
    np.testing.assert_array_equal(np.ma.getmaskarray(line.get_ydata()[::3]), np.sin(x) < 0)
    assert np.ma.getmaskarray(line.get_ydata()[2::3]).all()
    pixels = ax.transData.transform(np.stack([line.get_xdata(), line.get_ydata()], axis=1).filled(np.nan))
    strokes = np.linalg.norm(pixels[1::3] - pixels[::3], axis=1)[np.sin(x) >= 0] * 72 / ax.figure.dpi
    np.testing.assert_allclose(strokes, 0.13, rtol=1e-6)
    assert line.get_solid_capstyle() == "round"
    assert line.get_linewidth() == 3.5


def test_no_dot_is_dropped_from_the_page():
    figure = Figure()
    ax = figure.subplots()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    style.dots(ax, *np.random.default_rng(0).random((2, 300)), color="#123456", size=3.5)
    svg = io.StringIO()
    figure.savefig(svg, format="svg")
    (drawn,) = re.findall(r'<path d="([^"]*)"[^>]*style="[^"]*#123456', svg.getvalue())
    assert len(re.findall(r"M [\d. ]+\s+L", drawn)) == 300


def test_crosses_have_two_strokes_about_their_place(ax):
    line = style.crosses(ax, [1.0, 2.0], np.ma.array([0.5, 0.0], mask=[False, True]), color=palette.WARN, size=4.5, width=1.2)
    corners = ax.transData.transform(np.stack([line.get_xdata(), line.get_ydata()], axis=1)[[0, 1, 3, 4]].filled(np.nan))
    np.testing.assert_allclose(corners.mean(axis=0), ax.transData.transform((1.0, 0.5)))
    np.testing.assert_allclose(np.ptp(corners, axis=0) * 72 / ax.figure.dpi, 4.5)
    assert np.ma.getmaskarray(line.get_ydata())[6:].all()
