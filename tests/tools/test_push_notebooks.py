"""The branch from which Colab, Binder and JupyterHub open the notebooks, pushed to a repository in a folder."""

import subprocess
from pathlib import Path

from explainers.site.reader.launch import BRANCH

SCRIPT = Path(__file__).parents[2] / ".ci" / "push-notebooks"


def git(*words: str, cwd: Path) -> str:
    return subprocess.run(["git", *words], cwd=cwd, capture_output=True, text=True, check=True).stdout


def test_the_branch_holds_the_notebooks_of_the_last_time_and_one_commit(tmp_path):
    repository, folder = tmp_path / "book.git", tmp_path / "reader"
    folder.mkdir()
    git("init", "--quiet", "--bare", str(repository), cwd=tmp_path)
    for name in ("old", "new"):
        for file in folder.iterdir():
            file.unlink()
        (folder / f"{name}.ipynb").write_text(f'{{"cells": ["{name}"]}}')
        subprocess.run([SCRIPT, repository, folder], check=True)
    assert git("ls-tree", "--name-only", BRANCH, cwd=repository).split() == ["new.ipynb"]
    assert git("show", f"{BRANCH}:new.ipynb", cwd=repository) == '{"cells": ["new"]}'
    assert git("rev-list", "--count", BRANCH, cwd=repository).strip() == "1"
    assert not (folder / ".git").exists()
