"""The cells of a reader's notebook: the page's prose and formulas as plain Markdown, and every code cell of its source in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from docutils import nodes

from explainers.site.dropdown import details
from explainers.site.reader.markdown import Markdown, folded, quoted
from explainers.site.reader.plumbing import without_keep
from explainers.teaching import Exercises
from explainers.teaching.editions.cells import code, prose
from explainers.teaching.editions.lesson import Cell, Role, has_role
from explainers.teaching.sphinx.quiz import quiz
from explainers.teaching.sphinx.slide import slide

FOLDED = {"hide-input", "remove-input", "hide-cell", "remove-cell"}
"""Tags of cells whose source the page does not show, or folds."""
NOT_PROSE = ("code_line", "bibliography", "slide", "slides")
PICTURES = ("image/png", "text/plain", "text/markdown")
"""What of an output is kept in the notebook that was run: a picture with its sentence shows where nothing is trusted, too."""


@dataclass
class Reader:
    """Collects cells from the top of a page to its end.

    Attributes:
        source: the cells of the notebook that the page was made of, with their outputs.
        write: turns the page's blocks into Markdown.
        exercises: the book's, which get a cell to answer in.
    """

    source: list[Mapping[str, Any]]
    write: Markdown
    exercises: Exercises = field(default_factory=lambda: Exercises(()))
    cells: list[Cell] = field(default_factory=list)
    _prose: list[str] = field(default_factory=list)
    _next: int = 0
    _label: str = ""
    _slides: dict[str, list[slide]] = field(default_factory=dict)
    _code_of: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        places = [i for i, cell in enumerate(self.source) if cell["cell_type"] == "code"]
        self._code_of = dict(zip(places, without_keep(["".join(self.source[i]["source"]) for i in places]), strict=True))

    def read(self, document: nodes.document) -> list[Cell]:
        """All cells of the page."""
        for each in document.findall(slide):
            if not each.get("first"):
                self._slides.setdefault(each.get("at", ""), []).append(each)
        self._walk(document, 0)
        self._end_prose()
        self._code_before(len(self.source))
        return self.cells

    def _walk(self, parent: nodes.Node, depth: int) -> None:
        for node in parent.children:
            if isinstance(node, nodes.title):
                self._prose.append(f"{'#' * min(depth, 6)} {self.write.inline(node)}")
            elif isinstance(node, nodes.section):
                self._slides_of(parent)
                self._end_prose()
                self._walk(node, depth + 1)
            elif _is_cell(node):
                self._code(node)
            elif self._is_box(node):
                self._exercise(node)
            elif isinstance(node, quiz):
                self._quiz(node)
            elif isinstance(node, nodes.container) and any(isinstance(inner, nodes.section) or _is_cell(inner) for inner in node.findall()):
                self._walk(node, depth)  # a figure beside its paragraphs
            elif isinstance(node, details) and "solution" in node["classes"]:
                begun = self._begin()
                self._folded(node)
                self._say("solution", begun)
            elif isinstance(node, details) and any(_is_cell(inner) for inner in node.findall(nodes.container)):
                self._folded(node)
            elif isinstance(node, slide):
                self._slide(node)
            elif type(node).__name__ not in NOT_PROSE:
                self._prose.append(self.write.block(node))
        self._slides_of(parent)

    @staticmethod
    def _is_box(node: nodes.Node) -> TypeGuard[nodes.Element]:
        return isinstance(node, nodes.Element) and "exercise" in node.get("classes", [])

    def _exercise(self, node: nodes.Element) -> None:
        begun = self._begin()
        name = next((found for each in node["ids"] if (found := self.write.called(each))), "Exercise")
        body = [self.write.block(child) for child in node.children[1:]]
        self._prose.append(f"**{name}.** " + "\n\n".join(text for text in body if text))
        self._label = str(node.get("label", ""))
        self._say("question", begun)
        if self._label in self.exercises and (answer := self.exercises[self._label].answer_cell()):
            self.cells.append(has_role(code(answer), "start", self._label))

    def _quiz(self, node: quiz) -> None:
        """A concept check, and what is right of it, in cells of their own."""
        self._end_prose()
        asked, fold, answers = self.write.block(node).partition("\n\n<details>")
        self.cells += [has_role(prose(asked), "quiz"), has_role(prose(f"{fold.strip()}{answers}"), "answers")]

    def _slides_of(self, part: nodes.Node) -> None:
        """The slides of a section, which the page has at its end."""
        for name in part["ids"] if isinstance(part, nodes.section) else []:
            for each in self._slides.pop(name, []):
                self._slide(each)

    def _slide(self, node: slide) -> None:
        """What a speaker shows and says, for the instructor alone."""
        self._end_prose()
        title, *_, idea, said = node.children
        shown = f" [Set the figure.](#{node['show']})" if node["show"] else ""
        blocks = [f"**Slide: {self.write.inline(title)}.**{shown}", self.write.block(idea), self.write.block(said)]
        text = "\n\n".join(block for block in blocks if block)
        self.cells.append(has_role(prose(quoted(text)), "slide"))

    def _begin(self) -> int:
        """Where the next cells begin."""
        self._end_prose()
        return len(self.cells)

    def _say(self, role: Role, begun: int) -> None:
        """All cells since ``begun`` are for this, of the exercise that came last."""
        self._end_prose()
        self.cells[begun:] = [has_role(cell, role, self._label) for cell in self.cells[begun:]]

    def _folded(self, node: nodes.Element) -> None:
        """Text is folded under the block's name, and its cells have their sources folded."""
        self._end_prose()
        if not any(_is_cell(inner) for inner in node.findall(nodes.container)):
            self._prose.append(self.write.block(node))
            self._end_prose()
            return
        name = node.children[0].astext()
        held: list[nodes.Node] = []

        def fold(again: bool) -> None:
            body = self.write.blocks(held)
            if body or not again:
                self._prose.append(folded(name, body or "Run the cell below."))
                self._end_prose()
            held.clear()

        seen = False
        for child in (child for part in node.children[1:] for child in part.children):
            if _is_cell(child):
                fold(again=seen)
                seen = True
                self._code(child, folds=True)
            else:
                held.append(child)
        if held:
            fold(again=seen)

    def _code(self, node: nodes.Element, folds: bool = False) -> None:
        self._end_prose()
        place = int(node["cell_index"])
        self._code_before(place)
        if place >= self._next:  # else a figure that stands beside it has come before
            self._append(place, folds)
        for figure in node.findall(nodes.figure):
            caption = " ".join(self.write.inline(each) for each in figure.findall(nodes.caption))
            called = next((name for each in figure["ids"] if (name := self.write.called(each))), "")
            self._prose.append(f"**{called}.** {caption}" if called else caption)
            self._end_prose()

    def _code_before(self, place: int) -> None:
        """The code cells that the page leaves out; the code below needs them."""
        for i in range(self._next, place):
            if self.source[i]["cell_type"] == "code":
                self._append(i, folds=True)

    def _append(self, place: int, folds: bool) -> None:
        cell = self.source[place]
        tags = set(cell["metadata"].get("tags", []))
        metadata = {"jupyter": {"source_hidden": True}} if folds or tags & FOLDED else {}
        if self._code_of[place]:
            self.cells.append(code(self._code_of[place], outputs_of(cell), metadata))
        self._next = place + 1

    def _end_prose(self) -> None:
        text = "\n\n".join(part for part in self._prose if part)
        self._prose.clear()
        if text:
            self.cells.append(prose(text))


def _is_cell(node: nodes.Node) -> TypeGuard[nodes.container]:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def outputs_of(cell: Mapping[str, Any]) -> list[Any]:
    """The outputs of a cell that was run, without what only the website's page can show."""
    kept = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            kept.append(dict(output))
        elif data := {mime: output["data"][mime] for mime in PICTURES if mime in output.get("data", {})}:
            kept.append({**output, "data": data, "metadata": {}, **({"execution_count": None} if "execution_count" in output else {})})
    return kept
