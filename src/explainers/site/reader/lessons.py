"""What editions for a course are made of, kept beside the doctrees: each essay's cells, with what they are for, and the lesson's plan.

The plans are sections of a page: one labeled ``plan-ridges-not-peaks`` is the plan of that essay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx

from explainers.site.reader.markdown import Markdown
from explainers.teaching.editions import lesson
from explainers.teaching.editions.lesson import Lesson

FOLDER = "lessons"
"""Beside the doctrees."""
PLAN = "plan-"
"""What the label of a plan begins with."""


def keep_lesson(app: Sphinx, kept: Lesson) -> None:
    """Keep an essay's cells."""
    lesson.write(replace(kept, title=unescape(re.sub(r"<[^>]*>", "", kept.title))), Path(app.doctreedir) / FOLDER / f"{kept.name}.json")


def keep_plans(app: Sphinx, pagename: str, doctree: nodes.document) -> None:
    """Keep the plans that a page has, if it has any."""
    base = app.config.html_baseurl
    write = Markdown(doctree, urljoin(base, f"{pagename}.html") if base else "")
    for section in doctree.findall(nodes.section):
        for name in section["ids"]:
            if name.startswith(PLAN):
                file = Path(app.doctreedir) / FOLDER / f"{name.removeprefix(PLAN)}.plan.md"
                file.parent.mkdir(exist_ok=True)
                file.write_text(plan(section, name.removeprefix(PLAN), write) + "\n", "utf-8")


def plan(section: nodes.section, essay: str, write: Markdown) -> str:
    """The plan of an essay's lesson in Markdown; where it leads to a figure of the essay it does so within the notebook."""
    section = section.deepcopy()
    for paragraph in list(section.findall(nodes.paragraph)):
        links = list(paragraph.findall(nodes.reference))
        if len(links) == 1 and links[0]["refuri"].endswith(f"/{essay}.html") and links[0].astext() == paragraph.astext().rstrip("."):
            paragraph.parent.remove(paragraph)  # which leads to the essay: here it follows
    for node in section.findall(nodes.reference):
        page, _, place = str(node.get("refuri", "")).partition("#")
        if page.rpartition("/")[2] == f"{essay}.html" and "?" in place:
            node["refuri"] = f"#{place}"
    return "\n\n".join(text for text in _blocks(section, write, 1) if text)


def _blocks(section: nodes.section, write: Markdown, depth: int) -> Iterator[str]:
    for node in section.children:
        if isinstance(node, nodes.section):
            yield from _blocks(node, write, depth + 1)
        elif not isinstance(node, nodes.title):
            yield write.block(node)
        elif depth > 1:
            yield f"{'#' * depth} {write.inline(node)}"


def lesson_of(doctrees: Path, essay: str) -> Lesson:
    """The lesson of an essay, with its plan if there is one.

    Raises:
        ExplorableError: the essay has not been built.
    """
    file = doctrees / FOLDER / f"{essay}.plan.md"
    found = lesson.read(doctrees / FOLDER / f"{essay}.json")
    return replace(found, plan=file.read_text("utf-8").strip()) if file.exists() else found
