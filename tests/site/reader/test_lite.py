"""JupyterLite: wanted by a variable alone, and an address for each essay."""

import pytest

from explainers.site.reader import lite


@pytest.mark.parametrize(("said", "wanted"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_it_is_wanted_only_where_the_variable_says_so(monkeypatch, said, wanted):
    monkeypatch.delenv("LITE", raising=False)
    if said is not None:
        monkeypatch.setenv("LITE", said)
    assert lite.wanted() is wanted


def test_the_address_opens_the_essay():
    assert lite.address("an-essay") == "lite/lab/index.html?path=an-essay.ipynb"
