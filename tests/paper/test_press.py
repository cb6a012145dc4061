import datetime
from pathlib import Path

import pikepdf
import pytest
from bench.chromium import chromium

from explainers.paper.press import places, print_page

WHEN = datetime.datetime(2026, 5, 4, tzinfo=datetime.UTC)
HTML = """<!DOCTYPE html><html lang="en"><head><title>Waves</title></head><body><h1><span>1</span> Contents</h1>
<p><a href="#far">far</a><a class="page-of" data-before=" (p. " href="#far"></a></p>
<section class="chapter"><h2 id="far" style="break-before: page">Far</h2><svg role="img" aria-label="A wave" width="9" height="9"></svg>
<div class="formula"><div class="formula-body" style="width: 120mm"><math><mspace width="140mm"/></math></div></div>
<div class="formula"><div class="formula-body" style="width: 99mm"><math>
<mspace width="90mm"/></math></div></div></section></body></html>"""


def test_the_pdf_has_numbers_an_outline_and_what_it_says_of_itself(tmp_path: Path):
    page, pdf = tmp_path / "waves.html", tmp_path / "waves.pdf"
    page.write_text(HTML, encoding="utf-8")
    with chromium() as browser:
        print_page(browser, page, pdf, paper="letter", author="An Author", when=WHEN)
        first = pdf.read_bytes()
        print_page(browser, page, pdf, paper="letter", author="An Author", when=WHEN)
    assert first == pdf.read_bytes(), "the same page and date are the same bytes"
    assert places(pdf) == {"far": 2}
    with pikepdf.open(pdf) as document:
        assert [float(side) for side in document.pages[0].MediaBox] == pytest.approx([0, 0, 612, 792], abs=0.5)
        assert (str(document.docinfo["/Author"]), str(document.docinfo["/Title"])) == ("An Author", "Waves")
        assert str(document.docinfo["/CreationDate"]) == "D:20260504000000Z"
        assert str(document.Root.Lang) == "en" and document.Root.MarkInfo.Marked
        with document.open_outline() as outline:
            assert outline.root[0].title == "1 Contents"


def test_an_unknown_paper_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="there is no paper 'a5'; the papers are a4, letter"):
        print_page(None, tmp_path, tmp_path, paper="a5", author="", when=WHEN)
