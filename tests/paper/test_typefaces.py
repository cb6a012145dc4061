from pathlib import Path

from fontTools.ttLib import TTFont

from explainers.paper import typefaces
from explainers.paper.typefaces import cut

FONTS = Path("src/explainers/site/theme/static/fonts")


def test_a_weight_is_a_file_of_its_own_and_cut_once(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(typefaces, "FACES", {"code": ("Paper Code", "normal", (400, 600))})
    rules = cut(FONTS, tmp_path)
    assert rules.count("@font-face") == 4 and 'font-family: "Paper Code"; font-style: normal; font-weight: 600' in rules
    light, bold = sorted(tmp_path.glob("code-[46]*.ttf"))
    with TTFont(light) as one, TTFont(bold) as other:
        assert "fvar" not in one and "fvar" not in other
        assert one.getBestCmap() == other.getBestCmap()
        assert one.getGlyphSet()["H"].width == other.getGlyphSet()["H"].width, "code has one width in every weight"
    before = light.stat().st_mtime_ns
    assert cut(FONTS, tmp_path) == rules and light.stat().st_mtime_ns == before
