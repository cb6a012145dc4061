"""Which colors of a figure follow the page: of marks, texts, grounds, color maps and what lies upon them."""

import re
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest

from explainers.explorable.frame import draw_frame
from explainers.explorable.paint import INK
from explainers.look import palette
from explainers.look.style import show_image


def painted(draw, **style) -> ET.Element:
    with mpl.rc_context({**mpl.rcParamsDefault, "backend": mpl.get_backend(), **style}):
        return draw_frame([lambda ax, _: draw(ax)], None, 3.2, "a")[0]


def variables(svg: ET.Element) -> set[str]:
    return set(re.findall(r"--explorable-([\w-]+)", ET.tostring(svg, encoding="unicode")))


def color_of(svg: ET.Element, words: str) -> str:
    """The fill of a text: its own, else what it inherits."""
    parents = {child: parent for parent in svg.iter() for child in parent}
    (element,) = (text for text in svg.iter("text") if text.text == words)
    while "fill" not in element.attrib:
        element = parents[element]
    return element.get("fill")


def variable(name: str, color: str) -> str:
    return f"var(--explorable-{name},{color})"


def test_lines_and_texts_of_matplotlibs_own_look_are_variables_with_the_drawn_color_behind_them():
    svg = painted(lambda ax: (ax.plot([1, 2]), ax.plot([2, 1]), ax.text(0, 1, "here", color="tab:orange"), ax.set_xlabel("below")))
    assert {"1f77b4", "ff7f0e", "ff7f0e-text", "000000", "paper"} <= variables(svg)
    assert color_of(svg, "here") == variable("ff7f0e-text", "#ff7f0e")
    assert color_of(svg, "below") == svg.get("fill") == INK
    assert not re.search(r'"#', ET.tostring(svg, encoding="unicode").replace('href="#', "")), "every color is a variable"


def test_roles_of_the_palette_are_roles_for_marks_and_for_texts():
    svg = painted(lambda ax: (ax.plot([1, 2], color=palette.FIT), ax.text(0, 1, "here", color=palette.TRUTH)))
    assert variable("fit", palette.FIT) in ET.tostring(svg, encoding="unicode")
    assert color_of(svg, "here") == variable("truth", palette.TRUTH)


def test_an_authors_role_is_drawn_by_its_color(monkeypatch):
    for table in (palette.ROLES, palette.BY_COLOR):
        monkeypatch.setattr(palette, "ROLES" if table is palette.ROLES else "BY_COLOR", dict(table))
    palette.use({"prey": ("#7a5c00", "#e0b94c")})
    assert "prey" in variables(painted(lambda ax: ax.plot([1, 2], color="#7a5c00")))


def test_the_white_of_a_figure_is_the_page():
    svg = painted(lambda ax: ax.plot([1, 2]))
    figure, axes = (path.get("fill") for path in list(svg.iter("path"))[:2])
    assert (figure, axes) == ("none", variable("paper", "#ffffff"))


def test_a_figure_with_a_ground_of_its_own_stays_as_drawn():
    svg = painted(lambda ax: (ax.plot([1, 2]), ax.set_xlabel("below")), **mpl.style.library["dark_background"])
    assert variables(svg) == {"000000"}, "but for what the root would hand down"
    assert color_of(svg, "below") == "#ffffff"
    assert svg[-1].get("fill") == "#000000" or any(group.get("fill") == "#000000" for group in svg)


def test_axes_with_a_colored_ground_keep_what_lies_upon_it_and_let_the_rest_follow():
    def draw(ax):
        ax.set_facecolor("navy")
        ax.plot([1, 2], color="yellow")
        ax.text(0.5, 1.5, "upon", color="w")
        ax.set_xlabel("below")
        ax.grid(color="w")

    svg = painted(draw)
    assert {"ffff00", "000080", "ffffff"}.isdisjoint(variables(svg))
    assert color_of(svg, "upon") == "#ffffff"
    assert color_of(svg, "below") == INK


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: ax.scatter([0, 1, 2], [0, 1, 2], c=[0, 1, 2]),
        lambda ax: ax.pcolormesh(np.arange(9.0).reshape(3, 3)),
        lambda ax: ax.contourf(np.arange(9.0).reshape(3, 3)),
        lambda ax: ax.imshow(np.arange(9.0).reshape(3, 3)),
    ],
    ids=["scatter", "pcolormesh", "contourf", "imshow"],
)
def test_the_colors_of_a_map_stay_and_so_does_what_lies_upon_them(draw):
    svg = painted(lambda ax: (draw(ax), ax.plot([0, 2], [0, 2], color="r"), ax.text(1, 1, "upon"), ax.set_title("above")))
    assert variables(svg) <= {"000000"}
    assert color_of(svg, "upon") == "#000000"
    assert color_of(svg, "above") == INK


