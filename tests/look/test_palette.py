"""The palette can be read, by eyes and by the engine."""

import itertools

import matplotlib as mpl
import numpy as np
import pytest

from explainers.look import palette, style
from tests.look.contrast import contrast


def test_contrast_of_black_and_white():
    assert contrast(np.zeros(3), np.ones(3)) == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [name for name in palette.ROLES if name not in ("paper", "panel", "line")])
def test_every_role_can_be_read_on_paper_and_panel(name, theme):
    for ground in ("paper", "panel"):
        one, other = (np.array(mpl.colors.to_rgb(palette.ROLES[role][theme])) for role in (name, ground))
        assert contrast(one, other) >= 4.5


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
