"""Colors stand out from light and dark pages, and change no more than that needs."""

import re

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.explorable import colors
from explainers.explorable.colors import DARK_PAGE, LIGHT_PAGE, contrast, is_ground, moved, pair
from explainers.look import palette

any_color = st.integers(0, 2**24 - 1).map(lambda value: f"#{value:06x}")
TAB10 = [mpl.colors.to_hex(f"C{i}") for i in range(10)]


@given(any_color)
def test_a_text_stands_out_from_every_page(color):
    light, dark = pair(f"{color[1:]}-text")
    assert contrast(light, LIGHT_PAGE) >= 4.5
    assert contrast(dark, DARK_PAGE) >= 4.5


@given(any_color)
def test_a_mark_stands_out_from_every_page_unless_it_is_a_ground(color):
    light, dark = pair(color[1:])
    if is_ground(color):
        assert light == color
        assert contrast(dark, DARK_PAGE) >= 3 or contrast(color, "#ffffff") < 3
    else:
        assert contrast(light, LIGHT_PAGE) >= 3
        assert contrast(dark, DARK_PAGE) >= 3


@given(any_color, any_color)
def test_a_text_stands_out_from_the_mark_that_it_lies_upon(text, mark):
    for color, under in zip(pair(f"{text[1:]}-on-{mark[1:]}"), pair(mark[1:]), strict=True):
        assert contrast(color, under) >= 4.5


def test_a_color_that_stands_out_stays():
    assert pair("d62728")[0] == "#d62728"
    assert pair("ff7f0e")[1] == "#ff7f0e"
    assert moved("#000000", "#ffffff", 4.5) == "#000000"


@pytest.mark.parametrize("color", TAB10)
def test_a_color_that_is_moved_is_moved_only_as_far_as_needed(color):
    for moved_to, page in zip(pair(color[1:]), (LIGHT_PAGE, DARK_PAGE), strict=True):
        assert moved_to == color or contrast(moved_to, page) < 3.1


def test_grays_keep_their_order_and_white_is_as_dark_as_paper():
    grays = [pair(f"{v:02x}" * 3)[1] for v in range(255, -1, -15)]
    brightness = [colors.luminance(gray) for gray in grays]
    assert brightness == sorted(brightness)
    assert contrast(grays[0], palette.ROLES["paper"].dark) < 1.02


@pytest.mark.parametrize(("color", "ground"), [("#f5deb3", True), ("#d3d3d3", True), ("#ffff00", False), ("#17becf", False)])
def test_tints_as_light_as_paper_are_grounds_and_bright_colors_are_not(color, ground):
    assert is_ground(color) == ground


def test_a_text_upon_a_role_stands_out_from_both_of_its_colors():
    light, dark = pair(f"ffffff-on-{palette.FIT[1:]}")
    assert contrast(light, palette.ROLES["fit"].light) >= 4.5
    assert contrast(dark, palette.ROLES["fit"].dark) >= 4.5


def test_contrast_of_black_and_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_only_variables_of_drawn_colors_are_found_each_once():
    html = '<p stroke="var(--explorable-fit,#0069a8)" fill="var(--explorable-1f77b4,#1f77b4)" {"var(--explorable-ff7f0e-text,#ff7f0e)'
    html += "var(--explorable-1f77b4,#1f77b4) var(--explorable-ffffff-on-1f77b4,#ffffff) var(--explorable-panel) #abcdef"
    html += "var(--explorable-000000,#000000)"
    assert colors.used_in(html) == ["1f77b4", "ff7f0e-text", "ffffff-on-1f77b4"]
    assert colors.used_in("nothing") == []
    assert colors.css([]) == ""


def test_every_role_has_its_two_colors_and_a_plain_one_for_old_browsers():
    css = colors.roles_css()
    for name, role in palette.ROLES.items():
        assert f"--explorable-{name}:{role.light};" in css
        assert f"--explorable-{name}:light-dark({role.light},{role.dark});" in css
    assert re.search(r"--explorable-000000:light-dark\(#000000,#e", css)
    assert ":root" not in css, "figures define their colors themselves, not for the page around"


def test_roles_stand_out_from_the_pages_of_all_hosts():
    for name in set(palette.ROLES) - {"paper", "panel", "line"}:
        assert contrast(palette.ROLES[name].light, LIGHT_PAGE) >= 4.5
        assert contrast(palette.ROLES[name].dark, DARK_PAGE) >= 4.5
