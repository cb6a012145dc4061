"""One page as one file: what it loads stands in it, and its links lead somewhere or are words."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from explainers.site.handout import handout

PAGE = """<!DOCTYPE html><html><head><link rel="stylesheet" href="../_static/book.css">
<link rel="stylesheet" media="print" href="../_static/paper.css">
<noscript><link rel="stylesheet" href="../_static/disk.css"></noscript>
<link rel="icon" href="../_static/favicon.svg">
<link rel="next" href="next.html"><script src="../_static/early.js" data-fonts="serif"></script>
<script defer src="../_static/player.js?v=1"></script></head><body>
<nav class="contents"><a class="book-title" href="../index.html">Book</a><ul><li><a href="next.html">Next</a></li></ul>
<div class="on-this-page"><a href="#part">Part</a><a href="?lecture">Slides</a></div>
<div class="as-notebook"><a href="../reader/essay.ipynb">To work in</a></div></nav>
<main><article><h1 id="part">Part</h1><p>See <a href="next.html#there">the next</a>, <a href="https://example.org/far">far</a> and
<a href="../book/ledger.html#ledger-a-claim">claim</a>.</p>
<figure class="explorable" data-table="../_static/explorable/0a.js"
data-numbers="../_static/explorable/0b.js"><figcaption>Waves.</figcaption></figure>
<img src="../_static/dot.png" alt="">
</article><nav class="onward"><a href="next.html">Next</a></nav></main></body></html>"""


@pytest.fixture
def page(tmp_path):
    static = tmp_path / "_static"
    (static / "explorable").mkdir(parents=True)
    (static / "fonts").mkdir()
    (static / "book.css").write_text("@font-face{src:url(fonts/serif.woff2)} a{background:url(#local)}")
    (static / "paper.css").write_text("nav{display:none}")
    (static / "fonts" / "serif.woff2").write_bytes(b"wOF2")
    (static / "favicon.svg").write_text("<svg/>")
    (static / "dot.png").write_bytes(b"PNG")
    (static / "player.js").write_text('const end = "</script>";')
    (static / "explorable" / "0a.js").write_text('window[Symbol.for("explorable")].load("0a",{"captions":[["</b>"],[0]]});')
    (static / "explorable" / "0b.js").write_text('window[Symbol.for("explorable")].numbers("0b",{"columns":["x"]});')
    (static / "early.js").write_text("early();")
    entries = {"a-claim": "<p>It holds.</p><details open>why</details>", "other": "<p>no</p>"}
    (static / "claims.js").write_text(f"window[Symbol.for('claims')] = {json.dumps(entries)};")
    page = tmp_path / "notebooks" / "essay.html"
    page.parent.mkdir()
    page.write_text(PAGE)
    return page


def test_nothing_is_loaded(page):
    soup = BeautifulSoup(handout(page), "html.parser")
    assert not soup.select("link[rel=stylesheet], script[src], [data-table], [data-numbers], link[rel=next]")
    assert "url(data:font/woff2;base64,d09GMg==)" in soup.style.string
    assert "url(#local)" in soup.style.string
    assert soup.img["src"] == "data:image/png;base64,UE5H"
    assert soup.select_one("link[rel=icon]")["href"].startswith("data:image/svg+xml;base64,")


def test_a_script_runs_when_the_page_is_there_and_no_string_of_it_ends_it(page):
    text = handout(page)
    assert 'const end = "<\\/script>";</script></body>' in text


def test_what_is_for_paper_stays_for_paper(page):
    _, paper = BeautifulSoup(handout(page), "html.parser").select("style")
    assert (paper["media"], paper.string) == ("print", "nav{display:none}")


def test_what_runs_early_stays_in_the_head_and_asks_for_no_font(page):
    assert BeautifulSoup(handout(page), "html.parser").head.script.decode() == "<script>early();</script>"


def test_a_table_stands_in_its_figure_as_the_player_looks_for_it(page):
    figure = BeautifulSoup(handout(page), "html.parser").figure
    table = figure.select_one("script.explorable-table")
    assert table["type"] == "application/json"
    assert json.loads(table.string) == {"captions": [["</b>"], [0]]}
    assert "</b>" not in table.string
    assert json.loads(figure.select_one("script.explorable-numbers").string) == {"columns": ["x"]}


def test_links_to_other_pages_are_words_or_lead_to_the_website(page):
    alone, placed = handout(page), handout(page, "https://example.org/book/notebooks/essay.html")
    assert "See the next, " in alone
    assert '<a href="https://example.org/far">far</a>' in alone
    assert '<a href="https://example.org/book/notebooks/next.html#there">the next</a>' in placed
    assert not re.search(r'<a[^>]*href="(?!#|\?lecture"|https:)', alone + placed)
    assert alone.count('<a href="?lecture">') == placed.count('<a href="?lecture">') == 1, "the slides are in the file itself"


def test_what_leads_through_the_book_is_gone_and_the_way_through_the_page_stays(page):
    soup = BeautifulSoup(handout(page), "html.parser")
    assert not soup.select("nav.onward, nav.contents > ul, .book-title, .as-notebook")
    assert soup.select_one(".on-this-page a")["href"] == "#part"


def test_the_claims_that_are_cited_follow_and_no_others(page):
    soup = BeautifulSoup(handout(page), "html.parser")
    assert soup.select_one("p a[href^='#ledger']")["href"] == "#ledger-a-claim"
    assert [box["id"] for box in soup.select("#cited-claims .claim")] == ["ledger-a-claim"]
    assert not soup.select("#cited-claims details[open]")


def test_a_page_that_loads_what_is_not_there_says_so(page):
    (page.parents[1] / "_static" / "player.js").unlink()
    with pytest.raises(FileNotFoundError, match=r"player\.js"):
        handout(page)
