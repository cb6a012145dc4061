"""The directive ``{quiz}``: a question with answers to choose from, and for each wrong one an explanation of what is wrong with it.

In a page the reader chooses, then checks, and may try again (``quiz.js``). Where no script runs, and in print, question and answers stand
there, and which one is right is folded below. What is right is kept in the browser and counted by ``{answers}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from explainers.explorable.sphinx.answers import ask
from explainers.teaching.sphinx import files

logger = logging.getLogger(__name__)

LABEL = re.compile(r"quiz-[a-z0-9]+(-[a-z0-9]+)*")
RIGHT, WRONG = "[x]", "[ ]"

_QUIZZES = "teaching_quizzes"  # where the metadata of a page has the lines of its quizzes by their labels
_CLASS = 'class="quiz"'


class quiz(nodes.General, nodes.Element):
    """A question, as ``quiz_question``, what belongs to it, and its answers, each a ``quiz_option``. ``label`` names it in the book."""


class quiz_question(nodes.General, nodes.TextElement):
    """The question."""


class quiz_option(nodes.General, nodes.Element):
    """An answer to choose: its first paragraph, then what is said of it. ``right`` says whether it is the right one, ``key`` names it."""


class Quiz(SphinxDirective):
    """``{quiz}``: a question, then a list; the right answer begins with ``[x]``, another with ``[ ]`` and goes on with its explanation."""

    option_spec: ClassVar = {"label": directives.unchanged_required}
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The question and its answers.

        Raises:
            DirectiveError: there is something that a reader cannot answer, or of which nobody says why it is wrong.
        """
        label = self.options.get("label", "")
        if not LABEL.fullmatch(label):
            raise self.error(f"its label is {label!r}; give it one of its own, in small letters: `:label: quiz-two-lines`")
        lines: dict[str, int] = self.env.metadata[self.env.docname].setdefault(_QUIZZES, {})
        if label in lines:
            raise self.error(f"line {lines[label]} has a quiz {label!r}, too; give each a label of its own")
        held = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, held)
        made = quiz("", *self._parts(held, label), label=label, ids=[label])
        self.set_source_info(made)
        lines[label] = self.lineno
        ask(self.env, "quiz", label)
        return [made]

    def _parts(self, held: nodes.Element, label: str) -> Iterator[nodes.Node]:
        first, last, rest = held[0] if held.children else None, held[-1] if held.children else None, held.children[1:-1]
        if not isinstance(first, nodes.paragraph) or not isinstance(last, nodes.bullet_list):
            raise self.error(f"{label} is not a question with a list of answers below it; begin with the question, end with the list")
        options = [self._option(item, label) for item in last.children]
        right = sum(option["right"] for option in options)
        if len(options) < 2 or right != 1:
            raise self.error(f"{label} has {len(options)} answers, of which {right} are right; give two or more, and mark one by {RIGHT}")
        if len({option["key"] for option in options}) < len(options):
            raise self.error(f"{label} has one answer twice; let each say something else")
        yield quiz_question("", "", *first.children)
        yield from rest
        yield from options

    def _option(self, item: nodes.Node, label: str) -> quiz_option:
        first = item.children[0] if item.children else None
        _unbox(first)
        text = first.children[0] if isinstance(first, nodes.paragraph) and first.children else None
        mark = text.astext()[:3] if isinstance(text, nodes.Text) else ""
        if not isinstance(first, nodes.paragraph) or not isinstance(text, nodes.Text) or mark not in (RIGHT, WRONG):
            raise self.error(f"{label}: an answer begins with {RIGHT} if it is right, else with {WRONG}: {item.astext()[:60]!r}")
        first.replace(text, nodes.Text(text.astext()[3:].lstrip()))
        if mark == WRONG and len(item.children) < 2:
            raise self.error(f"{label}: of {first.astext()!r} nobody says why it is wrong; explain it in a paragraph below, indented alike")
        key = sha256(first.pformat().encode()).hexdigest()[:8]
        return quiz_option("", *item.children, right=mark == RIGHT, key=key)


