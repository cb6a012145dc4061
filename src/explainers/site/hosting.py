"""The file ``_headers``, from which Netlify, Cloudflare Pages and others that follow them take what a server says with each file.

A page loads nothing from elsewhere and has no script or style in itself, so the strictest policy holds; what is named by its content can be
kept for ever. ``examples/hosting/nginx.conf`` says the same to nginx. GitHub Pages sets headers of its own and cannot be told.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

ALL = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""Of every file."""
FOR_EVER = "public, max-age=31536000, immutable"
"""How long a browser keeps a file whose name changes with its content."""
NAMED_BY_CONTENT = "/_static/explorable/*"


def headers() -> str:
    """The content of the file."""
    lines = "".join(f"  {name}: {value}\n" for name, value in ALL.items())
    return f"/*\n{lines}{NAMED_BY_CONTENT}\n  Cache-Control: {FOR_EVER}\n"


def write(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: write the file."""
    if error is None and app.builder.format == "html":
        (Path(app.outdir) / "_headers").write_text(headers(), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the hook."""
    app.connect("build-finished", write)
