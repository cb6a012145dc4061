"""Every essay has a lesson plan: goals, needs, minutes that add up, misconceptions with a state that shows each, questions to discuss."""

import re
from pathlib import Path

import pytest

from tests.house.notebooks import NOTEBOOKS, prose

PLANS = Path("book/lesson-plans.md")
PARTS = ("Goals", "Needs", "50 minutes", "90 minutes", "Misconceptions", "Discussion")
FEW, MANY = {"Goals": 3, "Misconceptions": 3, "Discussion": 3}, {"Goals": 5, "Discussion": 4}
HEAD = re.compile(r"^(?:\*\*|### )(" + "|".join(PARTS) + r")\b\.?(?:\*\*)?", re.MULTILINE)
ITEM = re.compile(r"^- (.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)
MINUTES = re.compile(r"\*{0,2}(\d+) min")
STATE = re.compile(r"\]\(\.\./notebooks/[\w-]+\.ipynb#[\w-]+\?[^)]+\)")
EXERCISE = re.compile(r"\{ref\}`(?:[^`<]*<)?(ex-[\w-]+)>?`")


def plans(page: str) -> dict[str, str]:
    """The plans of the page, by the essay that their label names."""
    pieces = re.split(r"^\(plan-([\w-]+)\)=\n", page, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def parts(plan: str) -> dict[str, str]:
    """The parts of a plan, by name."""
    pieces = HEAD.split(plan)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def faults(plan: str, known: set[str]) -> list[str]:
    """What is wrong with a plan; ``known`` are the labels of the essay's exercises."""
    found, has = [], parts(plan)
    if tuple(has) != PARTS:
        return [f"its parts are {list(has)}; write {list(PARTS)}, each at the beginning of a line in bold"]
    items = {name: ITEM.findall(text) for name, text in has.items()}
    for name, least in FEW.items():
        if not least <= len(items[name]) <= MANY.get(name, 9):
            found.append(f"{name} has {len(items[name])} items; write {least} to {MANY.get(name, 9)}")
    for name in ("50 minutes", "90 minutes"):
        minutes = [int(match[1]) if (match := MINUTES.match(item)) else 0 for item in items[name]]
        if 0 in minutes:
            found.append(f"an item of {name} does not begin with its minutes: {items[name][minutes.index(0)][:50]!r}")
        elif sum(minutes) != int(name.split()[0]):
            found.append(f"the minutes of {name} add up to {sum(minutes)}")
        if len(re.findall(r"prediction", has[name])) < 2:
            found.append(f"{name} asks the class for fewer than two predictions; say where each is asked")
        if "board" not in has[name] or "omework" not in has[name] or not EXERCISE.search(has[name]):
            found.append(f"{name} needs a proof at the board, and homework by exercise")
    if not STATE.search(has["50 minutes"]):
        found.append("50 minutes has no link that sets a figure, [...](../notebooks/essay.ipynb#figure?control=value)")
    found += [
        f"a misconception has no link to the state that shows it: {item[:50]!r}"
        for item in items["Misconceptions"]
        if not STATE.search(item)
    ]
    return found + [f"there is no exercise {label}" for label in EXERCISE.findall(plan) if label not in known]


def labels(markdown: str) -> list[str]:
    """The labels of the exercises of a page."""
    return re.findall(r"^```\{exercise\}[^\n]*\n:label: (ex-[\w-]+)", markdown, re.MULTILINE)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_essay_has_a_lesson_plan(path):
    plan = plans(PLANS.read_text("utf-8")).get(path.stem, "")
    found = faults(plan, set(labels("\n\n".join(prose(path)))))
    assert not found, f"{PLANS}, {path.stem}: " + "; ".join(found)


PLAN = """## An essay

**Goals.** After the lesson a student can

- one;
- two;
- three.

**Needs.** Sums.

**50 minutes**

- **20 min** Opening: [a wave](../notebooks/a.ipynb#wave?k=1). First prediction: up or down?
- **25 min** Proof at the board. Second prediction.
- **5 min** Homework: {ref}`the sum <ex-sum>`.

**90 minutes**

- **85 min** The same: two predictions, one proof at the board, and another prediction.
- **5 min** Homework: {ref}`ex-sum`.

**Misconceptions**

- *One.* [No](../notebooks/a.ipynb#wave?k=1).
- *Two.* [No](../notebooks/a.ipynb#wave?k=2).
- *Three.* [No](../notebooks/a.ipynb#wave?k=3).

**Discussion**

- Why?
- Whence?
- Whither?
"""


def test_what_is_missing_in_a_plan_is_said():
    assert not faults(PLAN, {"ex-sum"})
    for old, new, said in [
        ("**Needs.**", "Needs:", "its parts are"),
        ("- two;\n- three.", "", "Goals has 1 items"),
        ("**20 min**", "**21 min**", "add up to 51"),
        ("**20 min** ", "", "does not begin with its minutes"),
        ("First prediction: up or down?", "", "fewer than two predictions"),
        ("at the board. Second", "on paper. Second", "a proof at the board"),
        ("[No](../notebooks/a.ipynb#wave?k=2)", "No", "a misconception has no link"),
        ("<ex-sum>", "<ex-product>", "no exercise ex-product"),
    ]:
        assert PLAN.count(old), old
        assert any(said in fault for fault in faults(PLAN.replace(old, new), {"ex-sum"})), old
