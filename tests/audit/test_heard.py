"""What a screen reader says of one essay, by a virtual one: its first figure, the controls, the caption, a formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.audit.conftest import Look, note

ESSAY = "notebooks/ridges-not-peaks.html"
HEAR = """async ([selector, most]) => {
  for (const picture of document.querySelectorAll("svg[role=img]")) picture.replaceChildren(); // of a picture the name alone is heard
  const { virtual } = await import("/virtual-screen-reader.js");
  await virtual.start({ container: document.querySelector(selector) });
  const first = await virtual.lastSpokenPhrase();
  for (let step = 0; step < most && (step === 0 || (await virtual.lastSpokenPhrase()) !== first); step++) await virtual.next();
  const heard = await virtual.spokenPhraseLog();
  await virtual.stop();
  return heard;
}"""


@pytest.fixture
def essay(look: Look, tools: Path) -> Page:
    voice = tools / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"

    def bring(opened: Page) -> None:
        opened.route("**/virtual-screen-reader.js", lambda route: route.fulfill(path=voice, content_type="text/javascript"))

    return look(ESSAY, bring)


def test_a_figure_is_heard_with_its_controls_and_its_caption(essay: Page) -> None:
    heard = essay.evaluate(HEAR, ["figure.explorable", 60])
    said = "\n".join(heard)
    note(said)
    figure = essay.locator("figure.explorable").first
    assert heard[0].startswith("figure"), f"the figure is not announced as one: {heard[0]}"
    assert any(phrase.startswith(("img", "image", "graphics")) for phrase in heard), f"its picture is not announced:\n{said}"
    for label in figure.locator(".explorable-slider label > span").all_text_contents():
        assert any(phrase.startswith("slider") and label in phrase for phrase in heard), f"the slider {label!r} is not heard:\n{said}"
    values = figure.locator("input[type=range]").evaluate_all("all => all.map((each) => each.getAttribute('aria-valuetext'))")
    assert all(any(value in phrase for phrase in heard) for value in values), f"not all values {values} are heard:\n{said}"
    caption = figure.locator(".explorable-caption > span").first.text_content() or "?"
    assert caption in said, f"the caption {caption!r} is not heard:\n{said}"


def test_a_formula_is_heard(essay: Page) -> None:
    heard = essay.evaluate(HEAR, [".formula", 60])
    note("\n".join(heard))
    letters = essay.locator(".formula math").first.evaluate("math => [...math.querySelectorAll('mi')].map((each) => each.textContent)")
    assert letters
    assert all(letter in "".join(heard) for letter in letters), f"not all of {letters} are heard: {heard}"
