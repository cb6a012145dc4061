from pathlib import Path

import pytest

from tests.explorable.sphinx.book import SmallBook


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    """A book without pages."""
    return SmallBook(tmp_path)
