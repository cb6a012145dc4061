import os
import re

import pytest

from explainers.explorable import markup
from explainers.explorable.sphinx.assets import write
from tests.explorable.sphinx.book import figure, saved, still

LOADED = re.compile(r'(?:href|src|data-table|data-numbers)="([^"]*explorable/[^"?]*)')


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
@pytest.mark.parametrize("options", [(), ("-j", "2")], ids=["one process", "two processes"])
def test_pages_with_figures_load_what_they_need_from_beside_them(book, builder, options):
    moving = {"text/html": figure("wave", tuple(range(1, 30)), points=800)}
    book.write(wave=saved("# Moving", moving), still=saved("# Still", {"text/html": still("s")}), prose=saved("# Prose"))
    assert book.build(builder, *options) == ""
    pages = {path.relative_to(book.output(builder)).as_posix(): path for path in book.output(builder).rglob("*.html")}
    loaded = {name: LOADED.findall(path.read_text("utf-8")) for name, path in pages.items()}
    every = ["", "", "colors", "figures", "player"]  # the names of the table and of the numbers are keys alone
    wanted = {"wave": every, "still": every[3:], "prose": [], "index": every if builder == "singlehtml" else []}
    for name, files in loaded.items():
        kind = name.removesuffix(".html").removesuffix("/index")
        assert sorted(os.path.basename(file).rpartition("-")[0] for file in files) == wanted.get(kind, []), name
        for file in files:
            assert (pages[name].parent / file).exists(), f"{name} loads {file}"


def test_a_page_has_no_script_or_style_of_its_own(book):
    book.write(wave=saved("# Moving", {"text/html": figure("wave")}))
    book.build()
    page = book.page("wave")
    figures = page[page.index('<figure class="explorable"') :]
    assert not re.findall(r"<style|<script(?![^>]*(?:src=|application/json))", figures[: figures.index("</figure>")])


def test_a_second_build_writes_the_same_files_and_the_files_are_the_engines(book):
    book.write(wave=saved("# Moving", {"text/html": figure("wave")}))
    book.build()
    folder = book.output() / "_static" / "explorable"
    files = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    numbers = {text for text in files.values() if '")].numbers("' in text}
    assert len(numbers) == 1
    assert {markup.base_style(), markup.player(), markup.colors(book.page("wave"))} == set(files.values()) - numbers
    book.build("html", "-E", "-a")
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == files


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "a.js").write_text("of somebody else")
    assert write(tmp_path, "a.js", "one") == "a.js"
    assert write(tmp_path, "b.js", "two") == "b.js"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.js": "of somebody else", "b.js": "two"}


def test_the_font_of_saved_pictures_is_a_script_beside_the_page(book):
    (book.home / "own.woff2").write_bytes(b"a font")
    book.write(wave=saved("# Moving", {"text/html": figure("wave")}))
    book.build("html", "-D", "explorable_font=own.woff2")
    (address,) = re.findall(r'<script defer="defer"[^>]* data-font="([^"]+)"|data-font="([^"]+)"', book.page("wave"))
    script = (book.output() / max(address)).read_text("utf-8")
    assert f'.font("{os.path.basename(max(address)).removesuffix(".js")}","data:font/woff2;base64,YSBmb250");' in script


def test_a_font_that_is_not_there_is_named(book):
    book.write(wave=saved("# Moving", {"text/html": figure("wave")}))
    with pytest.raises(AssertionError, match=r"explorable_font: there is no file .*nowhere.woff2; name the font of your figures"):
        book.build("html", "-D", "explorable_font=nowhere.woff2")
