"""Small books that know nothing of this one, built by Sphinx with the extension alone."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import warnings
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache
from html import escape
from math import sin
from pathlib import Path
from typing import Any

import matplotlib as mpl
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from sphinx.cmd.build import build_main

from explainers.explorable import Slider, explorable
from explainers.explorable.static import render

CONFIGURATION = """
project, author, html_theme = "A course", "A teacher", "basic"
extensions = {extensions}
nb_execution_mode = "{mode}"
nb_execution_raise_on_error = True
exclude_patterns = ["_build"]
"""
CODE = """from explainers.explorable import Slider, explorable
explorable("{name}", compute=lambda k: k, draw=lambda ax, r: ax.plot([0, r]), describe="{{k}} lines.", alt="A line.",
           controls=[Slider("k", [1, 2, 3], start=2)])"""
EXTENSIONS = ["myst_nb", "explainers.explorable.sphinx"]


@cache
def figure(name: str, values: tuple[float, ...] = (1, 2, 3), points: int = 2) -> str:
    """A figure that moves, as a page has it."""
    made = explorable(
        name,
        compute=lambda k: k,
        draw=lambda ax, r: ax.plot(range(points), [sin(r * i) for i in range(points)]),
        describe="{k} lines.",
        alt=f"A line of {escape(name)}.",
        controls=[Slider("k", list(values), start=values[0])],
    )
    with mpl.rc_context(mpl.rcParamsDefault | {"backend": mpl.get_backend()}):
        return render(made)


def still(name: str) -> str:
    """What a page has of a figure that does not move."""
    return f'<div class="explorable-panels" data-panels="1"><svg role="img" aria-label="{name}" viewBox="0 0 9 9"></svg></div>'


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="


def saved(*cells: str | dict[str, Any] | list[dict[str, Any]], **metadata: Any) -> str:
    """A notebook with saved outputs: text is Markdown, a mapping an output by its MIME types, a list several of one cell."""
    made = []
    for cell in cells:
        if isinstance(cell, str):
            made.append(new_markdown_cell(cell))
        else:
            forms = [{"text/plain": "2 lines.", "image/png": PICTURE, **form} for form in (cell if isinstance(cell, list) else [cell])]
            outputs = [new_output("execute_result", data=form, execution_count=1) for form in forms]
            made.append(new_code_cell(CODE.format(name="wave"), outputs=outputs, execution_count=1))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.writes(new_notebook(cells=made, metadata={**kernel, **metadata}))


def to_run(name: str) -> str:
    """A notebook without outputs whose one cell is a figure."""
    return nbformat.writes(new_notebook(cells=[new_markdown_cell("# A page"), new_code_cell(CODE.format(name=name))]))


@dataclass
class SmallBook:
    """A book in the folder ``home``; by default it runs nothing."""

    home: Path
    mode: str = "off"

    def write(self, **pages: str) -> None:
        """Write pages: ``index`` is Markdown, the others are notebooks. The index leads to all."""
        for name, text in pages.items():
            (self.home / (f"{name}.md" if name == "index" else f"{name}.ipynb")).write_text(text, encoding="utf-8")
        if "index" not in pages:
            listed = "\n".join(sorted(path.stem for path in self.home.glob("*.ipynb")))
            (self.home / "index.md").write_text(f"# A course\n\n```{{toctree}}\n{listed}\n```\n", encoding="utf-8")

    def build(self, builder: str = "html", *options: str, extensions: list[str] = EXTENSIONS, package: Path | None = None) -> str:
        """Build; what Sphinx complained of. ``package`` is the folder of another engine."""
        (self.home / "conf.py").write_text(CONFIGURATION.format(extensions=extensions, mode=self.mode), encoding="utf-8")
        arguments = ["-q", "-b", builder, "-d", str(self.home / "_build" / "doctrees"), *options, str(self.home), str(self.output(builder))]
        said = io.StringIO()
        if package:
            environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
            command = [sys.executable, "-m", "sphinx", *arguments]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
            failed = done.returncode
            said.write(done.stderr)
        else:  # in this process, which has imported everything already
            with redirect_stderr(said), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                failed = build_main(arguments)
        assert not failed, said.getvalue()
        return re.sub(r"\x1b\[[\d;]*m|\[IPKernelApp\].*\n", "", said.getvalue())

    def output(self, builder: str = "html") -> Path:
        """The folder with what was built."""
        return self.home / "_build" / builder

    def page(self, name: str, builder: str = "html") -> str:
        """A built page."""
        suffix = {"html": ".html", "epub": ".xhtml", "text": ".txt"}[builder]
        file = self.output(builder) / f"{name}{suffix}"
        return file.read_text("utf-8")
