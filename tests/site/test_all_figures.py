import re
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import pending_xref

from explainers.explorable import Seed, Slider, explorable
from explainers.explorable.sphinx.figures import read_figures
from explainers.explorable.static import render
from explainers.site.all_figures import figures_place, fill, first_sentence, pages, read_again, shown_on
from explainers.teaching.sphinx.slide import slide


def moving(name: str) -> str:
    made = explorable(
        name,
        compute=lambda k, seed: k,
        draw=lambda ax, k: ax.plot([0, k]),
        describe="{k}",
        alt="A line.",
        controls=[Slider("k", [1, 2, 3], start=2, label="lines < k"), Seed(2)],
    )
    return render(made)


WAVE, COIN = moving("a-wave"), moving("coin")


def page(html: str, name: str, *others: nodes.Node) -> nodes.document:
    made = new_document("page")
    caption = nodes.caption("", "", nodes.Text("Waves of 3.5 m. More of them."))
    made += nodes.section(
        "", nodes.title("", "Title"), nodes.figure("", nodes.raw("", html, format="html"), caption, ids=[f"fig-{name}"]), *others
    )
    return made


def link(address: str) -> pending_xref:
    return pending_xref("", nodes.inline("", "see"), reftype="myst", reftarget=address)


@pytest.mark.parametrize(
    ("text", "first"),
    [("Up to 3.5 m. More.", "Up to 3.5 m."), ("No stop", "No stop"), ("Is it?\nYes.", "Is it?"), ("", "")],
)
def test_a_sentence_ends_where_a_word_follows(text, first):
    assert first_sentence(text) == first


def test_of_several_panels_the_first_alone_has_no_side():
    made = page(WAVE, "a-wave")
    caption = next(made.findall(nodes.caption))
    caption.children = [nodes.Text("Left: the waves. Right: their sum.")]
    (shown,) = shown_on(made)
    assert shown.caption == "The waves."


@pytest.mark.parametrize(
    ("others", "state"),
    [
        ((), "?k=2&seed=0"),
        ((slide("", show="a-wave?k=1"),), "?k=1"),
        ((slide("", link("a-wave?k=1"), show=""), link("a-wave?k=3")), "?k=3"),
        ((link("other?k=1"), link("a-wave?k=4"), link("a-wave"), link("a-wave?k=1")), "?k=1"),
    ],
    ids=["the start", "a slide's", "the text's, not one in a slide", "the first that there is"],
)
def test_the_state_is_one_that_the_page_speaks_of(others, state):
    (shown,) = shown_on(page(WAVE, "a-wave", *others))
    assert (shown.name, shown.caption, shown.controls) == ("a-wave", "Waves of 3.5 m.", ("lines < k", "the sample"))
    assert shown.state == state


@pytest.fixture
def app(tmp_path):
    documents = {"book/index": page(COIN, "coin"), "notebooks/waves": page(WAVE, "a-wave", link("a-wave?k=3"))}
    env = SimpleNamespace(
        explorable_figures={name: read_figures(html) for name, html in (("book/index", COIN), ("notebooks/waves", WAVE))},
        collect_relations=lambda: {"book/index": [], "notebooks/waves": [], "book/all": []},
        toctree_includes={"book/index": ["notebooks/waves", "book/all"]},
        titles={name: nodes.title("", name) for name in documents},
        metadata={"book/all": {"explainers_all_figures": ""}, "book/index": {}},
        get_doctree=documents.__getitem__,
    )
    builder = SimpleNamespace(format="html", name="html", get_relative_uri=lambda start, end: f"../{end}.html")
    return SimpleNamespace(env=env, builder=builder, outdir=str(tmp_path), config=SimpleNamespace(root_doc="book/index"))


def test_essays_come_first_and_each_figure_has_picture_words_and_addresses(app, tmp_path):
    assert pages(app.env) == ["notebooks/waves", "book/index"]
    made = new_document("all")
    made += figures_place()
    fill(app, made, "book/all")
    html = made.astext()
    assert re.findall(r"<h2>(.*?)<a href", html) == ["1 ", ""]
    assert '<a class="figure-name" href="../notebooks/waves.html#a-wave"><span>A wave</span><img src="' in html
    assert '<img src="../_static/figures/a-wave.svg" alt="A line." loading="lazy"' in html
    assert "</a><p>Waves of 3.5 m.</p>" in html
    assert "Moves: lines &lt; k, the sample" in html
    assert '<a href="../notebooks/waves.html#a-wave?k=3"><code>a-wave?k=3</code></a>' in html
    assert '<a href="../book/index.html#coin?k=2&amp;seed=0">' in html
    assert all(re.search(r'width="\d+" height="\d+"', image) for image in re.findall("<img[^>]*>", html))
    assert sorted(path.name for path in (tmp_path / "_static" / "figures").iterdir()) == ["a-wave.svg", "coin.svg"]


def test_in_print_there_is_no_list(app):
    app.builder = SimpleNamespace(format="latex", name="latex")
    made = new_document("all")
    made += figures_place()
    fill(app, made, "book/all")
    assert not made.children


def test_the_list_is_read_again_with_any_page(app):
    assert _read(app, []) == []
    assert _read(app, ["notebooks/waves"]) == ["notebooks/waves", "book/all"]
    assert _read(app, ["book/all"]) == ["book/all"]


def _read(app, docnames):
    read_again(app, app.env, docnames)
    return docnames
