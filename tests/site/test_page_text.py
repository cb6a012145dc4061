from explainers.site.page_text import CLAIM, FIGURE, SECTION, TERM, in_words, pieces

PAGE = """<nav><h2>No</h2></nav><article><section class="a" id="top">
<h1><span class="section-number">1 </span>Top<a class="headerlink" href="#top">#</a></h1>
<p>Of <math><msup><mi>x</mi><mn>2</mn></msup></math>, and <em>more</em><span class="claim-marks">✓</span>.</p>
<section id="waves"><h2>Waves</h2><p>Before.</p>
<div class="cell"><figure id="fig-two-waves"><svg><text>no</text></svg><form><label>no</label></form>
<figcaption><p><span class="caption-number">Fig. 1.2 </span><span class="caption-text">A caption.</span></p></figcaption></figure>
<p class="code-line"><a href="x">cell</a></p></div><details class="admonition hide"><pre>no</pre></details>
<p>After.<br>Again.</p><ul><li>one</li><li>two</li></ul></section>
<section id="empty"><h2>Empty</h2><section id="inner"><h3>Inner</h3><p>Deep &lt; low.</p></section></section>
</section></article><footer>no</footer>"""

ASKS = """<article><section id="top"><h1>Top</h1><section id="check-yourself"><h2>Check yourself</h2>
<fieldset class="quiz" id="quiz-a"><legend>Which?</legend><label><input type="radio"><span>no</span></label>
<p class="quiz-do" hidden><button>no</button></p><details class="quiz-answers"><summary>no</summary><p>no</p></details></fieldset></section>
<section id="exercises"><h2>Exercises</h2><template class="lecture"><p>no</p></template>
<div class="exercise" id="ex-a"><p>Exercise 1</p><p class="exercise-about">no</p><p>Count.</p>
<form class="exercise-form" hidden><label>no</label></form><noscript><p>no</p></noscript>
<details class="exercise-start"><summary>no</summary></details></div></section></section></article>"""

LEDGER = """<article><section id="the-ledger"><h1>The ledger</h1><p>All.</p>
<section id="claims-a"><h2>A</h2><div class="claim claim-holds">
<p class="claim-name rubric" id="ledger-a-b">a-b</p>
<p class="claim-verdict">holds</p><p>It is <strong>so</strong>.</p>
<details class="claim-more"><summary>Evidence</summary><p>no</p></details>
</div></section></section></article>"""


def test_a_page_is_its_sections_and_figures():
    found = [(piece.kind, piece.anchor, piece.title, piece.number, piece.text) for piece in pieces(PAGE)]
    assert found == [
        (SECTION, "", "Top", "", "Of x², and more."),
        (SECTION, "waves", "Waves", "", "Before. After. Again. one two"),
        (FIGURE, "fig-two-waves", "two waves", "Fig. 1.2", "A caption."),
        (SECTION, "inner", "Inner", "", "Deep < low."),
    ]


def test_the_ledger_is_its_claims():
    first, claim = pieces(LEDGER)
    assert (first.title, first.text) == ("The ledger", "All.")
    assert (claim.kind, claim.anchor, claim.title, claim.text) == (CLAIM, "ledger-a-b", "a b", "It is so.")


def test_the_glossary_is_its_terms():
    line = '<dt id="term-{0}">{0}<a class="headerlink" href="#term-{0}">#</a></dt>'
    loss, prior, belief = (line.format(term) for term in ("loss", "prior", "belief"))
    places = '<a href="a.html">the wall</a>, <a href="b.html">the law</a>'
    terms = f"{loss}<dd><p>A number: {places}.</p></dd>{prior}{belief}<dd><p>Before <em>data</em>.</p></dd>"
    page = f'<article><section id="g"><h1>Glossary</h1><dl class="glossary">{terms}</dl></section></article>'
    found = [(piece.kind, piece.anchor, piece.title, piece.text) for piece in pieces(page)]
    assert found[1:] == [(TERM, "term-loss", "loss", "A number."), (TERM, "term-prior", "prior, belief", "Before data.")]


def test_of_a_quiz_the_question_is_found_and_of_an_exercise_the_text():
    assert [(piece.title, piece.text) for piece in pieces(ASKS)] == [
        ("Top", ""),
        ("Check yourself", "Which?"),
        ("Exercises", "Exercise 1 Count."),
    ]


def test_a_page_without_an_article_has_nothing():
    assert pieces("<main><section id='x'><h1>X</h1></section></main>") == []


def test_names_become_words():
    assert in_words("fig-double-descent") == "double descent"
    assert in_words("ledger-a-b") == "a b"


def test_definitions_of_terms_are_found_in_the_glossary_alone():
    page = (
        '<article><section id="a"><h1>A</h1><p>A ridge.</p></section><div class="term-cards"><div><p>Exact fits.</p></div></div></article>'
    )
    assert [piece.text for piece in pieces(page)] == ["A ridge."]
