"""``make handout``."""

import re
from pathlib import Path

import pytest

from tools import handout


def test_an_unknown_essay_is_told_with_those_that_there_are(capsys):
    assert handout.main("no-such-essay") == 2
    said = capsys.readouterr().err
    assert "There is no essay 'no-such-essay'" in said
    assert "ridges-not-peaks" in said


@pytest.mark.parametrize("address", ["", "https://example.org/book/"])
def test_links_lead_to_where_the_book_is_published(monkeypatch, tmp_path, address, capsys):
    monkeypatch.setenv("BOOK_URL", address)
    (tmp_path / "_build").mkdir()
    (tmp_path / "_build" / "html").symlink_to(Path("_build/html").resolve())
    monkeypatch.setattr(handout, "ROOT", tmp_path)
    assert handout.main("what-is-settled") == 0
    text = (tmp_path / "_build" / "handouts" / "what-is-settled.html").read_text("utf-8")
    led = re.findall(r'<a [^>]*href="(https://example\.org/book/[^"#?]*)', text)
    assert bool(led) == bool(address)
    assert not re.search(r'<a [^>]*href="(?!#|\?|[a-z]+:)', text)
    assert "needs no network" in capsys.readouterr().out
