import re

import pytest

from explainers.explorable.sphinx.figures import PageFigure
from explainers.explorable.sphinx.links import BrokenLink, checked, find
from tests.explorable.sphinx.book import figure, saved

SWING = PageFigure("swing", 1, {"damping": ("0.1", "1e+06"), "form": ("a & b", "c"), "n": tuple(map(str, range(50)))})


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("", ""),
        ("damping=0.1", "?damping=0.1"),
        ("damping=1e+06", "?damping=1e%2B06"),
        ("damping=1e%2B06&form=a%20%26%20b", "?damping=1e%2B06&form=a%20%26%20b"),
        ("n=7&hide=damping,form&fix=n", "?n=7&hide=damping,form&fix=n"),
        ("ｎ=7&hide=ｎ", "?n=7&hide=n"),
    ],
)
def test_a_state_is_written_as_the_engine_writes_it(query, written):
    assert checked(SWING, query) == written


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("damping=0.2", "'0.2' is no value of 'damping' in explorable 'swing'; write one of 0.1, 1e+06"),
        ("damp=0.1", "explorable 'swing' has no control 'damp'; its controls are damping, form, n"),
        ("n=50", "write one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …, 49"),
        ("hide=damping,damp", "'damp' is no control to hide in explorable 'swing'; write one of damping, form, n"),
        ("fix=", "'' is no control to fix"),
        ("damping", "'' is no value of 'damping'"),
    ],
)
def test_a_state_that_is_not_there_is_named_with_what_is(query, said):
    with pytest.raises(BrokenLink, match=re.escape(said)):
        checked(SWING, query)


def test_the_first_page_that_has_the_figure_is_taken():
    figures = {"a": [SWING], "b": [PageFigure("wave"), SWING]}
    assert find("swing", ["b", "a"], figures) == ("b", SWING)
    with pytest.raises(BrokenLink, match="no explorable 'wave' on the page 'a'; there are swing"):
        find("wave", ["a"], figures)
    with pytest.raises(BrokenLink, match="no explorable 'x' in the book; there is none at all"):
        find("x", ["a", "b"], {})


LINKS = """# Links

(here)=
## Here

[same](#wave?k=2) [bare](#wave) [other](#pulse?k=3) [page](b.ipynb#pulse?k=1) [hidden](b.ipynb#pulse?hide=k) [label](#here) [](#wave?k=3)
"""
BROKEN = "# Links\n\n[value](#wave?k=4)\n\n[figure](b.ipynb#wave?k=1)\n\n[control](#wave?q=1)\n\n[nothing](#there)"


def hrefs(page: str) -> dict[str, str]:
    """The links of a page, by their text."""
    found = re.findall(r'<a class="reference internal" href="([^"]*)">(.*?)</a>', page)
    return {re.sub("<.*?>", "", text): href for href, text in found}


@pytest.mark.parametrize(
    ("builder", "name", "other"), [("html", "a", "b.html"), ("dirhtml", "a/index", "../b/"), ("singlehtml", "index", "index.html")]
)
def test_links_lead_to_figures_here_and_on_other_pages(book, builder, name, other):
    book.write(a=saved(LINKS, {"text/html": figure("wave")}), b=saved("# Pulses", {"text/html": figure("pulse")}))
    assert book.build(builder, "-n", "-W") == ""
    found = hrefs((book.output(builder) / f"{name}.html").read_text("utf-8"))
    wanted = {"same": "#wave?k=2", "bare": "#wave", "wave?k=3": "#wave?k=3", "label": "#here"}
    wanted |= {"other": f"{other}#pulse?k=3", "page": f"{other}#pulse?k=1", "hidden": f"{other}#pulse?hide=k"}
    assert {text: found[text] for text in wanted} == wanted


def test_a_link_to_what_is_not_there_is_a_warning_with_its_place(book):
    book.write(a=saved(BROKEN, {"text/html": figure("wave")}), b=saved("# Pulses", {"text/html": figure("pulse")}))
    said = book.build().splitlines()
    assert [re.search(r"a\.ipynb:\d+: WARNING: .*", line)[0] for line in said] == [
        "a.ipynb:10004: WARNING: the link to #wave?k=4: '4' is no value of 'k' in explorable 'wave'; write one of 1, 2, 3",
        "a.ipynb:10006: WARNING: the link to #wave?k=1: there is no explorable 'wave' on the page 'b'; there are pulse",
        "a.ipynb:10008: WARNING: the link to #wave?q=1: explorable 'wave' has no control 'q'; its controls are k",
        "a.ipynb:10010: WARNING: 'myst' cross-reference target not found: 'there' [myst.xref_missing]",
    ]


def test_in_print_a_link_is_its_text(book):
    book.write(a=saved("# Links\n\n[same](#wave?k=2)", {"text/html": figure("wave")}))
    assert book.build("text") == ""
    assert "same" in book.page("a", "text")
    assert "#wave" not in book.page("a", "text")
