"""What stands beside a live widget in its notebook: a picture for when the notebook is opened again, and what helps to hear the widget."""

from __future__ import annotations

import json
from importlib.resources import files

from explainers.explorable.declaration import Explorable
from explainers.explorable.standalone import picture


def beside(explorable: Explorable, widget: str) -> dict[str, str]:
    """The output, by MIME type: a picture of the start with its caption, hidden as long as the widget of CSS class ``widget`` is there.

    Raises:
        ExplorableError: the start cannot be drawn or described.
    """
    start = explorable.grid.start
    png, caption = explorable.picture(start), explorable.caption(start)
    shown = picture(png, len(explorable.panels), explorable.alt, caption)
    labels = json.dumps([control.label for control in explorable.controls]).replace("</", "<\\/")
    script = (files("explainers.explorable") / "live.js").read_text("utf-8").strip()
    html = f'<div class="{widget}-saved">{shown}</div>{_style(widget)}<script>{script}("{widget}", {labels}, "{explorable.name}");</script>'
    return {"text/html": html, "image/png": png, "text/plain": caption}


def _style(widget: str) -> str:
    output, saved = ".jp-OutputArea-child", f".{widget}-saved"  # of JupyterLab, Notebook and nbconvert
    return (
        f"<style>body:has(.{widget}) :is({output}:has({saved}), {saved}),"
        # without a kernel there stands that no model was found
        f"{output}:has({saved}) + {output}:not(:has(.{widget})){{display:none}}"
        f".{widget} > [role=status]{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}</style>"
    )
