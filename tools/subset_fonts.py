"""How the typefaces of the site were cut from their sources. Needed only to cut them again; takes fonttools and brotli.

    npm pack source-serif@4.5.1 source-sans@3.52.0 source-code-pro@2.42.0 @fontsource/stix-two-math@5.3.0   # and unpack each
    python tools/subset_fonts.py <folder of the unpacked packages>

Beside the fonts it writes ``characters.txt``: what each of them can set, which a test holds against the built pages.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).parents[1] / "src" / "explainers" / "site" / "theme" / "static" / "fonts"

TEXT = (
    "20-7E A0-FF 107 10D 11F 131 141 142 152 153 15E-161 17A 17D 17E 2B0-2B8 2C6 2DC 2E1-2E3 302-304 391-3A1 3A3-3A9 3B1-3C9 3D1 3D5 3F5 "
    "1D2C-1D6A 2010-2016 2018-201E 2020-2022 2026 2030 2032 2033 2039 203A 2044 2070 2071 2074-208E 2090-209C 20AC 2113 2122 2126 "
    "2190-2193 2196-2199 21D2 2202 2206 220F 2211 2212 2215 2219 221A 221E 222B 2248 2260 2264 2265 25A0 25B2 25B6 25B8 25CB 25CF 25C6 "
    "25CA 2713 2717 FB01 FB02"
)
COMMON = (  # what the book's prose is made of; the rest of TEXT is in a file of its own, which few pages need
    "20-7E A0 A7 A9 B0-B4 B7 B9 BC-BE C7 C9 D6 D7 DC DF E0 E1 E4 E7-EA ED EF F1 F3 F6 F7 FC 15E 15F 17A 2013 2014 2018 2019 201C 201D 2026 "
    "2070 2074-2079 207B 207F 2080-2084 2212 221A 2713 2717"
)
LETTERED = (
    COMMON + " 2B2 302 393 394 398 3A3 3A6 3B1-3C9 1D57 2190-2193 221E 2248 2260 2264 2265 25B6 25B8"
)  # figures have Greek letters, a hat and the exponent t
SLANTED = "20-7E A0 B7 C7 C9 D6 D7 DC DF E0 E1 E4 E7-EA ED EF F1 F3 F6 FC 2013 2014 2018 2019 201C 201D 2026 2212"
CODE = "20-7E A0-FF 2B2 391-3A1 3A3-3A9 3B1-3C9 2013 2014 2018-201D 2026 2070-2089 2190 2192 2212 221A 221E 2248 2260 2264 2265 2500-257F"
TYPED = "20-7E A0 B1-B3 B7 BD D7 393 394 398 3A3 3A6 3B1-3C9 2013 2014 2026 2081 2082 2192 2212 221A 221E 2264 2265"
DISPLAY = "20-7E A0-FF 2013 2014 2018-201D 2026 2212 3B1-3C9"
TITLES = "20-7E A0 D7 DC E4 E9 EF F6 FC 2013 2014 2018 2019 201C 201D 2026"
MATH = (
    "20-7E A0-FF 131 237 2C6 2C7 2D8-2DD 300-30C 311 332 338 391-3F6 2010-2016 2018-201D 2020-2022 2026 2032-2037 203E 2044 2057 2061-2064 "
    "20D6 20D7 20E1 2102 210A-2113 2115 2118-211D 2124 2126 2128 212B-2131 2133-2138 2190-21A0 21A3 21A6 21A9 21AA 21AD 21BC-21CC "
    "21D0-21D5 21DD 2200-22FF 2308-230B 2322 2323 23B4 23B5 23DC-23DF 25A0 25A1 25B2-25B8 25BC 25BD 25C6 25C7 25CA 25CB 25CF 25EF 2605 "
    "2660-2663 266D-266F 2713 2717 27C2 27E8-27EB 27F5-27FC 27FF 2980 29B8 29EB 29F5 2A00-2A06 2A0C 2A1D 2A2F 2A3F 2A7D 2A7E 2A85 2A86 "
    "2AAF 2AB0 FE00 1D400-1D467 1D49C-1D4CF 1D538-1D551 1D55C 1D5A0-1D5D3 1D6A4 1D6A5 1D6B0 1D6BA 1D6C2-1D6DB 1D6E2-1D71B 1D7CE-1D7D9"
)
FORMULAS = (  # what the book's formulas have, and all italics
    "20-7E A0 AF B1 B7 D7 131 237 2C6 2C7 2D8-2DD 300-304 307 308 338 393 394 398 39B 3A0 3A3 3A6 3A8 3A9 3B1-3C9 3D5 3F5 2016 2032-2034 "
    "2061-2064 210E 2113 211D 2190 2192 2202 2207 2208 220F 2211-2213 2216-2218 221A 221D 221E 2223 2227 2229-222B 223C 2248 2260 2264 "
    "2265 226A 226B 2272 2273 2282 2286 22A4 22C5 22EF 23DE 23DF 25B3 27E8 27E9 27F9 FE00 1D434-1D467 1D4B2 1D53C 1D5B3 1D6E2-1D71B"
)
TEXT_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "rvrn"]
MATH_FEATURES = ["ssty", "dtls", "flac", "ccmp", "kern", "mark", "mkmk", "liga", "calt"]

Limits = dict[str, float | tuple[float, float]]


def rest(ranges: str, without: str) -> str:
    """The code points of ``ranges`` that ``without`` has not, and the space."""
    return " ".join(f"{point:X}" for point in sorted(characters(ranges) - characters(without) | {0x20}))


def characters(ranges: str) -> set[int]:
    """The code points of ``"20-7E A0"``."""
    spans = (part.partition("-") for part in ranges.split())
    return {point for first, _, last in spans for point in range(int(first, 16), int(last or first, 16) + 1)}


def unicode_range(points: set[int]) -> str:
    """``points`` as the ``unicode-range`` of a style sheet."""
    firsts = sorted(point for point in points if point - 1 not in points)
    lasts = sorted(point for point in points if point + 1 not in points)
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in zip(firsts, lasts, strict=True))


def cut(source: Path, name: str, ranges: str, limits: Limits | None, features: list[str]) -> TTFont:
    """The font with only the characters of ``ranges``, its axes held to ``limits``, and a name of its own, as the license asks."""
    font = TTFont(source, recalcTimestamp=False)
    if limits:
        stream = io.BytesIO()
        instancer.instantiateVariableFont(font, limits).save(stream)
        stream.seek(0)
        font = TTFont(stream, recalcTimestamp=False)
    options = Options(layout_features=features, hinting=False, notdef_outline=True, name_IDs=["*"], drop_tables=[])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters(ranges))
    subsetter.subset(font)
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 1, 2, 3, 4, 5, 6, 7, 9, 13, 14) or record.nameID >= 256]
    for record in table.names:
        if record.nameID in (1, 3, 4, 6):
            record.string = name.replace(" ", "") if record.nameID == 6 else name
    return font


def fit_for_browsers(font: TTFont) -> None:
    """Two repairs of the mathematics font: Chromium keeps the widest root's room for every root, so all get the width of the smallest;
    scripts hang as in TeX, so that those of y and V stand like others."""
    table = font["MATH"].table
    root = font.getBestCmap()[0x221A]
    variants = table.MathVariants.VertGlyphConstruction[table.MathVariants.VertGlyphCoverage.glyphs.index(root)]
    tall = {record.VariantGlyph for record in variants.MathGlyphVariantRecord} | {p.glyph for p in variants.GlyphAssembly.PartRecords}
    glyphs, width = font.getGlyphSet(), 830
    narrow = {}
    for name in sorted(tall - {root}):
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(TransformPen(pen, (width / font["hmtx"][name][0], 0, 0, 1, 0, 0)))
        narrow[name] = pen.glyph()
    for name, glyph in narrow.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)
    table.MathConstants.SubscriptBaselineDropMin.Value = 50
    table.MathConstants.SuperscriptBaselineDropMax.Value = 386


def main(folder: Path) -> None:
    """Cut all fonts from the packages in ``folder``."""
    serif, sans = "source-serif/VAR/SourceSerif4Variable-{}.ttf", folder / "source-sans/VF/SourceSans3VF-Upright.ttf"
    roman, italic = folder / serif.format("Roman"), folder / serif.format("Italic")
    reading: Limits = {"opsz": 15, "wght": (400, 700)}
    stix = folder / "stix-two-math/files/stix-two-math-latin-400-normal.woff2"
    code, width, heavy = folder / "source-code-pro/VF/SourceCodeVF-Upright.ttf", {"wght": (400.0, 700.0)}, {"wght": (400.0, 600.0)}
    titles: Limits = {"opsz": 48, "wght": 580}
    slanted: Limits = {"opsz": 15, "wght": 400}
    fonts = {}
    for name, source, family, limits, common, everything, features in (
        ("serif", roman, "TMP Serif", reading, COMMON, TEXT, TEXT_FEATURES),
        ("serif-italic", italic, "TMP Serif", slanted, SLANTED, TEXT, TEXT_FEATURES),
        ("display", roman, "TMP Display", titles, TITLES, DISPLAY, TEXT_FEATURES),
        ("sans", sans, "TMP Sans", width, LETTERED, TEXT, TEXT_FEATURES),
        ("code", code, "TMP Code", heavy, TYPED, CODE, TEXT_FEATURES),
        ("math", stix, "TMP Math", None, FORMULAS, MATH, MATH_FEATURES),
    ):
        fonts[name] = cut(source, family, common, limits, features)
        fonts[f"{name}-rest"] = cut(source, family, rest(everything, common), limits, features)
    fit_for_browsers(fonts["math"])
    lines = []
    for name, font in fonts.items():
        font.flavor = "woff2"
        font.save(OUT / f"{name}.woff2")
        print(
            name,
            (OUT / f"{name}.woff2").stat().st_size,
            unicode_range(set(font.getBestCmap()) - ({0x20} if name.endswith("-rest") else set())),
        )
        lines.append(f"{name} " + "".join(chr(point) for point in sorted(font.getBestCmap()) if point > 0x20) + "\n")
    (OUT / "characters.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
