"""What an essay has for a class: a lesson plan whose minutes add up, concept checks, slides, exercises to see, derive and build."""

import re
from pathlib import Path

import pytest

from explainers import exercises
from tests.house.notebooks import NOTEBOOKS, prose

PLANS = Path("book/lesson-plans.md")
PARTS = ("Goals", "Needs", "50 minutes", "90 minutes", "Misconceptions", "Discussion")
FEW, MANY = {"Goals": 3, "Misconceptions": 3, "Discussion": 3}, {"Goals": 5, "Discussion": 4}
HEAD = re.compile(r"^(?:\*\*|### )(" + "|".join(PARTS) + r")\b\.?(?:\*\*)?", re.MULTILINE)
ITEM = re.compile(r"^- (.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)
MINUTES = re.compile(r"\*{0,2}(\d+) min")
STATE = re.compile(r"\]\(\.\./notebooks/[\w-]+\.ipynb#[\w-]+\?[^)]+\)")
EXERCISE = re.compile(r"\{ref\}`(?:[^`<]*<)?(ex-[\w-]+)>?`")
QUIZZES, SLIDES, EXERCISES, SHORTEST = range(3, 6), range(6, 10), range(4, 7), 20  # the last: characters of an explanation


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


def quizzes(markdown: str) -> list[str]:
    """The concept checks of a page."""
    return re.findall(r"^```\{quiz\}\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)


def unclear(quiz: str) -> list[str]:
    """What is wrong with a concept check."""
    options = re.split(r"^- \[", quiz, flags=re.MULTILINE)[1:]
    found = []
    if sum(option.startswith("x]") for option in options) < 1 or not 3 <= len(options) <= 5:
        found.append(f"it has {len(options)} options; write three to five, one of them right, [x]")
    wrong = [option for option in options if option.startswith(" ]")]
    found += [f"no explanation: {each[3:50]!r}" for each in wrong if len(each.partition("\n\n")[2].strip()) < SHORTEST]
    return found


def lacks(markdown: str, kinds: list[str]) -> list[str]:
    """What a page lacks for a class; ``kinds`` are those of its exercises."""
    found = []
    asked, shown = quizzes(markdown), re.findall(r"^```\{slide\} ", markdown, re.MULTILINE)
    if not re.search(r"^## Check yourself\n(?:(?!^## ).*\n)*^## Exercises$", markdown, re.MULTILINE):
        found.append("no section '## Check yourself' right before '## Exercises'")
    if len(asked) not in QUIZZES:
        found.append(f"{len(asked)} concept checks; write {QUIZZES[0]} to {QUIZZES[-1]}, ```{{quiz}}")
    if len(shown) not in SLIDES:
        found.append(f"{len(shown)} slides; write {SLIDES[0]} to {SLIDES[-1]}, ```{{slide}}")
    if len(kinds) not in EXERCISES or {"see", "derive", "build"} - set(kinds):
        found.append(f"its exercises are {kinds}; write {EXERCISES[0]} to {EXERCISES[-1]}, at least one to see, to derive, to build")
    places = [[option[0] for option in re.findall(r"^- \[(.)", quiz, re.MULTILINE)].index("x") for quiz in asked if "- [x]" in quiz]
    if len(asked) > 2 and len(set(places)) < 3:
        found.append(f"the right options stand at {places}: spread them over the places")
    return found + [fault for quiz in asked for fault in unclear(quiz)]


def labels(markdown: str) -> list[str]:
    """The labels of the exercises of a page."""
    return re.findall(r"^```\{exercise\}[^\n]*\n:label: (ex-[\w-]+)", markdown, re.MULTILINE)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_essay_has_a_lesson_plan(path):
    plan = plans(PLANS.read_text("utf-8")).get(path.stem, "")
    found = faults(plan, set(labels("\n\n".join(prose(path)))))
    assert not found, f"{PLANS}, {path.stem}: " + "; ".join(found)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_essay_has_exercises_concept_checks_and_slides(path):
    markdown = "\n\n".join(prose(path))
    unknown = [label for label in labels(markdown) if label not in exercises.EXERCISES]
    assert not unknown, f"{path}: {unknown} are not in the wing's exercises.py"
    found = lacks(markdown, [exercises.EXERCISES[label].kind for label in labels(markdown)])
    assert not found, f"{path}: " + "; ".join(found)


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


def test_what_is_missing_in_a_page_is_said():
    options = (
        "- [x] Yes, since.\n",
        "- [ ] No, since.\n\n  That is no reason at all.\n",
        "- [ ] No, because.\n\n  Nor is that a reason.\n",
    )
    asked = ["".join(options[(i + k) % 3] for k in range(3)) for i in range(3)]
    page = "```{slide} One\n```\n" * 6 + "\n## Check yourself\n\n" + "\n".join(f"```{{quiz}}\nIs it?\n\n{each}```\n" for each in asked)
    page += "\n## Exercises\n"
    kinds = ["see", "derive", "build", "build"]
    assert not lacks(page, kinds)
    for wrong, said in [
        (page.replace("```{slide} One", "```{note}", 1), "5 slides"),
        (page.replace("```{quiz}", "```{note}", 1), "2 concept checks"),
        (page.replace("## Check yourself", "## Check"), "'## Check yourself' right before"),
        (page.replace("\n\n  That is no reason at all.", ""), "no explanation"),
        (page.replace("[x]", "[ ]"), "one of them right"),
        (page.replace(asked[1], asked[0]).replace(asked[2], asked[0]), "spread them over"),
    ]:
        assert any(said in fault for fault in lacks(wrong, kinds)), said
    assert "at least one to see" in lacks(page, ["build"] * 4)[0]
