"""matplotlib's SVG, where a page needs something else than matplotlib writes.

matplotlib measures a text in its own font, and the page shows it in another. So formulas become shapes, for no font of a page places the
parts of √ or ∫; lines and turned texts are held by the end that their alignment names; spaces and families that carry meaning stay.
Gouraud shading, which browsers cannot show, filtered artists, and what an author asks to rasterize become pictures.
"""

from __future__ import annotations

import io
import re
import warnings
from functools import lru_cache
from typing import Any, Literal, NamedTuple
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform, Transform

from explainers.explorable.errors import unwritable

PICTURE_DPI = 144
"""Resolution of what an author asks to rasterize: two pixels a unit of the SVG."""

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "explorable",
    "svg.image_inline": True,
    "figure.dpi": 72,
    "savefig.dpi": "figure",
    "savefig.bbox": None,  # a panel has the size that was declared, in every state
}
"""rcParams while a panel is drawn, whatever it becomes."""

_SUBSTITUTE = "¤"  # matplotlib's, for a character that it cannot find
_SVG = "{http://www.w3.org/2000/svg}"
_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def write(figure: Figure) -> ET.Element:
    """``figure`` as matplotlib's SVG, with texts that a page shows as they are meant; within :data:`SETTINGS`."""
    stream = io.BytesIO()
    for artist in (artist for ax in figure.axes for artist in ax.get_children()):
        if artist.get_agg_filter() is not None:  # a filter of pixels, which SVG leaves out
            artist.set_rasterized(True)
    canvas = PageCanvas(figure)
    figure.savefig(stream, format="svg", metadata=_METADATA)
    svg = ET.fromstring(stream.getvalue())
    for text in svg.iter(_SVG + "text"):
        _keep_family(text)
    for pattern in svg.iter(_SVG + "pattern"):
        if pattern.get("id") in canvas.faded:
            pattern[0].set("fill-opacity", canvas.faded[pattern.get("id", "")])
    return svg


class PageCanvas(FigureCanvasSVG):
    """A canvas that draws with :class:`PageRenderer`; ``faded`` has the opacity of the faces behind hatches, by the pattern's id."""

    faded: dict[str, str]

    def print_svg(self, filename: Any, *, bbox_inches_restore: Any = None, metadata: Any = None, **_: Any) -> None:
        """Write the figure to the binary stream ``filename``; called by ``savefig``."""
        figure, stream = self.figure, io.StringIO()
        figure.dpi = 72  # whatever the author made it; savefig restores that
        width, height = figure.get_size_inches()
        vector = PageRenderer(width * 72, height * 72, stream, image_dpi=72, metadata=metadata)
        mixed: Any = _Mixed(figure, width, height, PICTURE_DPI, vector, bbox_inches_restore=bbox_inches_restore)
        figure.draw(mixed)
        vector.finalize()
        if unwritable(stream.getvalue()):
            raise ValueError(f"a text has {unwritable(stream.getvalue())}")
        self.faded = vector.faded
        filename.write(stream.getvalue().encode())


class _Mixed(MixedModeRenderer):
    """Draws what is to be rasterized at :data:`PICTURE_DPI`."""

    def stop_rasterizing(self) -> None:
        vector = self._vector_renderer
        kept, vector.image_dpi = vector.image_dpi, self.dpi
        super().stop_rasterizing()
        vector.image_dpi = kept


_Hold = Literal["left", "center", "right"]
_HOLDS: tuple[_Hold, ...] = ("left", "center", "right")


class _Line(NamedTuple):
    """A line of text that waits for the other lines of its text; x and y of its left end in the units of the SVG."""

    gc: Any
    x: float
    y: float
    text: str
    prop: FontProperties
    angle: float
    hold: _Hold | None


class _Anchor(NamedTuple):
    """What the SVG renderer asks a text for, to hold it by one of its ends."""

    point: tuple[float, float]
    hold: _Hold

    def get_rotation_mode(self) -> str:
        return "anchor"

    def get_transform(self) -> Transform:
        return IdentityTransform()

    def get_unitless_position(self) -> tuple[float, float]:
        return self.point

    def get_ha(self) -> str:
        return self.hold


