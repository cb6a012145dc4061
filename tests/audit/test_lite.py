"""JupyterLite: Pyodide has all that the package needs at run time, its core can read the package, and an essay opens in a browser."""

from __future__ import annotations

import functools
import json
import threading
import tomllib
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename
from playwright.sync_api import Browser
from tools.lite import BESIDE, build

from explainers.site.reader import lite
from tests.audit.node import run
from tests.browser.pages import ROOT, SITE

OF_PYTHON_ALONE = ["explainers.numerals", "explainers.needs"]
"""Modules that need nothing but Python: the core has no numpy."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """JupyterLite of the built book, in a folder of its own."""
    site = tmp_path_factory.mktemp("site")
    (site / "reader").symlink_to(SITE / "reader")
    return build(site, "")


def lock(tools: Path) -> dict[str, dict[str, str]]:
    return json.loads((tools / "pyodide" / "pyodide-lock.json").read_text("utf-8"))["packages"]


def needed() -> list[Requirement]:
    """What the package needs to run the essays."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(each) for each in [*project["dependencies"], *project["optional-dependencies"]["book"]]]


def lacking(requirements: list[Requirement], packages: dict[str, dict[str, str]], beside: set[str]) -> list[str]:
    """What neither Pyodide nor the wheels beside it have, or have in another version."""
    found = []
    for each in requirements:
        if each.name in beside:
            continue
        if each.name not in packages:
            found.append(f"{each}: Pyodide has none; bring a wheel in pure Python along (tools/lite.py, BESIDE)")
        elif not each.specifier.contains(packages[each.name]["version"]):
            found.append(f"{each}: Pyodide has {packages[each.name]['version']}")
    return found


def test_pyodide_has_all_that_the_essays_need(tools: Path, built: Path) -> None:
    beside = {parse_wheel_filename(path.name)[0] for path in (built / "pypi").glob("*.whl")}
    assert {"explainers", "ipywidgets"} <= beside
    assert lacking(needed(), lock(tools), beside) == []


def test_what_pyodide_has_not_is_found(tools: Path) -> None:
    assert "numpy>=99: Pyodide has " in lacking([Requirement("numpy>=99")], lock(tools), set())[0]
    assert "no-such-package: Pyodide has none" in lacking([Requirement("no-such-package")], lock(tools), set())[0]


def test_the_pyodide_that_is_read_is_the_one_that_is_loaded(tools: Path, built: Path) -> None:
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION  # noqa: PLC0415  `make audit` installs it

    assert json.loads((tools / "pyodide" / "package.json").read_text("utf-8"))["version"] == PYODIDE_VERSION


def test_what_comes_along_is_pure_python_and_as_new_as_here(built: Path) -> None:
    wheels = {parse_wheel_filename(path.name)[:2] for path in (built / "pypi").glob("*-py3-none-any.whl")}
    assert {str(name).replace("-", "_"): str(found) for name, found in wheels} == {name: version(name) for name in ("explainers", *BESIDE)}


def test_the_core_compiles_every_module_and_imports_what_needs_python_alone(tools: Path, built: Path) -> None:
    (wheel,) = (built / "pypi").glob("explainers-*.whl")
    (told,) = run(tools, "pyodide.mjs", str(wheel), *OF_PYTHON_ALONE)
    assert told["platform"] == "emscripten"
    assert told["failed"] == []
    assert told["files"] == len(list((ROOT / "src" / "explainers").rglob("*.py")))


class Counting(SimpleHTTPRequestHandler):
    """Serves files, and counts their bytes."""

    sent = 0

    def copyfile(self, source, outputfile) -> None:
        data = source.read()
        type(self).sent += len(data)
        outputfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(built: Path) -> Iterator[str]:
    handler = functools.partial(Counting, directory=str(built.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_essay_opens_in_a_browser_and_loads_what_the_page_says(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block")
    page, elsewhere = context.new_page(), set()
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(served) else route.abort())
    page.on("request", lambda request: elsewhere.add(request.url) if not request.url.startswith((served, "data:", "blob:")) else None)
    Counting.sent = 0
    page.goto(served + lite.address("ridges-not-peaks"))
    page.wait_for_selector(".jp-Notebook h1", timeout=60_000)
    assert page.inner_text(".jp-Notebook h1").startswith("Ridges, not peaks")
    page.wait_for_load_state("networkidle")
    said = float(lite.LOADS.split(" MB from here")[0].split()[-1])
    assert Counting.sent / 1e6 == pytest.approx(said, abs=0.5)
    assert all("/pyodide/" in url for url in elsewhere), elsewhere
    context.close()
