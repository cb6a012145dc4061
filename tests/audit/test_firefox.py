"""Firefox shows and moves every figure of three essays as Chromium does, and its console stays empty."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.audit.node import run

ESSAYS = ("too-many-parameters", "ridges-not-peaks", "manifold-interpolation")  # lines, handles and play, pictures
NAMES = ("firefox-esr", "firefox")


def test_figures_move_in_firefox(tools: Path, address: str) -> None:
    firefox = next(filter(None, map(shutil.which, NAMES)), None)
    assert firefox, "there is no Firefox: run .ci/firefox, or install the package firefox-esr"
    pages = run(tools, "firefox.mjs", firefox, *(f"{address}notebooks/{essay}.html" for essay in ESSAYS))
    assert len(pages) == len(ESSAYS)
    faults = []
    for page in pages:
        name = page["address"].rsplit("/", 1)[-1]
        assert page["figures"], f"{name} has no figure"
        faults += [f"{name} {figure['name']}: does not move in Firefox" for figure in page["figures"] if not figure["moved"]]
        faults += [f"{name} {figure['name']}: is not shown in Firefox" for figure in page["figures"] if not figure["shown"]]
        faults += [f"{name}: Firefox says: {said}" for said in page["said"]]
        faults += [f"{name}: {page['wide']} px too wide in Firefox"] if page["wide"] > 0 else []
        faults += [f"{name}: {page['formulas']} formulas have no width in Firefox"] if page["formulas"] else []
        faults += [f"{name}: the serif is not loaded in Firefox: {page['faces']}"] if "TMP Serif" not in page["faces"] else []
    assert faults == [], "\n".join(faults)
