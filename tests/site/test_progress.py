from explainers.site import progress


def test_lines_are_repeated_once_and_whole(tmp_path, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(progress, "INTERVAL", 0.01)
    monkeypatch.setattr(progress, "say", said.append)
    path = tmp_path / "build" / "progress"
    follower = progress.Follower(path)
    with path.open("a", encoding="utf-8") as file:
        file.write("wave: 1 of 2 states\nwave: 2 st")
        file.flush()
        file.write("ates, 0.1 s\n")
    follower.close()
    assert said == ["explorable wave: 1 of 2 states", "explorable wave: 2 states, 0.1 s"]
    assert not path.exists()
