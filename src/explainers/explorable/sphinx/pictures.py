"""Where nothing moves, in LaTeX, an e-book or plain text: the picture of the start state with its sentence, in place of the figure."""

from __future__ import annotations

import re
from html import unescape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform

PANELS = 'class="explorable-panels"'
"""What the HTML of every figure has, be it one that moves or a still."""

_ALT = re.compile(r'<svg role="img" aria-label="([^"]*)"')


def is_print(builder: Builder) -> bool:
    """Whether the pages of ``builder`` run no script."""
    return builder.format != "html" or builder.name == "epub"


class PrintFigures(SphinxPostTransform):
    """Replaces each figure; runs before MyST-NB chooses among the forms of an output."""

    default_priority = 3

    def run(self, **_: object) -> None:
        """Put picture and sentence in the place of every figure of the document."""
        if not is_print(self.app.builder):
            return
        bundles = [node for node in self.document.findall(nodes.container) if node.get("nb_element") == "mime_bundle"]
        for bundle in bundles:
            forms = {form.get("mime_type"): form for form in bundle.findall(nodes.container) if "mime_type" in form}
            html = "".join(node.astext() for node in forms.get("text/html", nodes.container()).findall(nodes.raw))
            if 'class="explorable-' in html:
                self._replace(bundle, forms, html)

    def _replace(self, bundle: nodes.container, forms: dict[str, nodes.container], html: str) -> None:
        sentence = nodes.paragraph("", forms["text/plain"].astext()) if "text/plain" in forms else nodes.paragraph()
        if "image/png" not in forms or "image/png" not in self.app.builder.supported_image_types:
            bundle.replace_self(sentence)
            return
        picture = forms["image/png"].children
        alt = _ALT.search(html)
        for image in forms["image/png"].findall(nodes.image):
            if alt and not image.get("alt"):
                image["alt"] = unescape(alt[1])
        if isinstance(bundle.parent, nodes.figure):
            bundle.parent += nodes.legend("", sentence)
            bundle.replace_self(picture)
        else:
            bundle.replace_self([*picture, sentence])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(PrintFigures)
