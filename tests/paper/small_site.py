"""A built book of two essays and a ledger, written by hand: what the printed edition reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explainers.paper.built import Page, read
from explainers.paper.links import Book
from explainers.paper.markup import Held
from explainers.paper.states import figures

BASE = "https://example.org/book"
MOVING = """
<div class="cell"><details class="admonition hide"><summary>Code</summary><pre>code()</pre></details>
<div class="cell_output"><figure id="fig-wave"><div class="output">
<figure class="explorable" id="wave" data-figure="wave" data-panels="2">
<form class="explorable-question" hidden><p>Up or down?</p>
<button data-reply="So it is.">up</button><button data-reply="No.">down</button></form>
<div class="explorable-panels"><svg viewBox="0 0 9 9"><path id="a"/></svg><svg viewBox="0 0 9 9"><path id="b"/></svg></div>
<form class="explorable-controls" hidden>
<div class="explorable-slider" data-name="n" data-tokens='["1","2"]' data-start="1" data-texts='["one","two"]'>
<label><span>waves n</span></label></div>
<fieldset class="explorable-choice" data-name="η" data-tokens='["a","b"]' data-start="0"><legend><span>step</span></legend>
<div><label><input><span>small</span></label><label><input><span>large</span></label></div></fieldset>
<div class="explorable-seed" data-name="seed" data-tokens='["0"]' data-start="0" data-texts='["sample 1 of 1"]'></div>
</form><div class="explorable-challenges"><div class="explorable-challenge"><p><b>Try:</b> <span>Find one.</span></p>
<p class="explorable-hint" hidden>No.</p></div></div>
<figcaption class="explorable-caption"><span>Two waves.</span></figcaption></figure></div>
<figcaption><p><span class="caption-number">Fig. 1.1 </span><span class="caption-text">Waves.</span></p></figcaption></figure></div></div>
"""
ONE = f"""<section id="one"><h1><span class="section-number">1 </span>One<a class="headerlink" href="#one">#</a></h1><p>Lead.</p>
{MOVING}
<section id="exercises"><h2>Exercises</h2>
<p>At <a href="#wave?n=1&amp;η=a">one wave</a>, see <a href="#exercises">here</a>,
<a href="two.html">Two</a> and <a href="two.html#exercises">there</a>.
It holds<span class="claim-marks"><a class="claim-mark claim-mark-holds" href="../book/ledger.html#ledger-b">✓</a></span>,
by <a class="external" href="https://a.org/x">A</a>, in
<a href="../code/essays/one/wave.html#draw">wave.py</a>: <math><mi>x</mi></math>.</p>
<details class="admonition dropdown"><summary>Proof</summary><div class="folded"><p>Plain.</p></div></details>
<div class="exercise admonition" id="ex-a"><p class="admonition-title">Exercise 1.1 (A)</p></div>
<details class="admonition solution dropdown" id="sol-a"><summary>Solution to Exercise 1.1 (A)</summary>
<div class="folded"><p>Because.</p></div></details>
</section></section>"""
TWO = """<section id="two"><h1><span class="section-number">2 </span>Two</h1><section id="exercises"><h2>Exercises</h2>
<p><a href="one.html#wave?n=1">A wave</a> of <a href="one.html">One</a>.</p>
<div class="exercise admonition" id="ex-b"><p class="admonition-title">Exercise 2.1 (B)</p></div>
<details class="admonition solution dropdown" id="sol-b"><summary>Solution to Exercise 2.1 (B)</summary>
<div class="folded"><p>So.</p></div></details>
</section></section>"""
ENTRY = """<div class="claim claim-{verdict}"><p class="claim-name rubric" id="ledger-{name}">{name}</p>
<p class="claim-verdict"><span class="verdict">{sign}</span></p><p class="claim-breaks">1 of 2</p><p>It is {name}.</p>
<details class="claim-more"><summary>Evidence</summary><dl><dt>Expected</dt><dd><p><strong>1</strong>, by sums</p></dd>
<dt>Measured</dt><dd><p>2</p></dd>
<dt>Control</dt><dd><p>no</p></dd></dl></details></div>"""
LEDGER = (
    '<section id="the-ledger"><h1>The ledger</h1><p>Each.</p><p class="ledger-summary">2 claims.</p><section id="claims-one"><h2>One</h2>'
    + ENTRY.format(name="a", verdict="fails", sign="✗ fails as stated")
    + ENTRY.format(name="b", verdict="holds", sign="✓ holds")
    + "</section></section>"
)
INDEX = '<section id="book"><h1>Waves</h1><p>On waves.</p><ul class="cards"><li>card</li></ul></section>'


def write(folder: Path) -> Path:
    """Write the book, and return its folder."""
    articles = {"book/index": INDEX, "notebooks/one": ONE, "notebooks/two": TWO, "book/ledger": LEDGER}
    contents = "".join(
        f'<li><a class="internal" href="{"#" if name == "book/index" else f"../{name}.html"}">x</a></li>' for name in articles
    )
    for name, article in articles.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.html").write_text(
            f'<html><head><link rel="stylesheet" href="../_static/book.css?v=1"></head><body><nav id="contents"><ul>{contents}</ul></nav>'
            f"<article>{article}</article></body></html>",
            encoding="utf-8",
        )
    return folder


def opened(folder: Path, base: str = BASE, only: Callable[[Page], bool] = lambda page: True) -> tuple[dict[str, Page], Book, Held]:
    """The pages by their last names, what is printed of them, and what is held."""
    held = Held()
    pages = read(write(folder), held)
    entries = {"ledger-a": 1, "ledger-b": 2}
    return {page.slug: page for page in pages}, Book(filter(only, pages), pages, figures(pages), entries, base), held
