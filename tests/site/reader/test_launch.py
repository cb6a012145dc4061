"""Where a notebook opens follows ``repository`` alone."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from explainers.site.reader.launch import package_source, places

REPOSITORY = {"url": "https://github.com/somebody/a-book/", "branch": "next"}
BUTTONS = {
    "binderhub_url": "https://mybinder.org",
    "colab_url": "https://colab.research.google.com/",
    "jupyterhub_url": "https://hub.example.edu",
}


def test_without_a_repository_there_is_none():
    assert places({"launch_buttons": BUTTONS}, "essay") == []
    assert package_source({}) == ""


def test_only_what_is_named_is_offered():
    assert places({"repository": REPOSITORY}, "essay") == []
    assert [name for name, _ in places({"repository": REPOSITORY, "launch_buttons": BUTTONS}, "essay")] == ["Binder", "Colab", "JupyterHub"]


@pytest.mark.parametrize("place", ["Binder", "JupyterHub"])
def test_what_is_pulled_is_the_branch_with_the_notebooks(place):
    address = dict(places({"repository": REPOSITORY, "launch_buttons": BUTTONS}, "essay"))[place]
    pull = unquote(urlsplit(address).query.partition("urlpath=")[2]) if place == "Binder" else address.partition("user-redirect/")[2]
    assert pull.startswith("git-pull?")
    assert parse_qs(pull.partition("?")[2]) == {
        "repo": ["https://github.com/somebody/a-book"],
        "branch": ["reader"],
        "urlpath": ["lab/tree/a-book/essay.ipynb"],
    }


def test_binder_takes_the_environment_of_the_books_own_branch():
    address = dict(places({"repository": REPOSITORY, "launch_buttons": BUTTONS}, "essay"))["Binder"]
    assert address.startswith("https://mybinder.org/v2/gh/somebody/a-book/next?urlpath=")


def test_pip_takes_the_package_from_there():
    assert package_source({"repository": REPOSITORY}) == "git+https://github.com/somebody/a-book@next"
