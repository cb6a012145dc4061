"""A notebook with one small explorable, for JupyterLab and nbconvert."""

from __future__ import annotations

from pathlib import Path

import nbformat

CELL = """
import numpy as np
from explainers.explorable import Choice, Slider, explorable
from explainers.look import palette, style

style.use()

def wave(k, sign):
    if k == 5:
        raise ArithmeticError("five is too many")
    x = np.linspace(-1, 1, 40)
    return {"x": x, "y": (1 if sign == "up" else -1) * np.sin(k * x)}

def draw_wave(ax, result):
    ax.plot(result["x"], result["y"], color=palette.FIT)
    ax.set(xlim=(-1, 1), ylim=(-1.1, 1.1), xlabel="x", ylabel="y")

explorable(
    "a-wave",
    compute=wave,
    draw=draw_wave,
    describe="{k} waves that start {sign}.",
    alt="A sine wave against x.",
    controls=[Slider("k", VALUES, start=2), Choice("sign", ["up", "down"], start="up")],
)
"""


def write_notebook(path: Path, values: list[int]) -> Path:
    """Write the notebook; its slider runs over ``values``, and 5 fails."""
    cell = nbformat.v4.new_code_cell(CELL.strip().replace("VALUES", str(values)), id="explorable")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(notebook, path)
    return path
