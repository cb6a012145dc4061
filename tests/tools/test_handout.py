"""``make handout``."""

from tools import handout


def test_an_unknown_essay_is_told_with_those_that_there_are(capsys):
    assert handout.main("no-such-essay") == 2
    said = capsys.readouterr().err
    assert "There is no essay 'no-such-essay'" in said
    assert "ridges-not-peaks" in said
