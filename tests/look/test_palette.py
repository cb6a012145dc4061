"""The palette can be read, by eyes and by the engine."""

import itertools
import json
import os
import subprocess
import sys

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


@pytest.fixture
def own_palette(monkeypatch):
    monkeypatch.setattr(palette, "ROLES", dict(palette.ROLES))
    monkeypatch.setattr(palette, "BY_COLOR", dict(palette.BY_COLOR))
    for name in ("FIT", "PREY"):
        monkeypatch.setattr(palette, name, getattr(palette, name, ""), raising=False)


def test_an_author_changes_a_role_and_adds_another(own_palette):
    palette.use({"fit": ("#0000AA", "#8888ff"), "prey": ["#7a5c00", "#e0b94c"]})
    assert palette.FIT == "#0000aa"
    assert palette.PREY == "#7a5c00"
    assert palette.BY_COLOR["#7a5c00"] == "prey"
    assert "#0069a8" not in palette.BY_COLOR
    assert palette.ROLES["prey"] == ("#7a5c00", "#e0b94c")


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ({"Prey": ("#7a5c00", "#e0b94c")}, "'Prey' cannot name a role"),
        ({"facade": ("#7a5c00", "#e0b94c")}, "'facade' cannot name a role"),
        ({"prey": ("brown", "#e0b94c")}, "give it two colors, light and dark"),
        ({"prey": "#7a5c00"}, "give it two colors, light and dark"),
        ({"prey": (palette.FIT, "#e0b94c")}, "two roles have the same light color"),
    ],
)
def test_a_palette_that_cannot_be_says_why_and_changes_nothing(own_palette, roles, message):
    before = dict(palette.ROLES)
    with pytest.raises(ValueError, match=message):
        palette.use(roles)
    assert before == palette.ROLES


def test_kernels_take_the_palette_from_the_environment():
    script = "from explainers.look import palette; print(palette.PREY, palette.FIT)"
    environment = {**os.environ, "EXPLORABLE_PALETTE": json.dumps({"prey": ["#7a5c00", "#e0b94c"]})}
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True).stdout
    assert said == f"#7a5c00 {palette.FIT}\n"


def test_the_style_sheet_uses_colors_of_the_palette():
    sheet = dict(mpl.rc_params_from_file(style.SHEET, use_default_template=False))
    cycle = sheet.pop("axes.prop_cycle").by_key()["color"]
    named = [value for key, value in sheet.items() if "color" in key and value not in ("none", "inherit")]
    for color in itertools.chain(cycle, named):
        assert mpl.colors.to_hex(color) in palette.BY_COLOR
