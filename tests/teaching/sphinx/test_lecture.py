import re

from explainers.teaching.sphinx import lecture
from tests.explorable.sphinx.book import saved
from tests.teaching.sphinx.test_slide import MOVING, OPENING, SLIDES, TEACHING


def test_a_page_with_slides_loads_style_and_script_behind_the_player(book):
    book.write(wave=saved(OPENING, MOVING, SLIDES), plain=saved("# Plain", "Words."))
    book.build(extensions=TEACHING)
    page = book.page("wave")
    scripts = re.findall(r'<script defer="defer" src="(_static/explorable/[^"?]*)', page)
    assert [name.rpartition("/")[2].rpartition("-")[0] for name in scripts] == ["player", "lecture"]
    assert (book.output() / scripts[1]).read_text("utf-8") == lecture.script()
    (sheet,) = re.findall(r'href="(_static/explorable/lecture-[^"?]*\.css)', page)
    assert (book.output() / sheet).read_text("utf-8") == lecture.style()
    assert "lecture" not in book.page("plain")
