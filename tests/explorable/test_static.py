"""The static rendering: complete, the same twice, within its budgets."""

import itertools
import json
import re
from html.parser import HTMLParser

import pytest

from explainers.explorable import ExplorableError, Question, markup
from explainers.explorable.static import render
from tests.explorable.conftest import draw_wave


def test_two_renderings_are_the_same_bytes(declare):
    assert render(declare()) == render(declare())


def test_html_is_complete_without_a_script(declare):
    html = render(declare())
    assert html.startswith('<figure class="explorable" id="a-wave"')
    assert '<span dir="auto">2 waves that start up, −2</span><button type="button" class="explorable-share"' in html
    assert html.endswith("</figcaption></figure>")
    assert 'aria-label="A wave."' in html
    assert "One of 12 states; the others need JavaScript." in html
    assert 'aria-valuetext="2"' in html
    assert re.search(r'value="0" checked><span dir="auto">up', html)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the children of each figure."""

    VOID = ("input", "img", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.children: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        self.children.setdefault(self.open[-1] if self.open else "", []).append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_html_is_valid_and_has_neither_inline_style_nor_script(declare):
    asks = Question("Up?", ["yes", "no"], right=lambda result: "yes", at={"k": 3})
    page = Elements(render(declare(asks=asks, draw=[draw_wave, draw_wave])))
    assert page.open == []
    assert page.children["figure"] == ["form", "div", "form", "p", "noscript", "script", "script", "figcaption"], "the caption stands last"
    assert not [tag for tag, attributes in page.all if tag == "style" or "style" in attributes]
    assert [attributes["type"] for tag, attributes in page.all if tag == "script"] == ["application/json"] * 2
    assert not [key for _, attributes in page.all for key in attributes if key.startswith("on")]
    ids = [attributes["id"] for _, attributes in page.all if "id" in attributes]
    assert len(set(ids)) == len(ids) > 4
    names = [attributes.get("aria-label") for tag, attributes in page.all if tag in ("figure", "form", "svg")]
    assert len(set(names)) == len(names) == 5


def test_the_same_figure_again_has_other_ids_and_another_figure_of_its_name_too(declare):
    shown = declare()
    pages = [Elements(html) for html in (render(shown), render(shown), render(declare(alt="Another wave.")))]
    ids = [{attributes["id"] for _, attributes in page.all if "id" in attributes} for page in pages]
    assert ids[0] & ids[2] == {"a-wave"}
    assert not ids[0] & ids[1]
    figures = [attributes for page in pages for tag, attributes in page.all if tag == "figure"]
    assert [figure["data-figure"] for figure in figures] == ["a-wave"] * 3
    assert "id" not in figures[1]


def test_the_table_survives_the_page(declare):
    html = render(declare(describe="</script>{k}"))
    (table,) = re.findall(r'class="explorable-table">(.*?)</script>', html)
    assert json.loads(table)["captions"][0] == ["</script>1", "</script>2", "</script>3"]


def test_in_a_site_the_player_and_the_styles_are_not_read(declare, monkeypatch):
    monkeypatch.setattr(markup, "_read", lambda name: pytest.fail(f"{name} is in the figure: its key in site/page_key.py must hold it"))
    assert render(declare())


def test_a_compute_that_is_not_deterministic_is_an_error(declare):
    count = itertools.count()
    with pytest.raises(ExplorableError, match=r"'a-wave': compute gave two results for the start state: k is 0, then 3; make its random"):
        render(declare(compute=lambda k, sign, seed: {"k": next(count)}))


@pytest.mark.parametrize(("budget", "message"), [({"seconds": 0.01}, "its budget is 0.01 s"), ({"kilobytes": 0.5}, "its budget is 0.5 kB")])
def test_broken_budgets_fail_with_the_name_and_the_figure(declare, budget, message):
    with pytest.raises(ExplorableError, match=f"'a-wave'.*{message}"):
        render(declare(**budget))


def test_progress_names_the_figure_and_its_states(declare, monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORABLE_PROGRESS", str(tmp_path / "progress"))
    render(declare())
    assert re.search(r"^a-wave: 12 states, [\d.]+ s, \d+ kB gzipped$", (tmp_path / "progress").read_text(), re.MULTILINE)


def test_the_numbers_of_every_state_stand_in_a_script_of_their_own_and_weigh_nothing(declare, monkeypatch, tmp_path):
    html = render(declare(data=lambda result: {"k": result.k, "y": result.y}))
    (numbers,) = re.findall(r'class="explorable-numbers">(.*?)</script>', html)
    table = json.loads(numbers)
    assert table["columns"] == ["k", "y"]
    values, which = table["blocks"][0][0]
    assert [values[i] for i in table["which"][which]] == [str(k) for k in (1, 2, 3) for _ in range(4)]
    assert html.replace(f'<script type="application/json" class="explorable-numbers">{numbers}</script>', "") == render(
        declare(), numbers=False
    )
    monkeypatch.setattr("explainers.explorable.static.MOST_NUMBERS", 0.1)
    monkeypatch.setenv("EXPLORABLE_PROGRESS", str(tmp_path / "said"))
    assert "explorable-numbers" not in render(declare())
    assert "a-wave: no numbers to save, they weigh more than 0.1 kB" in (tmp_path / "said").read_text()
