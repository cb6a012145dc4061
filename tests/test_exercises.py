"""The exercises of all essays: what is right is right, typical mistakes get their own hints, and no hint gives an answer away."""

from __future__ import annotations

import math
import re
from pathlib import Path
from types import ModuleType

import pytest

from explainers.exercises import ESSAYS, EXERCISES
from explainers.teaching import Exercise, Exercises, Number
from tests.computed import computed
from tests.house.notebooks import cells, prose

WINGS = {module.__name__.split(".")[-2].replace("_", "-"): module for module in ESSAYS}
LABEL = re.compile(r"\{exercise\}[^\n]*\n:label: ([\w-]+)")
WRITTEN = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)?(?:e-?\d+)?(?:/\d+(?:\.\d+)?)?")
KINDS = {"see", "derive", "build"}
each_exercise = pytest.mark.parametrize("exercise", list(EXERCISES), ids=lambda exercise: exercise.label)
each_essay = pytest.mark.parametrize("essay", WINGS)


def numbers(exercise: Exercise) -> list[Number]:
    return [each for each in computed(exercise.label).checks if isinstance(each, Number)]


def labels(essay: str) -> list[str]:
    """The exercises of an essay's notebook, in their order."""
    return [label for text in prose(Path(f"notebooks/{essay}.ipynb")) for label in LABEL.findall(text)]


def said(hint: str) -> list[float]:
    """The numbers that are written in a hint, a fraction as what it is."""
    found = []
    for text in WRITTEN.findall(hint.replace("−", "-")):
        over, _, under = text.partition("/")
        found.append(float(over) / float(under) if under and float(under) else float(over))
    return found


def gives_away(number: Number, hint: str) -> bool:
    """Whether a hint has the right number in it."""
    return any(math.isclose(each, number.right(), rel_tol=1e-9, abs_tol=number.within) for each in said(hint))


@each_exercise
def test_the_reference_is_right(exercise: Exercise) -> None:
    if exercise.checks:
        report = Exercises([computed(exercise.label)]).check(exercise.label, exercise.right_answer())
        assert report.right, f"{exercise.label}: {report}; correct its reference, or what checks it"


@each_exercise
def test_each_typical_mistake_gets_its_own_hint(exercise: Exercise) -> None:
    for number in numbers(exercise):
        for wrong in number.wrong:
            assert wrong.hint != number.hint, f"{exercise.label}, {number.name}: say of {wrong.number()} what mistake it is"
            met = number.missed(wrong.number())
            assert met == wrong.hint, (
                f"{exercise.label}, {number.name}: {wrong.number()} gets {met!r} before {wrong.hint!r}; narrow `within`"
            )


@each_exercise
def test_no_hint_gives_the_answer_away(exercise: Exercise) -> None:
    for number in numbers(exercise):
        for hint in (number.hint, *(wrong.hint for wrong in number.wrong)):
            assert not gives_away(number, hint), f"{exercise.label}, {number.name}: {hint!r} has the answer in it; lead there without it"


@each_exercise
def test_the_code_to_begin_with_runs_and_is_not_right_yet(exercise: Exercise) -> None:
    if exercise.start:
        names: dict[str, object] = {}
        exec(compile(exercise.start, exercise.label, "exec"), names)
        assert "answer" in names, f"{exercise.label}: its start defines no `answer`"
        assert not EXERCISES.check(exercise.label, names["answer"]).right, f"{exercise.label}: its start is right; leave something to do"


@each_essay
def test_what_is_checked_stands_in_its_essay_and_the_other_way_round(essay: str) -> None:
    checked = [exercise.label for exercise in WINGS[essay].EXERCISES]
    there = labels(essay)
    assert set(checked) == set(there), f"{essay}: bind each {{exercise}} of the notebook by an Exercise of the same label in exercises.py"


@each_essay
def test_an_essay_has_four_to_six_exercises_of_all_kinds(essay: str) -> None:
    kinds = [exercise.kind for exercise in WINGS[essay].EXERCISES]
    assert 4 <= len(kinds) <= 6, f"{essay} has {len(kinds)} exercises"
    assert set(kinds) == KINDS, f"{essay} has none to {' or '.join(sorted(KINDS - set(kinds)))}"


@each_essay
def test_the_solution_of_what_is_built_is_right(essay: str) -> None:
    """In the notebook as the build has run it."""
    path = Path(f"_build/html/reader/{essay}-with-pictures.ipynb")
    if not path.exists():
        pytest.fail("there is no built book: run `make site` first")
    ran = [cell for cell in cells(path, "code") if cell["outputs"]]
    for exercise in WINGS[essay].EXERCISES:
        if exercise.kind == "build":
            shown = [cell["outputs"][-1] for cell in ran if f'check("{exercise.label}", answer)' in cell["source"]]
            assert shown, f"{exercise.label}: end the code of its solution with check({exercise.label!r}, answer)"
            text = "".join(shown[-1].get("data", {}).get("text/plain", ""))
            assert text.startswith("Right:") and "Not yet:" not in text, f"{exercise.label}: of its solution check says {text!r}"


def test_the_wings_are_those_of_the_notebooks() -> None:
    assert set(WINGS) == {path.stem for path in Path("notebooks").glob("*.ipynb")}
    assert all(isinstance(module, ModuleType) for module in WINGS.values())


def test_an_answer_in_a_hint_is_found() -> None:
    third = Number("third", 1 / 3, "", within=0.001)
    assert gives_away(third, "It is 1/3.")
    assert gives_away(third, "Nearly .5, but 0.3333 it is")
    assert not gives_away(third, "Of 3 parts take 1; x13, 1.3333 and −1/3 are others.")
    assert gives_away(Number("less", -2, ""), "Not 2, but −2.")
