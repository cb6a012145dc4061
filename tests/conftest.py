"""Before any test: one thread for a matrix, and no clock for hypothesis. Test processes share the cores, and many threads on few cores are
several times slower than one."""

import os

import pytest
from hypothesis import settings

os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
settings.register_profile("shared-cores", deadline=None)
settings.load_profile("shared-cores")


LONG = (
    "tests/browser/test_book_figures.py",
    "tests/site/test_build.py",
    "tests/tools/test_page.py",
    "tests/browser/test_moves.py",
    "tests/browser/test_pages.py",
    "tests/test_ledger.py",
)
"""Files that take minutes; they come first, so that the test processes end together: ``--no-loadscope-reorder`` keeps that order."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the files in ``LONG`` first, all else as it was."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
