"""The palette can be read, by eyes and by the engine."""

import itertools

import matplotlib as mpl
import pytest

from explainers.look import palette, style


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2: 0.2126 R + 0.7152 G + 0.0722 B of linear sRGB."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    bright, dim = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_contrast_of_black_and_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [name for name in palette.ROLES if name not in ("paper", "panel", "line")])
def test_every_role_can_be_read_on_paper_and_panel(name, theme):
    for ground in ("paper", "panel"):
        assert contrast(palette.ROLES[name][theme], palette.ROLES[ground][theme]) >= 4.5


def test_a_color_belongs_to_one_role():
    assert len(palette.BY_COLOR) == len(palette.ROLES)


def test_css_names_every_role_in_light_and_dark():
    css = palette.css()
    for name, role in palette.ROLES.items():
        assert f"--tmp-{name}:{role.light};" in css
        assert f"--tmp-{name}:{role.dark};" in css


def test_the_style_sheet_uses_colors_of_the_palette():
    sheet = dict(mpl.rc_params_from_file(style.SHEET, use_default_template=False))
    cycle = sheet.pop("axes.prop_cycle").by_key()["color"]
    named = [value for key, value in sheet.items() if "color" in key and value not in ("none", "inherit")]
    for color in itertools.chain(cycle, named):
        assert mpl.colors.to_hex(color) in palette.BY_COLOR
