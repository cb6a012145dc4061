"""Contact sheets of the built book: which states, which addresses, and one page's sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tools import sheets


def test_the_states_are_the_start_and_the_ends() -> None:
    states = sheets.ends([3, 5], [1, 4])
    assert states == [(1, 4), (0, 4), (2, 4), (1, 0), (0, 0)]
    assert sheets.ends([2], [0]) == [(0,), (1,)]


def test_a_state_has_its_address() -> None:
    controls = [{"name": "n", "tokens": ["1", "2"], "start": 0}, {"name": "kind", "tokens": ["a", "b"], "start": 1}]
    assert sheets.address(Path("notebooks/one.html"), "a-figure", controls, (1, 0)) == "one.html#a-figure?n=2&kind=a"


def shot(width: int, height: int, *, first: bool = False) -> sheets.Shot:
    return sheets.Shot("one.html#a-figure?n=2", Image.new("RGB", (width, height), "#ff0000"), first)


def test_pictures_stand_side_by_side_while_there_is_room_and_a_figure_begins_a_row() -> None:
    gap, line = sheets.GAP, sheets.LINE
    whole = sheets.sheet([shot(1000, 50, first=True), shot(1000, 90), shot(1000, 50), shot(300, 40, first=True)], "light")
    assert whole.size == (2 * 1000 + 3 * gap, 90 + 50 + 40 + 4 * gap + 3 * line)
    assert whole.getpixel((gap, gap)) == (255, 0, 0)
    assert whole.getpixel((gap, gap + 90 + gap + line)) == (255, 0, 0), "the third does not fit beside the second"


def test_without_a_book_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sheets, "SITE", tmp_path)
    assert sheets.main("") == 2
    assert "run `make site` first" in capsys.readouterr().err


def test_an_unknown_page_is_answered_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert sheets.main("nowhere") == 2
    assert "There is no page 'nowhere' with figures. The pages are:\n  " in capsys.readouterr().err


@pytest.mark.browser
def test_one_page_has_four_sheets_of_every_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "SHEETS", tmp_path)
    looks = [sheets.Look("light", 1280), sheets.Look("dark", 360)]
    made = [sheets.photograph((Path("book/index.html"), look)) for look in looks]
    assert made == [("index-1280-light.png", 3), ("index-360-dark.png", 3)]
    light, dark = (Image.open(tmp_path / name).convert("L") for name, _ in made)
    corner = (sheets.GAP + 2, sheets.GAP + 2)
    assert light.getpixel(corner) > 230
    assert dark.getpixel(corner) < 60
    assert "index-360-dark.png" in sheets.index([name for name, _ in made])
