"""``make editions``: what it says. What it makes is tested in tests/teaching/editions, and by the graders in tests/editions."""

from explainers.explorable.errors import ExplorableError
from tools import editions


def test_an_unknown_essay_is_told_with_those_that_there_are(capsys):
    assert editions.main("no-such-essay") == 2
    said = capsys.readouterr().err
    assert "There is no essay 'no-such-essay'" in said
    assert "ridges-not-peaks" in said


def test_a_grader_that_refuses_is_told_and_the_others_are_not_claimed(monkeypatch, capsys):
    def refuse(*_: object) -> None:
        raise ExplorableError("otter assign: it failed")

    monkeypatch.setattr(editions, "make", refuse)
    assert editions.main("ridges-not-peaks") == 1
    out, err = capsys.readouterr()
    assert (out, err.strip()) == ("", "otter assign: it failed")


def test_each_essay_is_named_when_it_is_made(monkeypatch, capsys):
    made = []
    monkeypatch.setattr(editions, "make", lambda lesson: made.append(lesson.name))
    assert editions.main("") == 0
    assert sorted(made) == editions.essays()
    assert len(capsys.readouterr().out.splitlines()) == len(made) + 1
