from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document

from explainers.site.dropdown import FoldDropdowns, depart_details, depart_summary, details, fold, summary, visit_details, visit_summary


def block(*children, classes=("dropdown",)):
    return nodes.admonition("", *children, classes=list(classes), ids=["s"])


def test_a_dropdown_folds_under_its_title():
    folded = fold(block(nodes.title("", "Solution to Exercise 1"), nodes.paragraph("", "Because.")))
    assert isinstance(folded, details)
    assert folded["ids"] == ["s"]
    assert folded["classes"] == ["admonition", "dropdown"]
    assert isinstance(folded[0], summary)
    assert [child.astext() for child in folded] == ["Solution to Exercise 1", "Because."]


def test_without_a_title_nothing_is_lost():
    folded = fold(block(nodes.paragraph("", "Because."), nodes.paragraph("", "Therefore.")))
    assert [child.astext() for child in folded] == ["More", "Because.", "Therefore."]


def test_every_dropdown_of_a_page_folds_and_other_boxes_stay():
    page = new_document("page")
    page += [block(nodes.title("", "One")), block(nodes.title("", "Two"), classes=("note",)), block(nodes.title("", "Three"))]
    FoldDropdowns(page).run()
    assert [type(child) for child in page] == [details, nodes.admonition, details]


def test_the_html_closes_what_it_opens():
    writer = SimpleNamespace(body=[], starttag=lambda node, name: f"<{name}>")
    folded = fold(block(nodes.title("", "One")))
    visit_details(writer, folded)
    visit_summary(writer, folded[0])
    writer.body.append("One")
    depart_summary(writer, folded[0])
    depart_details(writer, folded)
    assert "".join(writer.body).replace("\n", "") == '<details><summary>One</summary><div class="folded"></div></details>'
