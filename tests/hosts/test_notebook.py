"""The example notebook, made one HTML file by nbconvert."""

import shutil
from pathlib import Path

import pytest

from tests.hosts.host import EXAMPLES, Visit, assert_figures_move, assert_readable, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copy(EXAMPLES / "notebook" / "swings.ipynb", folder)
    run("jupyter", "nbconvert", "--execute", "--to", "notebook", "--inplace", "swings.ipynb", folder=folder)
    return folder


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_file_moves_and_can_be_read(browser, folder, theme):
    run("jupyter", "nbconvert", "--to", "html", "--theme", theme, "--output", f"{theme}.html", "swings.ipynb", folder=folder)
    visit = Visit(browser, (folder / f"{theme}.html").as_uri(), dark=theme == "dark")
    assert_readable(visit.page)
    assert_figures_move(visit.page)
    assert [said for said in visit.said if "require" not in said.lower()] == []  # nbconvert's own script, which is elsewhere
    visit.close()
