"""The numbers of an exercise, checked in the page: what it says is what Python says, and what was entered is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from explainers.exercises import EXERCISES
from explainers.site.handout import handout
from explainers.teaching import Exercise, Number, Wrong
from explainers.teaching.sphinx.exercise_nodes import form_html
from explainers.teaching.sphinx.exercises import fields
from explainers.teaching.sphinx.files import script, style
from tests.browser.small_pages import STRICT, page, served
from tests.computed import computed

COUNT = Exercise(
    "ex-of-this-test",
    "see",
    [
        Number("units", 1024, "Count again.", "number of units", wrong=[Wrong(1000, "Powers of two."), Wrong(1e3 + 1, "One too many.")]),
        Number("share", 1 / 3, "Think of all.", within=0.005, wrong=[Wrong(-0.5, "Which sign?"), Wrong(0.34, "Near.", within=0.05)]),
    ],
    minutes=5,
)
SAME = {"1024": 1024, " 1 024 ": 1024, "1024.": 1024, "2048/2": 1024, "1,024.0": 1024, "1.024e3": 1024}
OTHER = {"1000": 1000, "1001": 1001, "+1001": 1001, "1024.000001": 1024.000001, "1024.1": 1024.1, "-1024": -1024}
SHARES = {
    "1/3": 1 / 3,
    "0,33": 0.33,
    ".33": 0.33,
    "0.3283": 0.3283,
    "0.328": 0.328,
    "−0.5": -0.5,
    "-1/2": -0.5,
    "0,125": 0.125,
    "0,3333": 0.3333,
}
UNREADABLE = ["ten", "1/0", "1/2/3", "1 1/2", "50%", "--1", "1..2", "NaN", "Infinity", "1e400"]
CHECK = """([label, given]) => {
  const form = document.querySelector(`[data-exercise="${label}"]`);
  for (const [name, text] of Object.entries(given)) {
    form.elements.namedItem(name).value = text;
    form.elements.namedItem(name).dispatchEvent(new Event("input", { bubbles: true }));
  }
  form.requestSubmit();
  return [...form.querySelectorAll(".exercise-report > li > :last-child")].map((said) => said.textContent);
}"""


def body(exercise: Exercise) -> str:
    return form_html(exercise.label, fields(exercise), "In a notebook.")


@pytest.fixture(scope="module")
def shown(browser) -> Iterator[tuple[Page, str]]:
    """A tab, and the address of a page with all exercises of numbers, under a strict policy."""
    asked = [COUNT, *(computed(each.label) for each in EXERCISES if each.numbers)]
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    with served() as site:
        site["/exercise.js"] = (script("exercise", keeps=True), "text/javascript", {})
        site["/exercise.css"] = (style("exercise"), "text/css", {})
        head = '<link rel="icon" href="data:,"><link rel="stylesheet" href="/exercise.css"><script defer src="/exercise.js"></script>'
        yield context.new_page(), site.page("/page.html", page("".join(map(body, asked)), head=head), STRICT)
    context.close()


@pytest.fixture
def opened(shown) -> Iterator[Page]:
    """The page, where nothing has been answered; it must not complain of anything."""
    opened, address = shown
    faults: list[str] = []
    opened.on("console", note := lambda message: faults.append(message.text))
    opened.on("pageerror", fail := lambda fault: faults.append(str(fault)))
    opened.goto(address)
    opened.wait_for_selector(".exercise-form:not([hidden])")
    yield opened
    opened.evaluate("localStorage.clear()")
    opened.remove_listener("console", note)
    opened.remove_listener("pageerror", fail)
    assert faults == []


def said(exercise: Exercise, **given: float) -> list[str]:
    """What Python says, with the words by which the page knows each number."""
    words = {each.name: each.label or each.name for each in exercise.checks if isinstance(each, Number)}
    found = []
    for each in exercise.checks:
        if each.name in given:
            hint = each.missed(given[each.name])
            found.append(f"Not yet: {words[each.name]}. {hint}" if hint else f"Right: {words[each.name]}.")
    left = [words[each.name] for each in exercise.checks if each.name not in given]
    return found + ([f"Still open: {', '.join(left)}."] if left else [])


def test_page_and_python_say_the_same_of_every_number(opened):
    """At once, for all that a page can be given."""
    given = [
        (COUNT, field, text, number) for field, texts in (("units", SAME | OTHER), ("share", SHARES)) for text, number in texts.items()
    ]
    for exercise in (computed(each.label) for each in EXERCISES if each.numbers):
        for each in exercise.checks:
            numbers = (each.right(), *(wrong.number() for wrong in each.wrong), each.right() + 2 * each.within + 0.37)
            given += [(exercise, each.name, repr(number), number) for number in numbers]
    asked = [
        [exercise.label, {each.name: text if each.name == name else "" for each in exercise.checks}] for exercise, name, text, _ in given
    ]
    found = opened.evaluate(f"(asked) => asked.map({CHECK})", asked)
    for (exercise, name, text, number), sentences in zip(given, found, strict=True):
        assert sentences == said(exercise, **{name: number}), (exercise.label, name, text)


def test_what_is_no_number_or_two_is_told_so(opened):
    for text in UNREADABLE:
        found = opened.evaluate(CHECK, ["ex-of-this-test", {"units": text, "share": ""}])
        assert found[0] == "Not yet: number of units. Give a number, such as 12, 0.5 or 1/3.", text
    found = opened.evaluate(CHECK, ["ex-of-this-test", {"units": "1,024", "share": ""}])
    assert found[0] == "Not yet: number of units. Write 1024 or 1.024: the comma can mean either."


def test_what_was_entered_is_kept_and_marked_by_more_than_a_color(opened):
    units, share = opened.get_by_label("number of units"), opened.get_by_label("share", exact=True)
    units.fill("1024")
    share.fill("2")
    share.press("Enter")
    status = opened.locator("[data-exercise=ex-of-this-test] [role=status]")
    assert status.inner_text().split("\n") == ["✓", "Right: number of units.", "✗", "Not yet: share. Think of all."]
    assert (units.get_attribute("aria-invalid"), share.get_attribute("aria-invalid")) == (None, "true")
    kept = "(kind) => window[Symbol.for('explorable-kept')].kept(kind, 'ex-of-this-test')"
    assert opened.evaluate(kept, "exercise") is None
    share.fill("1/3")
    assert "share" not in status.inner_text()
    share.press("Enter")
    assert opened.evaluate(kept, "exercise") == "right"
    opened.reload()
    opened.wait_for_selector(".exercise-report")
    assert (units.input_value(), share.input_value()) == ("1024", "1/3")
    assert "Right: share." in status.inner_text()
    assert status.get_attribute("aria-live") == "off"  # nothing is told that was not asked for
    opened.evaluate("window[Symbol.for('explorable-kept')].forget(location.href)")
    assert (units.input_value(), status.inner_text()) == ("", "")


def test_every_target_is_large_enough_on_a_phone(opened):
    opened.set_viewport_size({"width": 360, "height": 700})
    for box in opened.evaluate(
        "[...document.querySelectorAll('.exercise-form :is(input, button)')].map((e) => e.getBoundingClientRect().toJSON())"
    ):
        assert box["height"] >= 44
        assert box["width"] >= 44
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_that_is_handed_out_as_one_file_checks_too(browser, tmp_path):
    for name, text in (("exercise.js", script("exercise", keeps=True)), ("exercise.css", style("exercise"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    head = '<link rel="stylesheet" href="exercise.css"><script defer src="exercise.js"></script>'
    (tmp_path / "page.html").write_text(page(f"<article>{body(COUNT)}</article>", head=head), encoding="utf-8")
    (tmp_path / "one" / "handout.html").parent.mkdir()
    (tmp_path / "one" / "handout.html").write_text(handout(tmp_path / "page.html"), encoding="utf-8")
    opened = browser.new_page()
    opened.goto((tmp_path / "one" / "handout.html").as_uri())
    opened.wait_for_selector(".exercise-form:not([hidden])")
    assert opened.evaluate(CHECK, ["ex-of-this-test", {"units": "1024", "share": ""}]) == ["Right: number of units.", "Still open: share."]
    opened.close()
