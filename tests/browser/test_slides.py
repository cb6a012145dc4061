"""The slides of every essay, as the class sees them: large enough to read from the last row, whole, and in their states."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from explainers.site.handout import handout
from tests.browser.conftest import Visit
from tests.browser.pages import SITE

pytestmark = pytest.mark.browser

ESSAYS = sorted(SITE.glob("notebooks/*.html"))
SMALLEST = 18  # px, at 1280 by 720
LARGE = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"}
FAULTS = """(smallest) => {
  const found = [], box = document.querySelector(".lecture"), page = box.querySelector(".lecture-page");
  const root = page.querySelector("figure"), of = (element) => element.getBoundingClientRect();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, element = text.parentElement, svg = element.closest("svg"), words = text.data.trim().slice(0, 40);
    if (!words || !seen(element) || element.closest("script, noscript, .explorable-said, .explorable-points")) continue;
    const scale = svg ? of(svg).width / svg.viewBox.baseVal.width : 1, size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < smallest) found.push(`${words}: ${size.toFixed(1)} px`);
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1) found.push(`${words}: cut by the window`);
  }
  if (page.scrollHeight > page.clientHeight + 1 || box.scrollHeight > innerHeight + 1) found.push("it does not fit");
  if (root) {
    const panels = of(root.querySelector(".explorable-panels"));
    const within = (a, b) => a.top > b.top - 1 && a.bottom < b.bottom + 1 && a.left > b.left - 1 && a.right < b.right + 1;
    const over = (a, b) => a.top < b.bottom - 1 && a.bottom > b.top + 1 && a.left < b.right - 1 && a.right > b.left + 1;
    const pen = document.createElement("canvas").getContext("2d");
    const ink = (text) => { // on the screen: its box from the top of its highest letter to the foot of its lowest, not of its font's
      const style = getComputedStyle(text), box = text.getBBox(), matrix = text.getScreenCTM();
      pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const size = pen.measureText(text.textContent), above = size.fontBoundingBoxAscent - size.actualBoundingBoxAscent;
      const below = size.fontBoundingBoxDescent - size.actualBoundingBoxDescent;
      const corners = [box.x, box.x + box.width].flatMap((x) =>
        [box.y + above, box.y + box.height - below].map((y) => new DOMPoint(x, y).matrixTransform(matrix)));
      const xs = corners.map(({ x }) => x), ys = corners.map(({ y }) => y);
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    };
    for (const svg of root.querySelectorAll(".explorable-panels > svg")) {
      if (!within(of(svg), panels)) found.push("a panel leaves its place");
      const words = [...svg.querySelectorAll("text")].filter((text) => seen(text) && text.textContent.trim());
      words.forEach((one, i) => words.slice(i + 1).forEach((other) => {
        if (over(ink(one), ink(other))) found.push(`${one.textContent} over ${other.textContent}`);
      }));
    }
    for (const name of [".lecture-idea", ".explorable-question", ".explorable-controls", ".explorable-caption"]) {
      const other = page.querySelector(name);
      if (other && seen(other) && over(of(other), panels)) found.push(`panels over ${name}`);
    }
  }
  return found;
}"""
STATE = """() => {
  const root = document.querySelector(".lecture figure"), figure = root && window[Symbol.for("explorable")].of(root);
  return figure ? figure.link().hash.slice(1) : "";
}"""


def slides(page: Page) -> list[tuple[str, str]]:
    """What the page has to show: title and address of each slide."""
    page.locator(".lecture").wait_for()
    return page.evaluate(
        """() => [...document.querySelector("template.lecture-slides").content.children]
            .map((slide) => [slide.querySelector(".lecture-title").textContent, slide.dataset.show])"""
    )


def come_to(page: Page, number: int, title: str) -> None:
    page.wait_for_function(
        """([number, title]) => {
            const root = document.querySelector(".lecture figure"), now = document.querySelector(".lecture-title");
            return now.textContent === title && document.activeElement === now
                && document.querySelector(".lecture-number").textContent.startsWith(`${number} of`)
                && (!root || root.classList.contains("explorable-loaded")) && document.fonts.status === "loaded";
        }""",
        arg=[number, title],
    )
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


@pytest.mark.parametrize("essay", ESSAYS, ids=lambda essay: essay.stem)
def test_every_slide_can_be_read_from_the_last_row_and_is_in_its_state(visit: Visit, site: Path, essay: Path):
    assert "lecture-slides" in essay.read_text("utf-8"), "the essay has no slides"
    page = visit(essay, "?lecture", **LARGE)
    shown = slides(page)
    faults = []
    for number, (title, show) in enumerate(shown, 1):
        if number > 1:
            page.keyboard.press("PageDown")
        come_to(page, number, title)
        state = page.evaluate(STATE)
        wanted = show.partition("?")
        if state.partition("?")[0] != wanted[0] or set(filter(None, wanted[2].split("&"))) - set(state.partition("?")[2].split("&")):
            faults.append(f"{number} {title}: shows {state}, not {show}")
        faults += [f"{number} {title}: {fault}" for fault in page.evaluate(FAULTS, SMALLEST)]
    assert faults == [], f"{essay.stem}: shorten the idea of the slide, or show the figure on a slide with less beside it"


def test_the_handout_of_an_essay_has_its_slides(visit: Visit, site: Path, tmp_path: Path):
    file = tmp_path / "essay.html"
    file.write_text(handout(ESSAYS[0]), "utf-8")
    page = visit(file, "", **LARGE)
    page.get_by_role("link", name="Show as slides").click()
    shown = slides(page)
    come_to(page, 1, shown[0][0])
    page.keyboard.press("End")
    come_to(page, len(shown), shown[-1][0])
    assert page.url.startswith(f"{file.as_uri()}?lecture={len(shown)}"), "the slide is in the address of a file, too"
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    assert opened.value.locator(".lecture-now").inner_text().endswith(shown[-1][0])
    assert opened.value.evaluate("getComputedStyle(document.querySelector('.lecture-clock')).display") == "flex"
    page.go_back()
    come_to(page, 1, shown[0][0])
