"""The typefaces that come with the book can set every character of it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import explainers

FONTS = Path(explainers.__file__).parent / "site" / "theme" / "static" / "fonts"
SITE = Path("_build/html")


@pytest.fixture(scope="module")
def characters() -> dict[str, set[str]]:
    lines = (FONTS / "characters.txt").read_text("utf-8").splitlines()
    return {line.partition(" ")[0]: set(line.partition(" ")[2]) for line in lines}


class Text(HTMLParser):
    """The characters of a page's text, apart: formulas, code, and the rest."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {"math": set(), "code": set(), "text": set()}
        self._inside: list[str] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("math", "pre", "code", "script", "style"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        kind = {"math": "math", "pre": "code", "code": "code", "script": "text"}.get(self._inside[-1] if self._inside else "", "text")
        self.found[kind] |= {character for character in data if character.isprintable() and not character.isspace()}


def everything(characters: dict[str, set[str]], font: str) -> set[str]:
    """What both parts of a font can set."""
    return characters[font] | characters[f"{font}-rest"]


SUBSCRIPTS = set("ₗᵢⱼ")
"""Letters of docstrings that none of the typefaces has: on pages of code the reader's system sets them."""

INVISIBLE = set("\u2061\u2062\u2063\u2064\ufe00\ufe01\u200b")


@pytest.fixture(scope="module")
def texts() -> dict[Path, dict[str, set[str]]]:
    assert (SITE / "index.html").exists(), "the book is not built: run make site"
    return {page.relative_to(SITE): Text(page).found for page in SITE.rglob("*.html")}


@pytest.mark.parametrize(("kind", "fonts"), [("math", ["math"]), ("code", ["code", "sans", "math"]), ("text", ["serif", "sans", "math"])])
def test_every_character_of_the_book_is_in_a_typeface(characters, texts, kind, fonts):
    known = set().union(*(everything(characters, font) for font in fonts)) | INVISIBLE
    missing = {str(page): sorted(found[kind] - known - (SUBSCRIPTS if page.parts[0] == "code" else set())) for page, found in texts.items()}
    found = [
        f"{page}: no typeface of {kind} has {characters}; use others, or cut the fonts anew: tools/subset_fonts.py"
        for page, characters in missing.items()
        if characters
    ]
    assert not found, "\n".join(found)


def test_formulas_need_no_second_font(characters, texts):
    pages = {page: found["math"] - characters["math"] - INVISIBLE for page, found in texts.items() if page.parts[0] != "code"}
    found = [
        f"{page}: formulas have {sorted(rest)}, which cost the page 54 kB; add them to FORMULAS of tools/subset_fonts.py"
        for page, rest in pages.items()
        if rest
    ]
    assert not found, "\n".join(found)


def test_the_style_sheet_asks_for_each_part_where_its_characters_are(characters):
    sheet = (FONTS.parent / "book.css").read_text("utf-8")
    ranges = dict(re.findall(r"fonts/([a-z-]+)\.woff2[^}]*unicode-range: ([^;]+);", sheet))
    assert set(ranges) == set(characters) == {font.stem for font in FONTS.glob("*.woff2")}
    for name, written in ranges.items():
        spans = [part.removeprefix("U+").partition("-") for part in written.split(",")]
        points = {chr(point) for first, _, last in spans for point in range(int(first, 16), int(last or first, 16) + 1)} - {" "}
        assert points == characters[name], f"book.css has another unicode-range for {name}: write the one that tools/subset_fonts.py prints"


def test_the_fonts_of_a_first_load_are_light():
    sizes = {font.stem: font.stat().st_size for font in FONTS.glob("*.woff2") if not font.stem.endswith("-rest")}
    assert sum(sizes.values()) <= 135_000, f"{sizes}: cut them to what the book uses, tools/subset_fonts.py"


def test_letters_of_figures_are_all_in_the_sans(characters):
    missing = set("αβγδθλμσφωΔΣ−×²⁻⁰¹³₀₁₂≤≥≈≠‖√∞ʲ·…") - everything(characters, "sans")
    assert not missing, f"the sans, in which figures are lettered, lacks {sorted(missing)}; cut it anew: tools/subset_fonts.py"


def test_the_fonts_come_with_their_license():
    text = (FONTS / "LICENSE.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in text, "fonts/LICENSE.txt lacks the text of the license; the fonts may not be given away without it"
    fonts = [font.name for font in FONTS.glob("*.woff2")]
    assert fonts, f"there are no fonts in {FONTS}"
    unnamed = [name for name in fonts if name not in text]
    assert not unnamed, f"fonts/LICENSE.txt does not name {unnamed}; say whose they are"
