"""A figure that brings all it needs: for pages that nobody prepared, for a page of its own, and for a frame in somebody else's page.

Where a notebook is not trusted its HTML is sanitized: scripts and drawings go, and all their words stay. So what moves travels in an
attribute, which sanitizers drop whole, and a script puts it in the place of a picture with its caption.
"""

from __future__ import annotations

from html import escape

from explainers.explorable import markup, static
from explainers.explorable.declaration import Explorable
from explainers.explorable.frame import WIDTH

_UNFOLD = (
    '<script>document.querySelectorAll("[data-explorable]").forEach((place) => {'
    "const html = place.dataset.explorable; place.removeAttribute('data-explorable');"
    # a fragment made in this way runs its scripts; innerHTML does not
    "place.replaceChildren(document.createRange().createContextualFragment(html));"
    # JupyterLab would take the arrow keys
    "place.querySelectorAll('input').forEach((input) => input.setAttribute('data-lm-suppress-shortcuts', 'true')); });</script>"
)

_PAGE_STYLE = "<style>:root{color-scheme:light dark}body{margin:0;padding:0 .8rem;display:flow-root;background:Canvas}</style>"

_FIT = (
    "<script>if (window.frameElement) new ResizeObserver(() => {"
    "frameElement.height = Math.ceil(document.body.getBoundingClientRect().height); }).observe(document.body);</script>"
)


def picture(png: str, panels: int, alt: str, caption: str = "") -> str:
    """``png``, in base64, as an image with its alternative text, and under it the caption: what a sanitizer lets pass.

    Args:
        png: of ``panels`` panels side by side.
        panels: how many.
        alt: what is drawn, in a sentence.
        caption: what is said below; nothing, if it is empty.
    """
    said = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    width = round(96 * WIDTH * panels)
    source = f"data:image/png;base64,{png}"
    return f'<figure class="explorable-picture"><img src="{source}" alt="{escape(alt)}" width="{width}">{said}</figure>'


def in_place_of(picture: str, html: str) -> str:
    """``picture`` where scripts do not run, ``html`` with its own scripts and styles where they do; in one line."""
    # in Markdown a block of HTML would end with an empty line
    kept = html.replace("&", "&amp;").replace("'", "&#39;").replace("\n", "&#10;")
    return f"<div data-explorable='{kept}'>{picture}</div>{_UNFOLD}"


def fragment(explorable: Explorable) -> str:
    """The moving figure with player and styles, for a page that nobody prepared; a picture with its caption where scripts do not run.

    Raises:
        ExplorableError: as :func:`explainers.explorable.static.render`.
    """
    start = explorable.grid.start
    still = picture(explorable.picture(start), len(explorable.panels), explorable.alt, explorable.caption(start))
    html = static.render(explorable, numbers=False)
    return in_place_of(still, markup.style(html) + html + markup.script())


def page(explorable: Explorable) -> str:
    """The moving figure as a whole page; inside a frame it makes the frame as high as it is.

    Raises:
        ExplorableError: as :func:`explainers.explorable.static.render`.
    """
    html = static.render(explorable, numbers=False)
    return (
        '<!doctype html><html data-mode="auto"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(explorable.alt)}</title>{_PAGE_STYLE}{markup.style(html)}</head>"
        f"<body>{html}{markup.script()}{_FIT}</body></html>"
    )


def frame(explorable: Explorable) -> str:
    """The page in an ``iframe``, without a request to anywhere.

    Raises:
        ExplorableError: as :func:`explainers.explorable.static.render`.
    """
    # until the page measures itself, and where it may not: panels one under another, the controls and the caption
    height = round(96 * explorable.height * len(explorable.panels)) + 70 * (1 + len(explorable.controls)) + 100
    title, source = escape(explorable.alt), escape(page(explorable))
    return f'<iframe title="{title}" width="100%" height="{height}" frameborder="0" srcdoc="{source}"></iframe>'
