"""A book from disk swaps in every face that is optional over a network, and no other."""

from types import SimpleNamespace

from explainers.site import THEME
from explainers.site.disk_faces import faces, write


def test_optional_faces_alone_are_swapped_in():
    late = '@font-face { font-family: "A"; src: url(a.woff2); font-display: optional; }'
    other = '@font-face { font-family: "B"; src: url(b.woff2); font-display: block; }'
    assert faces(f"{other}\n{late}\nbody {{ margin: 0; }}") == late.replace("optional", "swap") + "\n"


def test_the_text_of_the_book_is_among_them(tmp_path):
    (tmp_path / "_static").mkdir()
    sheet = (THEME / "static" / "book.css").read_text("utf-8")
    (tmp_path / "_static" / "book.css").write_text(sheet, "utf-8")
    write(SimpleNamespace(outdir=tmp_path), None)
    written = (tmp_path / "_static" / "disk.css").read_text("utf-8")
    assert written.count('"TMP Serif"') == sheet.count('"TMP Serif"; src') > 0
    assert "optional" not in written
