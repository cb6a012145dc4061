"""The environment that Binder builds: the book's versions, and no tools of its tests."""

import re
from pathlib import Path

PIN = re.compile(r"^([\w-]+)==(\S+)$", re.MULTILINE)
BOOK, BINDER = (dict(PIN.findall(Path(file).read_text("utf-8"))) for file in ("requirements.txt", "binder/requirements.txt"))
ITS_OWN = {"nbgitpuller"}


def test_its_versions_are_the_books():
    assert len(BINDER) > len(ITS_OWN)
    assert {name: version for name, version in BINDER.items() if name not in ITS_OWN} == {
        name: BOOK.get(name) for name in BINDER if name not in ITS_OWN
    }


def test_it_has_no_tools_of_the_tests():
    assert not BINDER.keys() & {
        "pytest",
        "pytest-xdist",
        "nbmake",
        "hypothesis",
        "playwright",
        "ruff",
        "mypy",
        "pre-commit",
        "jupyter-book",
    }


def test_its_python_is_that_of_the_checks():
    python = re.fullmatch(r"python-(\d+\.\d+)\n", Path("binder/runtime.txt").read_text("utf-8"))
    assert f'python-version: "{python[1]}"' in Path(".github/workflows/ci.yml").read_text("utf-8")


def test_it_installs_the_package_with_what_the_essays_need():
    assert Path("binder/requirements.txt").read_text("utf-8").endswith("\n.[book]\n")
