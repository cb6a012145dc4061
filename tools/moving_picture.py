"""The moving picture of README.md: states of the book's second figure, as the notebook declares them, drawn one after another.

``python tools/moving_picture.py`` writes ``book/_static/ridge-product.gif``.
"""

from __future__ import annotations

import ast
import base64
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "ridges-not-peaks.ipynb"
PICTURE = ROOT / "book" / "_static" / "ridge-product.gif"
STOPS = [
    {"a": -1.2, "b": 2.0},
    {"a": 1.6, "b": 2.0},
    {"a": 1.6, "b": -1.6},
    {"a": 1.6, "b": -2.0},
    {"a": -1.2, "b": -2.0},
    {"a": -1.2, "b": 2.0},
]
WIDTH, COLORS = 720, 224
STEP, REST = 130, 1100
"""Milliseconds on the way, and at each stop."""


def declared(notebook: Path, name: str) -> Any:
    """The explorable ``name`` of ``notebook``, from its cells up to the one that declares it."""
    names: dict[str, Any] = {}
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or "keep(" in source:
            continue
        tree = ast.parse(source)
        if f'"{name}"' in source:
            *before, last = tree.body
            assert isinstance(last, ast.Expr)
            exec(compile(ast.Module(before, []), str(notebook), "exec"), names)
            return eval(compile(ast.Expression(last.value), str(notebook), "eval"), names)
        exec(compile(tree, str(notebook), "exec"), names)
    raise LookupError(f"{notebook} declares no figure {name!r}")


def way(grid: Any, stops: list[dict[str, float]]) -> list[tuple[int, int]]:
    """The states from stop to stop, one value of a control at a time, and how many milliseconds each is seen."""
    names = [control.name for control in grid.controls]
    places = [[control.position(stop[control.name]) for control in grid.controls] for stop in stops]
    found = [(grid.number(places[0]), REST)]
    for here, there in pairwise(places):
        now = list(here)
        for i in range(len(names)):
            while now[i] != there[i]:
                now[i] += 1 if there[i] > now[i] else -1
                found.append((grid.number(now), STEP))
        found[-1] = (found[-1][0], REST)
    return found[:-1]  # the last is the first again


def frame(figure: Any, number: int) -> Image.Image:
    """One state as it is printed, on white, at the picture's width."""
    drawn = Image.open(io.BytesIO(base64.b64decode(figure.picture(number)))).convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")
    return flat.resize((WIDTH, round(WIDTH * flat.height / flat.width)), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the picture, and say its size."""
    figure = declared(NOTEBOOK, "ridge-product")
    states = way(figure.grid, STOPS)
    frames = [frame(figure, number) for number, _ in states]
    palette = frames[0].quantize(COLORS, method=Image.Quantize.MAXCOVERAGE)  # else the few pixels of a line lose their color
    first, *others = (each.quantize(palette=palette, dither=Image.Dither.NONE) for each in frames)
    first.save(PICTURE, save_all=True, append_images=others, duration=[time for _, time in states], loop=0, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {len(frames)} states, {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
