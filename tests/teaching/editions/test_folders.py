"""The editions stand where teachers look for them, and the same lesson gives the same bytes."""

from pathlib import Path

from explainers.teaching.editions.folders import write
from tests.editions.small_course import EXERCISES, LESSON


def files(folder: Path) -> dict[str, bytes]:
    write(LESSON, EXERCISES, "small_course", folder, "a-package")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_are_there_twice_the_same(tmp_path):
    first = files(tmp_path / "a")
    assert sorted(first) == [
        "instructor/small-course.ipynb",
        "nbgrader/nbgrader_config.py",
        "nbgrader/source/small-course/small-course.ipynb",
        "otter/small-course/requirements.txt",
        "otter/small-course/small-course.ipynb",
        "student/small-course.ipynb",
    ]
    assert first["otter/small-course/requirements.txt"] == b"a-package\n"
    assert files(tmp_path / "b") == first
