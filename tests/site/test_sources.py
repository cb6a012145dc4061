from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.site.sources import ListSources, cited_works, letters, link_name, tell_apart


def cite(document, target: str, refid: str, cited: str) -> nodes.inline:
    """A citation as sphinxcontrib-bibtex resolves it; between bars the link."""
    before, text, after = cited.split("|")
    link = nodes.reference("", text, internal=True, refid=refid)
    made = nodes.inline("", "", nodes.Text(before), link, nodes.Text(after), ids=[target], classes=["bibtex-citation"])
    document.note_explicit_target(made)
    return made


def entry(document, name: str, label: str, backrefs: list[str], *parts: nodes.Node) -> nodes.citation:
    made = nodes.citation("", nodes.label("", label), nodes.paragraph("", "", *parts), ids=[name], backrefs=backrefs)
    document.note_explicit_target(made)
    return made


def link(address: str) -> nodes.reference:
    return nodes.reference("", address, refuri=address)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> nodes.document:
    document = new_document("page")
    claim = nodes.section("", nodes.title("", "The claim"), ids=["claim"])
    claim += nodes.paragraph("", "", cite(document, "c1", "e1", "Zeno et al. [|2020|]"), cite(document, "c2", "e2", "[|Box, 2015|]"))
    claim += nodes.paragraph("", "", cite(document, "c3", "e1", "[|Zeno et al., 2020|]"))
    sources = nodes.section("", nodes.title("", "Sources"), ids=["sources"])
    sources += nodes.paragraph("", "", cite(document, "c4", "e1", "Zeno et al. [|2020|]"), cite(document, "c5", "e3", "Abel [|1826|]"))
    arxiv = "https://arxiv.org/abs/1903.07571"
    sources += nodes.container(
        "",
        entry(
            document,
            "e1",
            "ZB20",
            ["c1", "c3", "c4"],
            nodes.Text("Z. Zeno. Paradox. "),
            nodes.Text("URL: "),
            link(arxiv),
            nodes.Text(", "),
            link(arxiv),
        ),
        entry(document, "e2", "Box15", ["c2"], nodes.Text("G. Box. Series.")),
        entry(document, "e3", "Abe26", ["c5"], nodes.Text("N. Abel. Quintics. "), link("https://doi.org/10.1/x(1)")),
    )
    document += nodes.section("", nodes.title("", "Page"), nodes.paragraph("", "Words."), claim, sources, ids=["page"])
    monkeypatch.setattr(ListSources, "letters", lambda self: {})
    ListSources(document).run()
    return document


def test_works_are_listed_by_the_name_and_year_of_their_citations(page):
    (listed,) = page.findall(nodes.bullet_list)
    assert [item["ids"] for item in listed] == [["e3"], ["e2"], ["e1"]], "in the order of what one reads first"
    names = [item.next_node(nodes.strong).astext() for item in listed]
    assert names == ["Abel [1826]", "Box [2015]", "Zeno et al. [2020]"]
    assert not list(page.findall(nodes.citation))


def test_a_work_has_one_link_and_leads_back_to_the_sections_that_cite_it(page):
    abel, box, zeno = page.next_node(nodes.bullet_list)
    assert zeno[0].astext() == "Zeno et al. [2020] Z. Zeno. Paradox. arXiv:1903.07571"
    assert abel[0].astext() == "Abel [1826] N. Abel. Quintics. doi:10.1/x(1)"
    assert [(back.astext(), back["refid"]) for back in zeno[1].findall(nodes.reference)] == [("The claim", "c1")]
    assert abel[1].astext() == "Cited in Sources", "where there is no other"
    assert box[1].astext() == "Cited in The claim"


def test_several_works_in_one_citation_have_their_own_names():
    document = new_document("page")
    both = cite(document, "c", "a", "[|Lotfi et al., 2022|, ")
    both += [nodes.reference("", "Lotfi et al., 2024", refid="b"), nodes.Text("]")]
    document += nodes.paragraph("", "", both)
    assert dict(cited_works(document)) == {"a": "Lotfi et al. [2022]", "b": "Lotfi et al. [2024]"}


def test_two_works_of_one_name_and_year_get_letters_on_every_page():
    def work(year: str, *people: str) -> SimpleNamespace:
        return SimpleNamespace(fields={"year": year}, persons={"author": [SimpleNamespace(last_names=each.split()) for each in people]})

    works = {
        "one": work("2022", "Wei", "Li", "Ma"),
        "later": work("2023", "Wei", "Li", "Ma"),
        "alone": work("2022", "Wei"),
        "two": work("2022", "Wei", "Xu", "Li", "Ma"),
        "pair": work("2022", "Wei", "Xu"),
        "nobody": SimpleNamespace(fields={}, persons={}),
    }
    assert letters(works) == {"one": "a", "two": "b"}


def test_letters_stand_behind_the_year():
    document = new_document("page")
    cited = [("a", "|Wei, 2022|"), ("b", "Wei [|2022|]"), ("a", "|Wei, 2022|"), ("c", "|Wei, 2023|")]
    document += nodes.paragraph("", "", *(cite(document, f"c{place}", work, text) for place, (work, text) in enumerate(cited)))
    tell_apart(document, {"a": "a", "b": "b"})
    assert dict(cited_works(document)) == {"a": "Wei [2022a]", "b": "Wei [2022b]", "c": "Wei [2023]"}
    assert [link.astext() for link in document.findall(nodes.reference)] == ["Wei, 2022a", "2022b", "Wei, 2022a", "Wei, 2023"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://arxiv.org/abs/1903.07571v2", "arXiv:1903.07571"),
        ("https://arxiv.org/pdf/math/0211159.pdf", "arXiv:math/0211159"),
        ("https://doi.org/10.1090/memo%2F0154", "doi:10.1090/memo/0154"),
        ("https://www.quantamagazine.org/a-20220210/", "quantamagazine.org"),
    ],
)
def test_a_link_says_where_it_leads(address, name):
    assert link_name(address) == name
