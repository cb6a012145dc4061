"""A small book, built by jupyter-book's own command: warnings are errors, the same bytes twice, nothing stale, nothing from elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import explainers

ROOT = Path(__file__).parents[2]
PACKAGE = Path(explainers.__file__).parent

FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3}
---
"""

INDEX = FRONT.replace("---\n", "---\ndescription: A small book.\nlayout: landing\n", 1) + "# Small\n\nA landing page.\n\n```{essays}\n```\n"

ESSAY = (
    FRONT
    + r"""
# An essay

Its first paragraph, with $x^2$ and {eq}`square`.

$$ y = x^2 $$ (square)

\begin{align}
a &= b \\
c &= d
\end{align}

```{code-cell} python
:mystnb: {figure: {name: fig-wave, caption: a wave}, image: {alt: a wave}}
import numpy as np
from explainers.explorable import Slider, explorable
def draw(ax, result):
    ax.plot(np.sin(result["k"] * np.linspace(0, 6, 100)))
    ax.set(xlim=(0, 100), ylim=(-1, 1))
explorable("wave", compute=lambda k: {"k": k}, draw=draw, describe="{k} waves.", alt="A wave.", controls=[Slider("k", [1, 2, 3], start=2)])
```

The code is {source}`activation.py <networks/activation.py>`, above all {source}`its function <networks/activation.py#activation>`.

```{code-cell} python
from explainers.networks.activation import __doc__ as text
print(text)
```

```{exercise}
:label: ex-one
Why?
```

```{solution-start} ex-one
:class: dropdown
:label: sol-one
```
Because.
```{solution-end}
```
"""
)

