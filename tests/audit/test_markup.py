"""The Nu HTML checker finds nothing on any page, those of code included."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.browser.pages import SITE

MOST_PLACES = 5
NO_FAULT = (
    "Attribute “displaystyle” not allowed on element “mfrac”",  # MathML Core, of 2025: on every element; the checker has MathML 3
    "Attribute “scriptlevel” not allowed on element “mtable”",
    "Bad value “pixelated” for attribute “image-rendering”",  # SVG 2 has it, the checker SVG 1.1
    "Consider using the “h1” element as a top-level heading only",  # Sphinx's sections hold their titles; levels are right as they are
    "Article lacks heading",
)


def test_the_html_is_valid(tools: Path) -> None:
    files = sorted(str(path) for path in SITE.rglob("*.html") if "_static" not in path.parts)
    assert files, "the book is not built: run make site"
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stdout, f"the checker did not run: {run.stderr[-2000:]}"
    found: dict[str, list[str]] = {}
    for message in json.loads(run.stdout)["messages"]:
        if message["message"].startswith(NO_FAULT):
            continue
        place = f"{message['url'].partition('/_build/html/')[2]}:{message.get('lastLine')}: {message.get('extract', '').strip()!r}"
        found.setdefault(f"{message['type']}: {message['message']}", []).append(place)
    said = [f"{len(places)} × {what}\n    " + "\n    ".join(places[:MOST_PLACES]) for what, places in found.items()]
    assert not found, "\n".join(said)
