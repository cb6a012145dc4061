"""The typefaces that come with the book can set every character of it."""

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


SUBSCRIPTS = set("ₗᵢⱼ")
"""Letters of docstrings that none of the typefaces has: on pages of code the reader's system sets them."""

INVISIBLE = set("\u2061\u2062\u2063\u2064\ufe00\ufe01\u200b")


@pytest.fixture(scope="module")
def texts() -> dict[Path, dict[str, set[str]]]:
    assert (SITE / "index.html").exists(), "the book is not built: run make site"
    return {page.relative_to(SITE): Text(page).found for page in SITE.rglob("*.html")}


@pytest.mark.parametrize(("kind", "fonts"), [("math", ["math"]), ("code", ["code", "sans", "math"]), ("text", ["serif", "sans", "math"])])
def test_every_character_of_the_book_is_in_a_typeface(characters, texts, kind, fonts):
    known = set().union(*(characters[font] for font in fonts)) | INVISIBLE
    missing = {str(page): sorted(found[kind] - known - (SUBSCRIPTS if page.parts[0] == "code" else set())) for page, found in texts.items()}
    found = [
        f"{page}: no typeface of {kind} has {characters}; use others, or cut the fonts anew: tools/subset_fonts.py"
        for page, characters in missing.items()
        if characters
    ]
    assert not found, "\n".join(found)


def test_letters_of_figures_are_all_in_the_sans(characters):
    missing = set("αβγδθλμσφωΔΣ−×²⁻⁰¹³₀₁₂≤≥≈≠‖√∞ʲ·…") - characters["sans"]
    assert not missing, f"the sans, in which figures are lettered, lacks {sorted(missing)}; cut it anew: tools/subset_fonts.py"


def test_the_fonts_come_with_their_license():
    text = (FONTS / "LICENSE.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in text, "fonts/LICENSE.txt lacks the text of the license; the fonts may not be given away without it"
    fonts = [font.name for font in FONTS.glob("*.woff2")]
    assert fonts, f"there are no fonts in {FONTS}"
    unnamed = [name for name in fonts if name not in text]
    assert not unnamed, f"fonts/LICENSE.txt does not name {unnamed}; say whose they are"