def _unbox(first: nodes.Node | None) -> None:
    """Turn a box back into the mark that was written: MyST's ``tasklist``, which jupyter-book turns on, makes boxes of these marks."""
    box = first.children[0] if isinstance(first, nodes.paragraph) and first.children else None
    if isinstance(box, nodes.raw) and "task-list-item-checkbox" in box.astext():
        rest = box.next_node(descend=False, siblings=True)
        mark = RIGHT if "checked" in box.astext().replace("checkbox", "") else WRONG
        if isinstance(rest, nodes.Text):
            box.parent.remove(rest)
        box.parent.replace(box, nodes.Text(mark + (str(rest) if isinstance(rest, nodes.Text) else "")))


def options(question: nodes.Element) -> list[quiz_option]:
    """The answers of a quiz."""
    return [each for each in question.children if isinstance(each, quiz_option)]


def asked(question: nodes.Element) -> list[nodes.Node]:
    """The question and its answers, in nodes that every writer knows; not which of them is right."""
    made = []
    for each in question.children:
        if isinstance(each, quiz_option):
            break
        made.append(
            nodes.paragraph("", "", *(part.deepcopy() for part in each.children)) if isinstance(each, quiz_question) else each.deepcopy()
        )
    items = (nodes.list_item("", each.children[0].deepcopy()) for each in options(question))
    return [*made, nodes.bullet_list("", *items)]


def answered(question: nodes.Element) -> nodes.bullet_list:
    """Each answer, whether it is right, and why not."""
    made = nodes.bullet_list(classes=["quiz-explained"])
    for each in options(question):
        first, *why = each.deepcopy().children
        verdict = nodes.strong("", "Right." if each["right"] else "Not this one.")
        item = nodes.list_item("", nodes.paragraph("", "", *first.children, nodes.Text(" "), verdict))
        made += item
        if why:
            item += nodes.container("", *why, classes=["quiz-why"])
    return made


class Spread(SphinxPostTransform):
    """In a page each quiz gets its answers once more, explained; elsewhere it becomes what every writer knows."""

    default_priority = 890

    def run(self, **_: Any) -> None:
        """Spread every quiz of the document."""
        for question in list(self.document.findall(quiz)):
            if self.app.builder.format == "html":
                question.append(answered(question))
            else:
                question.replace_self([*asked(question), answered(question)])


def open_quiz(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open the fieldset."""
    right = next(each["key"] for each in options(node) if each["right"])
    translator.body.append(f'<fieldset {_CLASS} id="{node["label"]}" data-right="{right}">\n')


def close_quiz(translator: HTML5Translator, node: nodes.Element) -> None:
    """Close the fold and the fieldset."""
    translator.body.append("</details></fieldset>\n")


def open_question(translator: HTML5Translator, node: nodes.Element) -> None:
    """The question is the legend."""
    translator.body.append("<legend>")


def close_question(translator: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    translator.body.append("</legend>\n")


def visit_option(translator: HTML5Translator, node: nodes.Element) -> None:
    """An answer is a radio button; below the last one stand button, reply and fold."""
    parent = node.parent
    translator.body.append(f'<label><input type="radio" name="{parent["label"]}" value="{node["key"]}"><span>')
    for child in node.children[0].children:
        child.walkabout(translator)
    translator.body.append("</span></label>\n")
    if node is options(parent)[-1]:
        translator.body.append(
            '<p class="quiz-do" hidden><button type="button" disabled>Check</button></p><div class="quiz-said"></div>\n'
            '<details class="quiz-answers"><summary>Which is right, and why</summary>\n'
        )
    raise nodes.SkipNode


def check_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: name a quiz whose label another page has, too."""
    first: dict[str, str] = {}
    for page in sorted(env.all_docs):
        for label, line in env.metadata[page].get(_QUIZZES, {}).items():
            if label in first:
                said = "%s has a quiz %r, too; give each a label of its own"
                logger.warning(said, env.doc2path(first[label], base=False), label, location=(page, line), type="teaching")
            first.setdefault(label, page)


def add_files(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: a page with a quiz gets script and style sheet."""
    if _CLASS in (context.get("body") or ""):
        files.give(app, "quiz", keeps=True)


def setup(app: Sphinx) -> None:
    """Register directive, nodes and hooks."""
    app.add_node(quiz, html=(open_quiz, close_quiz))
    app.add_node(quiz_question, html=(open_question, close_question))
    app.add_node(quiz_option, html=(visit_option, None))
    app.add_directive("quiz", Quiz)
    app.add_post_transform(Spread)
    app.connect("env-check-consistency", check_labels)
    app.connect("html-page-context", add_files)