Build = Callable[..., Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the small book with a copy of the package, into the folder ``name``; the folder of its pages."""
    home = tmp_path_factory.mktemp("book")
    shutil.copytree(PACKAGE, home / "package" / "explainers", ignore=shutil.ignore_patterns("__pycache__"))
    book = home / "source"
    for name, text in {"book/index.md": INDEX, "notebooks/essay.md": ESSAY, "book/references.bib": ""}.items():
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "_config.yml", book)
    toc = "format: jb-book\nroot: book/index\nparts:\n- caption: Essays\n  numbered: 1\n  chapters:\n  - file: notebooks/essay\n"
    (book / "_toc.yml").write_text(toc)

    def run(name: str, edit: Callable[[Path], object] = lambda package: None, *, fails: Sequence[str] = ()) -> Path:
        edit(home / "package" / "explainers")
        command = [
            str(Path(sys.executable).with_name("jupyter-book")),
            "build",
            str(book),
            "--path-output",
            str(home / name),
            "-W",
            "-n",
            "--keep-going",
        ]
        environment = {**os.environ, "PYTHONPATH": str(home / "package"), "PYTHONDONTWRITEBYTECODE": "1"}
        environment.pop("EXPLORABLE_RENDERING", None)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
        assert (done.returncode != 0) == bool(fails), done.stdout[-2000:] + done.stderr[-3000:]
        assert all(fault in done.stderr for fault in fails), done.stderr[-3000:]
        return home / name / "_build" / "html"

    return run


@pytest.fixture(scope="module")
def site(build: Build) -> Path:
    return build("first")


def test_two_builds_of_one_source_give_the_same_bytes(build, site):
    again = build("second")
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}, "two builds of one source give other files"
    other = [str(file) for file in sorted(files) if (site / file).read_bytes() != (again / file).read_bytes()]
    assert not other, f"two builds of one source give other bytes in {other}; look for a date, a random name or an order of a set"


def test_an_edit_in_the_package_changes_the_page(build):
    def edit(package: Path) -> None:
        module = package / "networks" / "activation.py"
        module.write_text(module.read_text("utf-8").replace('"""', '"""Edited, and seen on the page. ', 1), encoding="utf-8")

    page = build("third") / "notebooks" / "essay.html"
    assert "seen on the page" not in page.read_text("utf-8")
    build("third", edit)
    assert "seen on the page" in page.read_text("utf-8")
    assert "seen on the page" in (page.parents[1] / "code" / "networks" / "activation.html").read_text("utf-8")
    assert len(list((page.parents[2] / ".jupyter_cache").iterdir())) == 1


def test_links_to_code_that_is_not_there_fail_the_build(build):
    essay = build("third").parents[2] / "source" / "notebooks" / "essay.md"
    essay.write_text(ESSAY.replace("<networks/activation.py>", "<activation.py>").replace("#activation", "#slope"), encoding="utf-8")
    try:
        build("third", fails=["there is no src/explainers/activation.py", "networks/activation.py does not define slope"])
    finally:
        essay.write_text(ESSAY, encoding="utf-8")


def test_a_figure_leads_to_its_code(site):
    page = (site / "notebooks" / "essay.html").read_text("utf-8")
    (line,) = re.findall(r'<p class="code-line">(.*?)</p>', page)
    cell = '<a href="../code/notebooks/essay.html#wave">'
    assert line == f"{cell}cell</a> · draws {cell}in the cell</a> · computes {cell}in the cell</a> · no claim rests on this figure"
    assert 'id="wave"' in (site / "code" / "notebooks" / "essay.html").read_text("utf-8")
    assert '<a class="reference internal" href="../code/networks/activation.html#activation">its function</a>' in page


def test_a_page_of_code_has_an_address_for_each_definition_and_links(site):
    page = (site / "code" / "networks" / "activation.html").read_text("utf-8")
    assert '<span class="defined" id="activation"><span class="k">def</span>' in page
    assert 'href="index.html">explainers.networks</a>.</span>activation</h1>' in page
    words = (site / "code" / "networks" / "one_hidden_layer.html").read_text("utf-8")
    assert re.search(r'<a href="activation\.html(#\w+)?"><span class="n\w*">', words)


def test_the_figure_is_static_and_the_page_loads_its_player(site):
    page = (site / "notebooks" / "essay.html").read_text("utf-8")
    assert '<figure class="explorable" id="wave"' in page
    assert "explorable-table" in page
    assert "_static/player.js" in page
    assert "widget-view" not in page
    assert "player.js" not in (site / "book" / "index.html").read_text("utf-8")


def test_mathematics_is_written_with_its_numbers_and_no_script(site):
    page = (site / "notebooks" / "essay.html").read_text("utf-8")
    assert page.count('<math display="block">') == 2
    assert 'href="#equation-square">(1.1)</a>' in re.sub(r"<span[^>]*>|</span>", "", page)
    assert 'id="equation-1-2"' in page
    assert "MathJax.Hub" not in page


def test_every_page_has_a_description(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 2, f"the small book has the pages {pages}"
    for page in pages:
        described = re.search(r'<meta name="description" content="[^"]{5,}"', page.read_text("utf-8"))
        assert described, f"{page.name} has no description; see describe in site/pages.py"
    assert 'content="A small book."' in (site / "book" / "index.html").read_text("utf-8")
    assert 'content="Its first paragraph' in (site / "notebooks" / "essay.html").read_text("utf-8")


def test_solutions_fold_without_a_script(site):
    page = (site / "notebooks" / "essay.html").read_text("utf-8")
    assert re.search(r'<details class="admonition solution dropdown" id="sol-one">\s*<summary>Solution to Exercise 1.1</summary>', page)


def test_the_landing_page_has_a_card_for_each_essay(site):
    page = (site / "book" / "index.html").read_text("utf-8")
    assert page.count("card-title") == 1
    assert 'href="../notebooks/essay.html">An essay</a>' in page


_RESOURCE = re.compile(r"""<(?:script|img|source|iframe)\b[^>]*?\ssrc=["']([^"']+)|<link\b[^>]*?\shref=["']([^"']+)""")
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def test_nothing_that_a_page_loads_is_elsewhere_or_missing(site):
    loaded = []
    for page in site.rglob("*.html"):
        loaded += [(page, "".join(found)) for found in _RESOURCE.findall(page.read_text("utf-8"))]
    for style in {(page.parent / address).resolve() for page, address in loaded if address.endswith(".css")}:
        loaded += [(style, "".join(found)) for found in _IN_STYLE.findall(style.read_text("utf-8"))]
    addresses = [(file.name, address) for file, address in loaded if not address.endswith(".html")]
    assert len(addresses) > 20, f"only {len(addresses)} addresses were found; the pattern has missed some"
    elsewhere = [f"{name} loads {address}" for name, address in addresses if re.match(r"(?:[a-z]+:)?//", address)]
    assert not elsewhere, f"the book loads from elsewhere; bring the file with the theme, or leave it out: {elsewhere}"
    missing = [f"{file.name} loads {address}" for file, address in loaded if not (file.parent / address.partition("?")[0]).exists()]
    assert not missing, f"a file is not there; copy it into _static, or correct the address: {missing}"


def test_the_site_opens_at_its_top(site):
    assert 'url=book/index.html"' in (site / "index.html").read_text("utf-8")
