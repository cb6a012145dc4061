"""The static rendering: complete, the same twice, within its budgets."""

import itertools
import json
import re

import pytest

from explainers.explorable import ExplorableError, markup, static
from explainers.explorable.static import render


def test_two_renderings_are_the_same_bytes(declare):
    assert render(declare()) == render(declare())


def test_html_is_complete_without_a_script(declare):
    html = render(declare())
    assert html.startswith('<figure class="explorable" id="a-wave"')
    assert '<span dir="auto">2 waves that start up, −2</span></figcaption></figure>' in html
    assert 'aria-label="A wave."' in html
    assert "One of 12 states; the others need JavaScript." in html
    assert 'aria-valuetext="2"' in html
    assert re.search(r'value="0" checked><span dir="auto">up', html)


def test_the_table_survives_the_page(declare):
    html = render(declare(describe="</script>{k}"))
    (table,) = re.findall(r'class="explorable-table">(.*?)</script>', html)
    assert json.loads(table)["captions"][0] == ["</script>1", "</script>2", "</script>3"]


def test_standalone_brings_its_player(declare):
    html = render(declare(), standalone=True)
    assert html.startswith("<style>figure.explorable")
    assert 'Symbol.for("explorable")' in html


def test_in_a_site_the_player_and_the_styles_are_not_read(declare, monkeypatch):
    monkeypatch.setattr(markup, "_read", lambda name: pytest.fail(f"{name} is in the figure: its key in site/page_key.py must hold it"))
    assert render(declare())


def test_a_compute_that_is_not_deterministic_is_an_error(declare):
    count = itertools.count()
    with pytest.raises(ExplorableError, match=r"'a-wave': compute gave two results for the start state; make its random generator"):
        render(declare(compute=lambda k, sign, seed: {"k": next(count)}))


@pytest.mark.parametrize(("limit", "message"), [("MOST_SECONDS", "budget is 0 s"), ("MOST_KILOBYTES", "kB gzipped, and")])
def test_broken_budgets_fail_with_the_name_and_the_figure(declare, monkeypatch, limit, message):
    monkeypatch.setattr(static, limit, 0.0)
    with pytest.raises(ExplorableError, match=f"'a-wave'.*{message}"):
        render(declare())


def test_progress_names_the_figure_and_its_states(declare, monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORABLE_PROGRESS", str(tmp_path / "progress"))
    render(declare())
    assert re.search(r"^a-wave: 12 states, [\d.]+ s, \d+ kB gzipped$", (tmp_path / "progress").read_text(), re.MULTILINE)
