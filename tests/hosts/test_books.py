"""The examples in jupyter-book and Sphinx, whose authors have written two lines."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.hosts.host import EXAMPLES, FIGURES, Visit, assert_figures_move, assert_readable, run

BUILDS = {
    "jupyter-book": ["jupyter-book", "build", ".", "-W", "-n", "--keep-going", "-q"],
    "sphinx-furo": ["sphinx-build", "-W", "-n", "--keep-going", "-q", ".", "_build/html"],
    "sphinx-pydata": ["sphinx-build", "-W", "-n", "--keep-going", "-q", ".", "_build/html"],
}
PLAIN = "---\nfile_format: mystnb\nkernelspec: {name: python3}\norphan: true\n---\n# Plain\n\n```{code-cell} python\n1 + 1\n```\n"


@dataclass
class Host:
    """A built book."""

    name: str
    folder: Path

    @property
    def pages(self) -> Path:
        return self.folder / "_build" / "html"


@pytest.fixture(scope="module", params=list(BUILDS))
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Host:
    """An example with a page more, which has no figures: what that asks for and says is the host's own."""
    folder = tmp_path_factory.mktemp("hosts") / request.param
    shutil.copytree(EXAMPLES / request.param, folder, ignore=shutil.ignore_patterns("_build", "jupyter_execute"))
    (folder / "plain.md").write_text(PLAIN, encoding="utf-8")
    if (toc := folder / "_toc.yml").exists():
        toc.write_text(toc.read_text("utf-8") + "  - file: plain\n", encoding="utf-8")
    run(*BUILDS[request.param], folder=folder)
    return Host(request.param, folder)


@pytest.fixture(params=["light", "dark"])
def visits(request: pytest.FixtureRequest, browser: Browser, host: Host) -> Iterator[tuple[Visit, Visit]]:
    """The page with the figures, and the page without."""
    dark = request.param == "dark"
    made = [Visit(browser, (host.pages / name).as_uri(), dark=dark) for name in ("swings.html", "plain.html")]
    yield made[0], made[1]
    for visit in made:
        visit.close()


def test_every_figure_moves_can_be_read_and_adds_nothing_from_elsewhere(visits, host):
    figures, plain = visits
    assert_readable(figures.page)
    assert_figures_move(figures.page)
    assert figures.asked <= plain.asked, "the figures ask for something from elsewhere"
    assert figures.said <= plain.said, "the figures say something to the console"


def test_links_lead_to_states_here_and_on_other_pages(browser, host):
    visit = Visit(browser, (host.pages / "index.html").as_uri())
    visit.page.get_by_role("link", name="stops soon").click()
    visit.page.wait_for_url("**/swings.html#*")
    visit.page.wait_for_function("document.querySelector('#swing') && reader.caption('swing').includes(' 0%')")
    assert visit.page.evaluate("document.querySelector('#swing').getBoundingClientRect().bottom > 0")
    visit.page.get_by_role("link", name="it goes on").click()
    visit.page.wait_for_function("reader.caption('swing').includes('100%')")
    visit.close()
    arrived = Visit(browser, (host.pages / "swings.html").as_uri() + "#walk?step=normal&seed=3")
    middle = arrived.page.evaluate(
        "(({ top, bottom }) => (top + bottom) / 2 / innerHeight)(document.querySelector('#walk').getBoundingClientRect())"
    )
    assert 0.3 < middle < 0.7, "the figure that the address names is not in sight"
    arrived.close()


def test_the_page_without_figures_loads_nothing_of_theirs(host):
    assert "explorable/" in (host.pages / "swings.html").read_text("utf-8")
    assert "explorable/" not in (host.pages / "plain.html").read_text("utf-8")
    own = "".join(path.read_text("utf-8") for path in host.pages.glob("*.html"))
    assert [name for name in FIGURES if f'id="{name}"' not in own] == []
    assert not re.findall(r"<figure class=.explorable[^>]* style=", own)


def test_a_role_of_the_authors_palette_has_the_authors_color(browser, host):
    visit = Visit(browser, (host.pages / "swings.html").as_uri())
    drawn = visit.page.evaluate("[...document.querySelectorAll('#walk path')].map((path) => getComputedStyle(path).stroke)")
    visit.close()
    green, blue = "rgb(11, 122, 59)", "rgb(0, 105, 168)"
    there, absent = (green, blue) if host.name == "sphinx-pydata" else (blue, green)
    assert there in drawn
    assert absent not in drawn
