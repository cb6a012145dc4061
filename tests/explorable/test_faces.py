"""Characters that will be boxes in print are named."""

from __future__ import annotations

import warnings

import pytest

from explainers.explorable import Slider, explorable, still
from explainers.explorable.faces import ExplorableWarning, missing_faces


def draw_japanese(ax, result):
    ax.plot([0, 1])
    ax.set_title("日本 x")


def test_a_character_without_a_face_is_named_with_figure_panel_font_and_remedy() -> None:
    figure = explorable("title", compute=lambda k: k, draw=draw_japanese, describe="{k}", alt="A.", controls=[Slider("k", [1], start=1)])
    with pytest.warns(ExplorableWarning) as caught:
        figure.picture(0)
    (warning,) = caught
    message = str(warning.message)
    assert message.startswith("explorable 'title': panel 1 (draw_japanese): in the printed picture '日', '本' will be boxes")
    assert "DejaVu Sans has no face for them" in message
    assert 'matplotlib.rcParams["font.family"]' in message


def test_a_still_says_it_too() -> None:
    with pytest.warns(ExplorableWarning, match=r"^still 'title': panel 1 \(draw_japanese\): in the printed picture '日', '本'"):
        still("title", 1, draw=draw_japanese, alt="A.")._repr_mimebundle_()


def test_other_warnings_go_their_way() -> None:
    with pytest.warns(RuntimeWarning, match="overflow") as caught, missing_faces() as found:
        warnings.warn("overflow", RuntimeWarning, stacklevel=1)
        warnings.warn("Glyph 26085 (\\N{CJK UNIFIED IDEOGRAPH-65E5}) missing from font(s) DejaVu Sans.", UserWarning, stacklevel=1)
    assert len(caught) == 1
    assert found == {"日": "DejaVu Sans"}
