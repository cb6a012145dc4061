from docutils import nodes
from docutils.utils import new_document

from explainers.site.pages import first_paragraph, sections, shorten, tidy, whole_sentences


def document(*texts: str) -> nodes.document:
    made = new_document("page")
    made += nodes.section("", nodes.title("", "Title"), *(nodes.paragraph("", text) for text in texts))
    return made


def test_the_description_is_the_first_paragraph_with_words():
    assert first_paragraph(document("", "Two  numbers\nmust multiply.", "Later.")) == "Two numbers must multiply."
    assert first_paragraph(document()) == ""


def test_a_paragraph_in_a_cell_is_not_the_first():
    made = document("Prose.")
    made[0].insert(1, nodes.container("", nodes.paragraph("", "Output.")))
    assert first_paragraph(made) == "Prose."


def test_a_long_description_ends_at_a_word():
    assert shorten("one two three", 13) == "one two three"
    assert shorten("one two, three", 13) == "one two…"
    assert all(len(shorten("word " * 100, n)) <= n for n in range(10, 100))


def test_the_number_of_an_essay_has_no_full_stop():
    assert tidy('<h1><span class="section-number">2. </span>Ridges') == '<h1><span class="section-number">2 </span>Ridges'
    assert tidy('<h2><span class="section-number">2. </span>') == '<h2><span class="section-number">2. </span>'


def test_exercises_do_not_repeat_an_id():
    assert tidy('<section id="exercise-content"><p>a</p></section>') == '<div class="exercise-body"><p>a</p></div>'
    assert "id=" not in tidy('<section id="exercise-content"></section><section id="solution-content"></section>')


def test_a_summary_holds_no_paragraph():
    lines = '<p class="collapsed admonition-title">Code</p>\n<p class="expanded">Hide</p>'
    folded = f'<summary aria-label="Toggle hidden content">\n{lines}</summary>'
    assert tidy(folded) == '<summary>\n<span class="collapsed admonition-title">Code</span><span class="expanded">Hide</span></summary>'


def test_sources_have_no_roles_that_are_none_and_empty_heads_are_cells():
    assert tidy('<div role="list" class="citation-list">') == '<div class="citation-list">'
    assert tidy('<div class="citation" role="doc-biblioentry">') == '<div class="citation">'
    assert tidy("<tr><th></th><th><p>n</p></th></tr>") == "<tr><td></td><th><p>n</p></th></tr>"


def test_a_link_that_is_a_formula_has_a_name():
    formula = "<span><math><mi>a</mi><mo>=</mo><mn>1</mn></math></span>"
    assert tidy(f'<a href="#f?a=1">{formula}</a>') == f'<a href="#f?a=1" aria-label="a=1">{formula}</a>'
    assert tidy(f'<a href="#f?a=1">here {formula}</a>') == f'<a href="#f?a=1">here {formula}</a>'


def test_a_long_formula_may_scroll_with_its_punctuation():
    assert tidy(f"<math><mi>{'x' * 30}</mi></math>,").startswith('<span class="together long">')


def test_a_formula_keeps_its_punctuation():
    assert tidy("so (<math><mi>x</mi></math>), and") == 'so <span class="together">(<math><mi>x</mi></math>),</span> and'
    assert (
        tidy("the <math><mi>k</mi></math>-dimensional one") == 'the <span class="together"><math><mi>k</mi></math>-dimensional</span> one'
    )
    assert tidy("<math><mi>x</mi></math> and") == "<math><mi>x</mi></math> and"
    assert tidy('<math display="block"><mi>x</mi></math>.') == '<math display="block"><mi>x</mi></math>.'


def test_a_table_can_scroll():
    table = '<table class="docutils align-default">\n<tr></tr></table>'
    assert tidy(table + table).count(f'<div class="table-box">{table}</div>') == 2


def test_the_sections_of_a_page_are_its_contents_without_the_title():
    toc = '<ul>\n<li><a href="#">T</a><ul>\n<li><a href="#a">A</a><ul><li><a href="#b">B</a></li></ul></li>\n</ul>\n</li>\n</ul>\n'
    assert sections(toc) == '<ul>\n<li><a href="#a">A</a><ul><li><a href="#b">B</a></li></ul></li>\n</ul>'
    assert sections('<ul>\n<li><a href="#">T</a></li>\n</ul>\n') == ""


def test_a_formula_in_a_description_is_written_as_without_typesetting():
    made = document("It learned ")
    made[0][1] += [nodes.math("", "x^2"), nodes.Text(" here.")]
    assert first_paragraph(made) == "It learned x² here."


def test_a_card_ends_with_a_sentence():
    assert whole_sentences("One. Two? Three more.", 21) == "One. Two? Three more."
    assert whole_sentences("One. Two? Three more.", 20) == "One. Two?"
    assert whole_sentences("One. Two? Three more.", 9) == "One. Two?"
    assert whole_sentences("One 1.5 and more. Two", 13) == "One 1.5 and…"


def test_left_and_right_panels_have_words_for_one_above_the_other():
    above, lower = '<span class="panel-side" data-stacked="Above">Left</span>', '<span class="panel-side" data-stacked="lower">right</span>'
    caption = '<span class="caption-text">Dots. {}: one. Left of it none.</span></p></figcaption>'
    assert tidy(caption.format("Left")) == caption.format(above)
    assert tidy("<p>Left: the right panel.</p>") == f"<p>Left: the {lower} panel.</p>"
    assert (
        tidy('<p data-hint="watch the right panel: it">the right one</p>') == '<p data-hint="watch the right panel: it">the right one</p>'
    )
