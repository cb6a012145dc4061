"""The graders themselves, as programs: nbgrader makes the release of a source, Otter a student's folder and an autograder of a master.

Both are installed apart from the book, for they bring extensions of JupyterLab with them.
"""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path

from explainers.explorable.errors import error

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of files in an archive: the same content gives the same bytes."""


def release(course: Path, name: str, programs: Path) -> Path:
    """Let nbgrader make ``release/`` of ``source/`` in the folder ``course``; no gradebook is written or touched.

    Args:
        course: nbgrader's folder.
        name: of the assignment.
        programs: the folder with ``nbgrader``.

    Raises:
        ExplorableError: nbgrader refuses.
    """
    run(course, programs / "nbgrader", "generate_assignment", name, "--no-db", "--force")
    return course / "release" / name / f"{name}.ipynb"


def assign(folder: Path, name: str, programs: Path) -> tuple[Path, Path]:
    """Let Otter make ``student/`` and ``autograder/`` beside its master, and run its tests on the solutions: the student's notebook and
    the archive that grades.

    Raises:
        ExplorableError: Otter refuses, or a solution fails its tests.
    """
    run(folder, programs / "otter", "assign", f"{name}.ipynb", ".")
    (archive,) = (folder / "autograder").glob(f"{name}-autograder_*.zip")  # Otter adds the time
    settled = archive.with_name("autograder.zip")
    with zipfile.ZipFile(archive) as found, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in sorted(found.infolist(), key=lambda each: each.filename):
            made.writestr(zipfile.ZipInfo(entry.filename, FIRST_DAY), found.read(entry), zipfile.ZIP_DEFLATED)
    archive.unlink()
    student = folder / "student" / f"{name}.ipynb"
    for notebook in (student, folder / "autograder" / f"{name}.ipynb"):
        _number(notebook)
    return student, settled


def run(folder: Path, *words: Path | str) -> str:
    """What a program prints in a folder.

    Raises:
        ExplorableError: it fails.
    """
    program = Path(words[0])
    if not program.exists():
        raise error(program.name, f"{program} is not there", "install the graders: make editions does")
    bare = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([str(word) for word in words], cwd=folder, env=bare, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join(f"{done.stdout}\n{done.stderr}".strip().splitlines()[-20:])
        raise error(" ".join(str(word) for word in (program.name, *words[1:])), f"it failed:\n{said}", "see what it says of which cell")
    return done.stdout


def _number(notebook: Path) -> None:
    """Ids are numbers, those of cells that Otter added, too."""
    whole = json.loads(notebook.read_text("utf-8"))
    for number, cell in enumerate(whole["cells"]):
        cell["id"] = f"cell-{number}"
    notebook.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
