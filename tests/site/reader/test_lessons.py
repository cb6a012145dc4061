"""What editions are made of is kept beside the doctrees, the plan in Markdown."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.explorable.errors import ExplorableError
from explainers.site.reader.lessons import keep_lesson, keep_plans, lesson_of
from explainers.teaching.editions.cells import prose
from explainers.teaching.editions.lesson import Lesson


def book(folder, base: str = "") -> SimpleNamespace:
    return SimpleNamespace(doctreedir=str(folder), config=SimpleNamespace(html_baseurl=base))


def link(to: str) -> nodes.reference:
    return nodes.reference("", "here", refuri=to)


def plans() -> nodes.document:
    document = new_document("plans")
    inner = nodes.section("", nodes.title("", "50 minutes"), nodes.paragraph("", "Begin ", link("../notebooks/waves.html#wave?n=2")))
    told = nodes.paragraph("", "Then ", link("../notebooks/coins.html#coin?p=1"), nodes.Text(" and "), link("../notebooks/waves.html#ex-a"))
    essay = nodes.paragraph("", "", link("../notebooks/waves.html"), nodes.Text("."))
    waves = nodes.section("", nodes.title("", "Waves"), essay, told, inner, ids=["waves", "plan-waves"])
    document += nodes.section("", nodes.title("", "Plans"), waves, nodes.section("", nodes.title("", "More"), ids=["more"]), ids=["plans"])
    return document


@pytest.mark.parametrize(
    ("base", "coins", "exercise"),
    [
        ("", "here", "here"),
        ("https://a.org/", "[here](https://a.org/notebooks/coins.html#coin?p=1)", "[here](https://a.org/notebooks/waves.html#ex-a)"),
    ],
)
def test_a_lesson_comes_with_the_plan_that_leads_to_its_own_figures(tmp_path, base, coins, exercise):
    app = book(tmp_path, base)
    keep_lesson(app, Lesson("waves", "<em>Waves</em> &amp; more", [prose("a")]))
    assert lesson_of(tmp_path, "waves").plan == ""
    keep_plans(app, "book/plans", plans())
    found = lesson_of(tmp_path, "waves")
    assert (found.title, found.cells) == ("Waves & more", [prose("a")])
    assert found.plan == f"Then {coins} and {exercise}\n\n## 50 minutes\n\nBegin [here](#wave?n=2)"
    assert [path.name for path in (tmp_path / "lessons").iterdir() if path.suffix == ".md"] == ["waves.plan.md"]


def test_an_essay_that_is_not_built_is_told(tmp_path):
    with pytest.raises(ExplorableError, match="build the book first"):
        lesson_of(tmp_path, "coins")
