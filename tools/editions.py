"""Editions for a course: ``make editions``, or ``make editions ESSAY=ridges-not-peaks``, writes them into ``_build/editions``.

For students, for the instructor, for nbgrader and for Otter: see ``explainers.teaching.editions``. nbgrader and Otter run themselves.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from explainers.exercises import EXERCISES
from explainers.explorable.errors import ExplorableError
from explainers.site.reader.launch import package_source
from explainers.site.reader.lessons import lesson_of
from explainers.site.settings import configured
from explainers.teaching.editions import folders, graders
from explainers.teaching.editions.lesson import Lesson

ROOT = Path(__file__).parents[1]
MODULE = "explainers.exercises"
PROGRAMS = ROOT / "_build" / "graders" / "bin"
TO = ROOT / "_build" / "editions"


def essays() -> list[str]:
    """The names of all essays."""
    return sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def make(lesson: Lesson, to: Path = TO) -> None:
    """Write all editions of a lesson.

    Raises:
        ExplorableError: nbgrader or Otter refuses what was written.
    """
    source = package_source(configured(ROOT))
    folders.write(lesson, EXERCISES, MODULE, to, f"explainers[book] @ {source}" if source else "explainers[book]")
    graders.release(to / folders.COURSE, lesson.name, PROGRAMS)
    graders.assign(to / folders.MASTERS / lesson.name, lesson.name, PROGRAMS)


def main(essay: str) -> int:
    """Make the editions of an essay, or of all, and say where they are."""
    known = essays()
    if essay and essay not in known:
        print(
            f"There is no essay {essay!r}. Say make editions, or make editions ESSAY=<name>, with one of:",
            *known,
            sep="\n  ",
            file=sys.stderr,
        )
        return 2
    try:
        lessons = [lesson_of(ROOT / "_build" / ".doctrees", name) for name in ([essay] if essay else known)]
        with ThreadPoolExecutor(2) as two:  # each waits for its graders
            for lesson, _ in zip(lessons, two.map(make, lessons), strict=True):
                print(f"{lesson.title}: student, instructor, nbgrader, otter", flush=True)
    except ExplorableError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"The editions are in {TO.relative_to(ROOT)}/; book/for-teachers.md says what to do with them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