def test_a_map_that_covers_transparent_axes_is_a_ground_and_points_are_not():
    def covered(ax):
        ax.imshow(np.arange(9.0).reshape(3, 3), aspect="auto")
        ax.plot([0, 2], [0, 2], color=palette.FIT)

    def scattered(ax):
        ax.scatter([0, 1, 2], [0, 1, 2], c=[0, 1, 2])
        ax.plot([0, 2], [0, 2], color=palette.FIT)

    transparent = {"axes.facecolor": "none", "figure.facecolor": "none"}
    assert "fit" not in variables(painted(covered, **transparent))
    assert "fit" in variables(painted(scattered, **transparent))


def test_points_of_one_color_are_marks():
    assert "1f77b4" in variables(painted(lambda ax: ax.scatter([0, 1, 2], [0, 1, 2])))


def test_a_text_upon_a_mark_is_made_for_that_mark():
    def draw(ax):
        ax.bar([0, 1], [4, 4], color=["tab:blue", palette.FIT])
        ax.text(0, 2, "in blue", color="w", ha="center")
        ax.text(1, 2, "in the role", ha="center")
        ax.text(0.5, 2, "|", ha="center")  # between the bars
        ax.text(1, 3, r"$\sqrt{x}$", color="w", ha="center")
        ax.text(0.5, 4.1, "above", bbox={"facecolor": "yellow"})

    svg = painted(draw)
    assert color_of(svg, "in blue") == variable("ffffff-on-1f77b4", "#ffffff")
    assert color_of(svg, "in the role") == variable(f"000000-on-{palette.FIT[1:]}", "#000000")
    assert variable(f"ffffff-on-{palette.FIT[1:]}", "#ffffff") in ET.tostring(svg, encoding="unicode"), "a formula"
    assert color_of(svg, "|") == INK
    assert color_of(svg, "above") == variable("000000-on-ffff00", "#000000")


def test_a_mark_smaller_than_the_text_is_no_ground_for_it_and_a_large_one_is():
    def draw(ax):
        ax.scatter([0, 2], [0, 0], s=[30, 2000])
        ax.text(0, 0, "on a point", ha="center", va="center")
        ax.text(2, 0, "node", ha="center", va="center")
        ax.set(xlim=(-1, 3))

    svg = painted(draw)
    assert color_of(svg, "on a point") == INK
    assert color_of(svg, "node") == variable("000000-on-1f77b4", "#000000")


def test_a_text_upon_a_tinted_picture_lies_upon_no_mark():
    def draw(ax):
        show_image(ax, np.eye(4), (0, 1, 0, 1), palette.FIT)
        ax.text(0.5, 0.5, "upon", ha="center")

    assert color_of(painted(draw), "upon") == INK


def draw_all_kinds(ax, result):
    ax.set_facecolor("none")
    ax.scatter([0, 1, 2], [5, 6, 7], c=[0, 1, 2], gid="mine")
    ax.bar([0], [4], gid="my-bar")
    ax.text(0, 2, "in a bar", color="w", ha="center", rotation=90, gid="my-words")
    ax.plot([1, 2], [1, result["k"]])


def test_names_of_artists_and_the_search_for_ink_change_no_color(declare):
    with mpl.rc_context({**mpl.rcParamsDefault, "backend": mpl.get_backend()}):
        figure = declare(draw=draw_all_kinds, compute=lambda k, sign, seed: {"k": k}, describe="{k}")
        plain, (watched, *_) = figure.frame(0), figure.watched_frame(0)
    assert [ET.tostring(svg) for svg in plain] == [ET.tostring(svg) for svg in watched]
    assert color_of(plain[0], "in a bar") == variable("ffffff-on-1f77b4", "#ffffff")
    assert "440154" not in variables(plain[0])


def test_a_translucent_mark_is_no_ground_for_a_text():
    svg = painted(lambda ax: (ax.axvspan(0, 1, alpha=0.3), ax.text(0.5, 0.5, "upon")))
    assert color_of(svg, "upon") == INK
