"""The graders are run as programs; what they make is the same bytes each time. The real ones: tests/editions."""

from pathlib import Path

import pytest

from explainers.explorable.errors import ExplorableError
from explainers.teaching.editions import graders

OTTER = """#!/bin/sh
mkdir -p student autograder tests
echo "$$" > tests/q.py && printf '# test' > tests/q.py
{zip} autograder/x-autograder_$$.zip tests/q.py
for place in student autograder; do printf '{{"cells": [{{"id": "%s"}}, {{"id": "b"}}]}}' $$ > $place/x.ipynb; done
"""


def program(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    file.chmod(0o755)
    return file


def test_a_program_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExplorableError, match=r"nbgrader: .* is not there; install the graders"):
        graders.release(tmp_path, "x", tmp_path)


def test_a_program_that_fails_is_told_with_what_it_said(tmp_path):
    program(tmp_path, "nbgrader", "#!/bin/sh\necho 'Duplicate grade id' >&2\nexit 3\n")
    with pytest.raises(ExplorableError, match=r"nbgrader generate_assignment x --no-db --force: it failed:\nDuplicate grade id"):
        graders.release(tmp_path, "x", tmp_path)


def test_what_otter_makes_is_the_same_each_time(tmp_path):
    zipped = "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write(sys.argv[2])"
    program(tmp_path, "zipped", f'#!/bin/sh\nexec python3 -c "{zipped}" "$@"\n')
    program(tmp_path, "otter", OTTER.format(zip=tmp_path / "zipped"))
    made = []
    for _ in range(2):
        student, archive = graders.assign(tmp_path, "x", tmp_path)
        made.append((student.read_bytes(), archive.read_bytes()))
        assert [path.name for path in archive.parent.iterdir() if path.suffix == ".zip"] == ["autograder.zip"]
    assert made[0] == made[1]
    assert b'"cell-0"' in made[0][0]
