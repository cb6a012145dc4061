import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.site.page_classes import article_classes, classify_cells


def cell(*children: nodes.Node) -> nodes.container:
    return nodes.container("", *children, classes=["cell"])


def page(*blocks: nodes.Node) -> nodes.document:
    made = new_document("page")
    made += nodes.section("", nodes.title("", "Title"), *blocks)
    return made


@pytest.mark.parametrize(
    ("children", "classes"),
    [
        ([], ["cell", "cell-empty"]),
        ([nodes.paragraph("", "3.14")], ["cell"]),
        ([nodes.raw("", "<pre>a figure</pre>", format="html")], ["cell"]),
        ([nodes.raw("", '<div><svg viewBox="0 0 1 1"></svg></div>', format="html")], ["cell", "cell-picture"]),
        ([nodes.container("", nodes.raw("", "<figure>", format="html"))], ["cell", "cell-picture"]),
        ([nodes.container("", nodes.image())], ["cell", "cell-picture"]),
    ],
)
def test_a_cell_says_what_it_shows(children, classes):
    doctree = page(cell(*children))
    classify_cells(None, doctree, "page")
    assert doctree[0][1]["classes"] == classes


def test_what_is_no_cell_has_no_class_of_one():
    doctree = page(nodes.container("", nodes.image()))
    classify_cells(None, doctree, "page")
    assert doctree[0][1]["classes"] == []


def test_an_article_says_what_it_has():
    assert article_classes("<p>text</p>", None) == ""
    assert article_classes('<aside class="sidebar"></aside>', page(nodes.paragraph())) == "noted"
    assert article_classes("", page(cell())) == article_classes("", page(nodes.container(classes=["explorable-beside"]))) == "pictured"
    assert article_classes("", page(nodes.section("", cell()))) == "", "a cell in a section does not begin the page"
    assert article_classes('<form class="figure-filter"><span class="judged judged-fails">', None) == "gallery judging"
