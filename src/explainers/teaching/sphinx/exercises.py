"""The exercises of the pages, bound to what checks them: how each is done and how long it takes, fields for its numbers, code to begin.

The text is sphinx-exercise's ``{exercise}``; the module that ``teaching_exercises`` names has the checks, found by the label.
"""

from __future__ import annotations

import math
import sys
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import import_object, logging

from explainers.explorable.errors import error
from explainers.explorable.sphinx.answers import ask
from explainers.explorable.sphinx.assets import key
from explainers.teaching.checking import LOOK, Exercises
from explainers.teaching.exercise import Exercise, Number
from explainers.teaching.sphinx.exercise_nodes import add_nodes, exercise_form, exercise_start, how_html
from explainers.teaching.sphinx.files import give, script, style

logger = logging.getLogger(__name__)

DONE_BY = {"see": "Read it off the figure", "derive": "On paper", "build": "In code"}
"""What each kind of exercise is, in words."""


def exercises_of(module: str) -> Exercises:
    """The exercises that are named ``EXERCISES`` in ``module``; none without a module.

    Raises:
        ExtensionError: there is no such module, or it names no such thing.
        ValueError: two have one label, or one cannot be.
    """
    found = import_object(f"{module}.EXERCISES") if module else ()
    return found if isinstance(found, Exercises) else Exercises(found)


class Binding:
    """What one build knows of the book's exercises."""

    def __init__(self, app: Sphinx) -> None:
        self.module: str = app.config.teaching_exercises
        if (folder := str(app.confdir)) not in sys.path:
            sys.path.append(folder)  # the module may stand beside the configuration

    @cached_property
    def exercises(self) -> Exercises:
        """All exercises of the module; none, and a warning, if they cannot be had."""
        try:
            return exercises_of(self.module)
        except (ExtensionError, ValueError, TypeError) as fault:
            logger.warning(
                "teaching_exercises names %r: %s; name a module with EXERCISES, a tuple of Exercise with a label each",
                *(self.module, fault),
                type="teaching",
            )
            return Exercises(())

    def bind(self, app: Sphinx, doctree: nodes.document) -> None:
        """``doctree-read``: put into each exercise of the page what its checks make of it."""
        for raw in list(doctree.findall(nodes.raw)):
            if LOOK in raw.astext():  # a report that a cell has shown: the page has its own style sheet
                raw.replace_self(nodes.raw("", raw.astext().replace(LOOK, ""), format=raw["format"]))
        for node in list(doctree.findall(nodes.Element)):
            if isinstance(node, nodes.Admonition) and _is_exercise(node) and node["label"] in self.exercises:
                exercise = self.exercises[node["label"]]
                fill(node, exercise, self.module)
                app.env.note_dependency(str(sys.modules[self.module].__file__))
                if exercise.numbers:
                    ask(app.env, "exercise", exercise.label)

    def look_for_all(self, app: Sphinx, env: BuildEnvironment) -> None:
        """``env-check-consistency``: every exercise that is checked stands on a page."""
        there = getattr(env, "sphinx_exercise_registry", {})
        for exercise in self.exercises:
            if exercise.label not in there:
                remedy = f"label an {{exercise}} so, or take it out of {self.module}"
                logger.warning("no page has the exercise %r; %s", exercise.label, remedy, type="teaching", subtype="elsewhere")


def _is_exercise(node: nodes.Element) -> bool:
    return str(node.get("type", "")).startswith("exercise") and "label" in node


def fill(node: nodes.Element, exercise: Exercise, module: str) -> None:
    """Put kind and minutes below the title of an exercise, and below its text the fields of its numbers or the code to begin with."""
    unit = "minute" if exercise.minutes == 1 else "minutes"
    said = f"{DONE_BY[exercise.kind]} · {exercise.minutes} {unit}"
    node.insert(1, nodes.paragraph(said, said, classes=["exercise-about"]))
    if exercise.numbers:
        call = f'check("{exercise.label}", {", ".join(f"{each.name}=…" for each in exercise.checks)})'
        node += exercise_form("", label=exercise.label, fields=fields(exercise), how=how_html(module, call))
    elif exercise.start:
        code = exercise.answer_cell()
        node += exercise_start("", nodes.literal_block(code, code, language="python"), label=exercise.label)


def fields(exercise: Exercise) -> list[dict[str, Any]]:
    """Of each number what a page checks it by.

    Raises:
        ExplorableError: a number that cannot stand in a page.
    """
    found = []
    for each in exercise.checks:
        assert isinstance(each, Number), "Exercise has seen that all are numbers"
        wrong = [[_finite(exercise, each.name, wrong.number()), wrong.hint, wrong.within] for wrong in each.wrong]
        value = _finite(exercise, each.name, each.right())
        found.append({"name": each.name, "label": each.label, "value": value, "within": each.within, "hint": each.hint, "wrong": wrong})
    return found


def _finite(exercise: Exercise, name: str, value: float) -> float:
    if not math.isfinite(value):
        raise error(f"exercise {exercise.label!r}", f"{name} is {value}, or a wrong answer to it is", "ask for a number that is finite")
    return value


def add_files(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: a page with such exercises, or with a report, gets their style sheet, and the script that checks."""
    if "exercise-about" in (body := context.get("body") or "") or "exercise-report" in body:
        give(app, "exercise", keeps=True)


def begin(app: Sphinx) -> None:
    """``builder-inited``: follow this build."""
    binding = Binding(app)
    app.connect("doctree-read", binding.bind)
    app.connect("env-check-consistency", binding.look_for_all)


def setup(app: Sphinx) -> None:
    """Register configuration, nodes and hooks."""
    app.add_config_value("teaching_exercises", "", "env", types=[str])
    app.add_config_value("teaching_exercise_files", key(style("exercise") + script("exercise", keeps=True)), "html", types=[str])
    add_nodes(app)
    app.connect("builder-inited", begin)
    app.connect("html-page-context", add_files)
