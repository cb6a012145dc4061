"""Markdown that Jupyter shows without an extension, of nodes as Sphinx leaves them."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.site.dropdown import details, summary
from explainers.site.reader.markdown import Markdown, anchor, escaped
from explainers.teaching.sphinx.exercise_nodes import exercise_form, exercise_start
from explainers.teaching.sphinx.quiz import quiz, quiz_option, quiz_question
from explainers.teaching.sphinx.slide import slide
from explainers.teaching.sphinx.terms import term_cards, term_mark


def paragraph(*children: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph("", "", *(nodes.Text(child) if isinstance(child, str) else child for child in children))


def written(*blocks: nodes.Node, address: str = "") -> str:
    document = new_document("page")
    document += list(blocks)
    return Markdown(document, address, {"fig-x": "Figure 2.1"}.get).blocks(document.children)


def link(words: str, **to: str) -> nodes.reference:
    return nodes.reference("", words, **to)


def test_a_paragraph_is_one_line_and_no_character_is_taken_for_a_sign():
    assert written(paragraph("two\nlines, *not* $5, a_b <c> [d]")) == r"two lines, \*not\* \$5, a\_b \<c> \[d\]"
    assert escaped("a\\b`c") == r"a\\b\`c"


def test_words_keep_their_kind():
    parts = [nodes.emphasis("", "bent"), " ", nodes.strong("", "bold"), " ", nodes.literal("", "x = 1"), " ", nodes.math("", " a_1 ")]
    assert written(paragraph(*parts)) == "*bent* **bold** `x = 1` $a_1$"


def test_a_formula_stands_alone_and_an_environment_brings_its_own_delimiters():
    assert written(nodes.math_block("", " a = b ")) == "$$\na = b\n$$"
    assert written(nodes.math_block("", "\\begin{align*}a\\end{align*}")) == "\\begin{align*}a\\end{align*}"
    assert written(nodes.math_block("", "\\begin{aligned}a\\end{aligned}")).startswith("$$\n")


def test_a_number_of_a_figures_state_is_what_it_shows_at_the_start():
    assert written(paragraph("from ", nodes.raw("", '<span class="explorable-number">−2.56</span>', format="html"))) == "from −2.56"


def test_a_link_to_a_state_stays_and_a_link_to_another_page_needs_the_websites_address():
    state = paragraph(link("steep", refuri="#ridge-network?N=8"))
    other = paragraph(link("next", refuri="other.html#part"))
    claim = paragraph(link("claim", refuri="../book/ledger.html#ledger-a-claim"))
    far = paragraph(link("abstract", refuri="https://arxiv.org/abs/1"))
    assert written(state) == "[steep](#ridge-network?N=8)"
    assert written(other) == "next"
    assert written(claim) == "claim `a-claim`"
    assert written(far) == "[abstract](https://arxiv.org/abs/1)"
    site = "https://example.org/book/notebooks/essay.html"
    assert written(other, address=site) == "[next](https://example.org/book/notebooks/other.html#part)"
    assert written(claim, address=site) == "[claim](https://example.org/book/book/ledger.html#ledger-a-claim)"


def test_a_section_of_the_page_is_found_where_jupyter_has_it_and_a_source_where_it_was_published():
    document = new_document("page")
    document += nodes.section("", nodes.title("", "Two parameters"), ids=["two-parameters"])
    entry = paragraph(nodes.strong("", "Author [1999]"), " Title. ", link("doi:1", refuri="https://doi.org/1"))
    back = nodes.paragraph("", "Cited in", classes=["source-cited"])
    sources = nodes.bullet_list("", nodes.list_item("", entry, back, classes=["source"], ids=["id7"]))
    document[0] += [paragraph(link("see", refid="two-parameters"), " and ", link("1999", refid="id7")), sources]
    blocks = Markdown(document).blocks(document[0].children[1:])
    assert blocks == "[see](#Two-parameters) and [1999](https://doi.org/1)\n\n- **Author \\[1999\\]** Title. [doi:1](https://doi.org/1)"
    assert anchor("What is open") == "#What-is-open"


def test_what_folds_and_what_floats():
    proof = details("", summary("", "", nodes.Text("Proof")), paragraph("short"))
    margin = nodes.sidebar("", nodes.title("", "The post says"), paragraph("this"), paragraph("that"))
    assert written(proof) == "<details><summary>Proof</summary>\n\nshort\n\n</details>"
    assert written(margin) == "> **The post says.** this\n>\n> that"


def test_lists_and_tables():
    items = [nodes.list_item("", paragraph("one"), paragraph("more")), nodes.list_item("", paragraph("two"))]
    assert written(nodes.bullet_list("", *items)) == "- one\n  \n  more\n- two"
    assert written(nodes.enumerated_list("", *(item.deepcopy() for item in items))).startswith("1. one\n")
    rows = [nodes.row("", *(nodes.entry("", paragraph(text)) for text in line)) for line in [["N", "a|b"], ["8", "x"]]]
    assert written(nodes.table("", nodes.tgroup("", nodes.tbody("", *rows)))) == "| N | a\\|b |\n| --- | --- |\n| 8 | x |"


def test_what_few_pages_have_is_written_too():
    item = nodes.definition_list_item("", nodes.term("", "prior"), nodes.definition("", paragraph("what one believed")))
    assert written(nodes.definition_list("", item)) == "**prior.** what one believed"
    assert written(nodes.note("", paragraph("mind the gap"))) == "> **Note.** mind the gap"
    assert written(nodes.admonition("", nodes.title("", "Aside"), paragraph("so"))) == "> **Aside.** so"
    assert written(nodes.figure("", nodes.image(alt="a wave"), nodes.caption("", "A wave"))) == "*a wave* (on the website)\n\n**A wave**"


def test_a_node_of_an_unknown_kind_is_not_lost_in_silence():
    with pytest.raises(TypeError, match="a line_block cannot be written as Markdown: 'lost'"):
        written(nodes.line_block("", nodes.line("", "lost")))


def test_a_quiz_is_a_list_with_its_answers_folded_below():
    options = [
        quiz_option("", paragraph("The step."), paragraph("It is conserved."), right=False, key="a"),
        quiz_option("", paragraph("The ", nodes.math("", "x")), right=True, key="b"),
    ]
    question, answers = written(quiz("", quiz_question("", "What decides?"), *options, label="quiz-a")).split("\n\n<details>")
    assert question == "What decides?\n\n- The step.\n- The $x$"
    assert "- The step. **Not this one.**" in answers
    assert "It is conserved." in answers
    assert "- The $x$ **Right.**" in answers


def test_slides_and_what_only_a_page_can_check_are_left_out():
    assert written(slide("", paragraph("An idea.")), exercise_form(), exercise_start()) == ""


def test_a_term_is_a_plain_word_and_definitions_stay_in_the_glossary():
    mark = term_mark("", "ridge", refuri="../book/glossary.html#term-ridge", card="card-term-ridge")
    assert written(paragraph("a ", mark, "."), term_cards("", paragraph("Exact fits."))) == "a ridge."