class PageRenderer(RendererSVG):
    """matplotlib's SVG renderer with formulas as shapes, texts held by their alignment, and Gouraud shading as a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines: list[_Line] = []
        self.depth = 0
        self.faded: dict[str, str] = {}

    def draw_text(  # noqa: PLR0917  matplotlib's signature
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Any = None
    ) -> None:
        """Draw a formula as a shape; keep a line that has no anchor of its own until its text ends."""
        if ismath:
            self._draw_formula(gc, (x, y), s, prop, angle, ismath=ismath)
        elif mtext is not None and (angle == 0 or mtext.get_rotation_mode() == "anchor"):
            super().draw_text(gc, x, y, keep_spaces(s), prop, angle, False, mtext)
        else:
            self._lines.append(_Line(gc, x, y, s, prop, angle, mtext and _end_of(mtext, angle)))

    def _get_style_dict(self, gc: Any, rgbFace: Any) -> dict[str, str]:
        """Cells side by side have no seam if matplotlib draws none; a hatch is not faded with the face behind it."""
        style: dict[str, str] = super()._get_style_dict(gc, rgbFace)
        if not gc.get_antialiased() and style.get("fill") != "none" and "stroke" not in style:
            style["shape-rendering"] = "crispEdges"
        if gc.get_hatch() is not None and "fill-opacity" in style:
            self.faded[self._get_hatch(gc, rgbFace)] = style.pop("fill-opacity")
        return style

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Measure a text; a character that matplotlib's fonts lack is no matter here, for the page has other fonts."""
        text2path: Any = self._text2path
        font = text2path._get_font(prop)
        if ismath or s.isascii() or all(font.get_char_index(ord(character)) for character in s):
            return super().get_text_width_height_descent(s, prop, ismath)
        with warnings.catch_warnings():  # rarely: it makes Python forget which warnings it has given
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            return super().get_text_width_height_descent(s, prop, ismath)

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a group; ``depth`` counts those that are open."""
        self.depth += 1
        super().open_group(s, gid)

    def close_group(self, s: str) -> None:
        """End a group; the lines of a text are written before its end."""
        self.depth -= 1
        lines, self._lines = self._lines, []
        ends = [self._ends(line) for line in lines]
        hold = lines[0].hold or _common_end(lines, ends) if lines else "left"
        for line, (left, right) in zip(lines, ends, strict=True):
            x, y = {"left": left, "center": (left + right) / 2, "right": right}[hold]
            anchor = _Anchor((x, self.height - y), hold)
            super().draw_text(line.gc, x, y, keep_spaces(line.text), line.prop, line.angle, False, anchor)
        super().close_group(s)

    def draw_gouraud_triangles(self, gc: Any, triangles_array: Any, colors_array: Any, transform: Any) -> None:
        """Draw the triangles as one picture."""
        agg = RendererAgg(self.width, self.height, 72)  # it is smooth: finer pixels show no more, and weigh four times as much
        unclipped = agg.new_gc()
        unclipped.copy_properties(gc)
        unclipped.set_clip_rectangle(None)  # the picture itself is clipped
        unclipped.set_clip_path(None)
        agg.draw_gouraud_triangles(unclipped, triangles_array, colors_array, transform.frozen())
        pixels = np.asarray(agg.buffer_rgba())
        rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
        if rows.size:
            top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
            self.draw_image(gc, left, self.height - bottom, pixels[top:bottom, left:right][::-1])

    def _draw_formula(self, gc: Any, at: tuple[float, float], s: str, prop: Any, angle: float, *, ismath: Any) -> None:
        if ismath != "TeX" and _SUBSTITUTE not in s:
            glyphs = self._text2path.mathtext_parser.parse(s, 72, prop)[3]
            if any(glyph[2] == ord(_SUBSTITUTE) for glyph in glyphs):
                raise ValueError(f"the fonts of formulas lack a character of {s!r}")
        vertices, codes = self._text2path.get_text_path(prop, s, ismath=ismath)
        if not len(vertices):
            return
        turn = Affine2D().scale(prop.get_size_in_points() / self._text2path.FONT_SCALE).rotate_deg(angle)
        filled = self.new_gc()
        filled.copy_properties(gc)
        filled.set_linewidth(0)
        place = Path([(at[0], self.height - at[1])])
        # a marker, because those keep a hundredth of a unit on the page
        self.draw_markers(filled, Path(vertices, codes), turn, place, IdentityTransform(), gc.get_rgb())

    def _ends(self, line: _Line) -> np.ndarray:
        """Both ends of the base line, shape (2, 2), in the units of the SVG."""
        width = self.get_text_width_height_descent(line.text, line.prop, False)[0]
        angle = np.deg2rad(line.angle)
        return np.array([line.x, line.y]) + np.outer([0, width], [np.cos(angle), -np.sin(angle)])


def keep_spaces(text: str) -> str:
    """``text`` with spaces that no page takes away: those at its ends and in runs do not break."""
    return re.sub(r"^ | $| (?= )|(?<= ) ", "\u00a0", text)


def _end_of(text: Any, angle: float) -> _Hold:
    """The end by which a text turned by ``angle`` degrees is to be held: that at its anchor."""
    cos, sin = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    if abs(cos) >= abs(sin) - 1e-9:
        at, forward = {"left": -1, "center": 0, "right": 1}[text.get_ha()], cos
    else:
        at, forward = {"top": 1, "center": 0}.get(text.get_va(), -1), sin
    return _HOLDS[1 + int(np.sign(at * forward))]


def _common_end(lines: list[_Line], ends: list[np.ndarray]) -> _Hold:
    """Where the lines of one text meet: at their left ends, middles or right ends."""
    angle = np.deg2rad(lines[0].angle)
    along = np.array(ends) @ [np.cos(angle), -np.sin(angle)]
    spread = {"left": np.ptp(along[:, 0]), "center": np.ptp(along.mean(axis=1)), "right": np.ptp(along[:, 1])}
    return min(_HOLDS, key=lambda hold: round(float(spread[hold]), 3))


def _keep_family(text: ET.Element) -> None:
    """The page chooses the family of a text; one that is not sans-serif keeps its kind, on an element of its own: style sheets of a page
    give ``text`` another."""
    found = re.search(r"font(?:-family:|:[^;]*?px)\s*([^;]*)", text.get("style", ""))  # matplotlib 3.9 has all of the font in one
    kind = _kind(found[1]) if found else None
    if kind:
        inner = ET.SubElement(text, _SVG + "tspan", {"font-family": kind})
        inner.text, text.text = text.text, None


@lru_cache(maxsize=256)
def _kind(families: str) -> str | None:
    """The generic family of a CSS list of families; None for sans-serif, and for what is not known."""
    settings: dict[Any, Any] = mpl.rcParams
    names = [name.strip("'\" ") for name in families.split(",")]
    for generic in ("monospace", "serif", "cursive", "fantasy"):
        if names[0] == generic or names[0] in settings[f"font.{generic}"]:
            return generic
    font = get_font(findfont(FontProperties(family=names)))
    return "monospace" if font.load_char(ord("i")).horiAdvance == font.load_char(ord("M")).horiAdvance else None
