"""An essay as one file, opened without a network: as good as the page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from explainers.site.handout import handout

pytestmark = pytest.mark.browser
BUILT = Path("_build/html/notebooks/what-is-settled.html")


def test_every_figure_moves_and_nothing_is_asked_for(browser: Browser, tmp_path: Path):
    file = tmp_path / "essay.html"
    file.write_text(handout(BUILT), "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    assert page.locator(".on-this-page").first.is_visible(), "what is not for paper is not there"
    figures = page.locator("figure.explorable")
    assert figures.count() > 0
    for i in range(figures.count()):
        figure = figures.nth(i)
        figure.scroll_into_view_if_needed()
        page.wait_for_function("(root) => root.classList.contains('explorable-loaded')", arg=figure.element_handle())
        before = figure.locator(".explorable-panels").inner_html(), figure.locator(".explorable-caption").inner_text()
        slider = figure.locator("input[type=range]").first
        slider.press("ArrowLeft" if slider.input_value() == slider.get_attribute("max") else "ArrowRight")
        after = figure.locator(".explorable-panels").inner_html(), figure.locator(".explorable-caption").inner_text()
        assert after != before, f"{figure.get_attribute('id')} does not move"
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
    context.close()
