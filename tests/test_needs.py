import subprocess
import sys

import pytest

from explainers.needs import need


def imported(module: str, *missing: str) -> str:
    """What Python says when ``module`` is imported where ``missing`` are not installed."""
    code = f"import sys; sys.modules |= dict.fromkeys({missing}); import {module}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False).stderr


@pytest.mark.parametrize(
    ("module", "missing"),
    [
        ("explainers.essays.ridges_not_peaks.ridge", ("scipy",)),
        ("explainers.essays", ("joblib", "tqdm")),
        ("explainers.networks", ("scipy",)),
    ],
)
def test_what_is_missing_is_named_with_what_brings_it(module, missing):
    said = imported(module, *missing).splitlines()[-1]
    assert f"needs {', '.join(missing)}: pip install 'explainers[book]'" in said


def test_the_engine_needs_none_of_it():
    assert imported("explainers.explorable", "scipy", "joblib", "tqdm", "sphinx", "myst_nb", "math_core") == ""


def test_what_is_there_is_not_missing():
    need("this test", "book", "numpy", "json")
    with pytest.raises(ImportError, match="this test needs sea, sky"):
        need("this test", "book", "numpy", "sea", "sky")
