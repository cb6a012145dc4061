"""A small book, built by jupyter-book's own command: warnings are errors, the same bytes twice, nothing stale, nothing from elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.small_package import copy_package

ROOT = Path(__file__).parents[2]

FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3}
---
"""

INDEX = FRONT.replace("---\n", "---\ndescription: A small book.\nlayout: landing\n", 1) + "# Small\n\nA landing page.\n\n```{essays}\n```\n"

ESSAY = (
    FRONT
    + r"""
(an-essay)=
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

LEDGER = "# The ledger\n\n```{ledger}\n```\n"

BASE = "https://example.org/book/"

SLOW = FRONT + "\n# Slow\n\n```{code-cell} python\nimport time\ntime.sleep(0)\n```\n"

TOC = "format: jb-book\nroot: book/index\nparts:\n- caption: Essays\n  numbered: 1\n  chapters:\n  - file: notebooks/essay\n"
TOC += "- caption: The book\n  chapters:\n  - file: book/ledger\n  - file: pages/slow\n"


@dataclass
class Book:
    """A small book, with a copy of the package that has a small ledger; it can be edited and built."""

    home: Path

    def __post_init__(self) -> None:
        self.package, self.source = self.home / "package" / "explainers", self.home / "source"
        copy_package(self.package)
        pages = {"book/index.md": INDEX, "book/ledger.md": LEDGER, "notebooks/essay.md": ESSAY, "pages/slow.md": SLOW}
        for name, text in {**pages, "book/references.bib": "", "_toc.yml": TOC}.items():
            (self.source / name).parent.mkdir(parents=True, exist_ok=True)
            (self.source / name).write_text(text, encoding="utf-8")
        config = (ROOT / "_config.yml").read_text("utf-8")
        assert 'html_baseurl: ""' in config
        config = config.replace('html_baseurl: ""', f'html_baseurl: "{BASE}"')
        config = config.replace("teaching_exercises: explainers.exercises", 'teaching_exercises: ""')  # the package here has none
        (self.source / "_config.yml").write_text(config, encoding="utf-8")

    def start(self, name: str, **environment: str) -> subprocess.Popen[str]:
        """Begin to build into the folder ``name``."""
        program = str(Path(sys.executable).with_name("jupyter-book"))
        command = [program, "build", str(self.source), "--path-output", str(self.home / name), "-q", "-W", "-n", "--keep-going"]
        environment = {**os.environ, "PYTHONPATH": str(self.home / "package"), **environment}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def build(self, name: str, *, fails: bool = False, **environment: str) -> str:
        """Build into the folder ``name``; what the build said."""
        building = self.start(name, **environment)
        said = building.communicate(timeout=300)[0]
        assert bool(building.returncode) == fails, said[-5000:]
        return said

    def pages(self, name: str) -> Path:
        return self.home / name / "_build" / "html"

    def essay(self, name: str) -> str:
        return (self.pages(name) / "notebooks" / "essay.html").read_text("utf-8")

    @contextmanager
    def edited(self, path: str, old: str, new: str) -> Iterator[None]:
        """With ``old`` written as ``new``, once, in the file ``path``."""
        file = self.home / path
        before = file.read_text("utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
        yield
        file.write_text(before, encoding="utf-8")


def runs(said: str) -> list[str]:
    """The pages that a build has run."""
    announced = re.search(r"^Building the book: (?:nothing to run|.*\((.*)\))", said, re.MULTILINE)
    assert announced, said
    found = re.findall(r"^Running (\S+/.*)$", said, re.MULTILINE)
    assert found == (announced[1].split(", ") if announced[1] else [])
    return found


ALL = ["book/ledger", "notebooks/essay", "pages/slow"]
MODULE = "package/explainers/networks/activation.py"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def site(book: Book) -> Path:
    assert runs(book.build("first")) == ALL
    return book.pages("first")


@pytest.fixture(scope="module")
def again(book: Book, site: Path) -> Path:
    """The same, built once more, into the folder ``second``: for the tests that edit the book."""
    book.build("second")
    return book.pages("second")


def test_two_builds_of_one_source_give_the_same_bytes(site, again):
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}, "two builds of one source give other files"
    other = [str(file) for file in sorted(files) if (site / file).read_bytes() != (again / file).read_bytes()]
    assert not other, f"two builds of one source give other bytes in {other}; look for a date, a random name or an order of a set"


def test_links_to_code_that_is_not_there_fail_the_build(book, again):
    with (
        book.edited("source/notebooks/essay.md", "<networks/activation.py>", "<activation.py>"),
        book.edited("source/notebooks/essay.md", "#activation", "#slope"),
    ):
        said = book.build("second", fails=True)
        assert "there is no src/explainers/activation.py" in said
        assert "networks/activation.py does not define slope" in said


def test_a_build_that_is_killed_or_fails_leaves_no_old_page_behind(book, again):
    name, before = "second", book.essay("first")
    with book.edited(MODULE, '"""', '"""Killed. '), book.edited("source/pages/slow.md", "sleep(0)", "sleep(60)"):
        building = book.start(name)
        assert any(line == "Running pages/slow\n" for line in building.stdout)
        building.kill()  # the essay has been read, and not yet written
        building.communicate()
    assert "notebooks/essay" not in runs(book.build(name))
    assert book.essay(name) == before
    with book.edited(MODULE, "import numpy as np", "1 / 0"):
        assert "ZeroDivisionError" in book.build(name, fails=True)
        assert "ZeroDivisionError" in book.build(name, fails=True)
    assert runs(book.build(name)) == []
    assert book.essay(name) == before


def test_what_uses_an_edit_runs_again_and_nothing_else_does(book, again):
    name, module = "second", again / "code" / "networks" / "activation.html"
    assert "nothing to run or read" in book.build(name)
    with (
        book.edited(MODULE, '"""', '"""Edited, and seen on the page. '),
        book.edited("package/explainers/essays/landing_page/figures.py", "def ", "# a comment\ndef "),
    ):
        said = book.build(name)
        assert runs(said) == ["notebooks/essay"]
        assert "; 0 more to read" in said
        assert "seen on the page" in book.essay(name)
        assert "seen on the page" in module.read_text("utf-8")
    with (
        book.edited("package/explainers/site/theme/static/book.css", "", "/* a comment */"),
        book.edited("package/explainers/site/mathml.py", '"formula"', '"formula edited"'),
        book.edited("package/explainers/explorable/player.js", "", "// edited\n"),
        book.edited("source/notebooks/essay.md", "Its first paragraph", "Its edited paragraph"),
    ):
        assert runs(book.build(name, EXPLORABLE_RENDERING="standalone")) == []
        assert "seen on the page" not in book.essay(name)
        assert "seen on the page" not in module.read_text("utf-8")
        assert "Its edited paragraph" in book.essay(name)
        assert 'class="formula edited"' in book.essay(name)
        (player,) = re.findall(r'src="../(_static/explorable/player-[^"?]*)', book.essay(name))
        assert "// edited\n" in (book.pages(name) / player).read_text("utf-8")
        assert "a comment" in (book.pages(name) / "_static" / "book.css").read_text("utf-8")
        written = module.stat().st_mtime_ns
        shutil.rmtree(again.parent / ".jupyter_cache")  # what is kept is needed only by a page that is read
        with book.edited("package/explainers/number.txt", "2", "3"), book.edited("source/notebooks/essay.md", "Because", "For"):
            assert runs(book.build(name)) == ["book/ledger", "notebooks/essay"]
            assert "<strong>3</strong>" in (again / "book" / "ledger.html").read_text("utf-8")
            assert module.stat().st_mtime_ns == written


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
    assert re.search(r'<script [^>]*defer[^>]* src="../_static/explorable/player-\w+\.js', page)
    assert re.search(r'<link rel="stylesheet"[^>]* href="../_static/explorable/figures-\w+\.css', page)
    assert "widget-view" not in page
    assert "_static/explorable/" not in (site / "book" / "index.html").read_text("utf-8")


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


_RESOURCE = re.compile(
    r"""<(?:script|img|source|iframe)\b[^>]*?\ssrc=["']([^"']+)|<link\b(?![^>]*\brel="canonical")[^>]*?\shref=["']([^"']+)"""
)
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


def test_each_page_has_its_address_and_the_sitemap_has_each_page_once(site):
    found = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    outside = {"404.html", "search.html", "index.html"}
    assert sorted(found) == sorted(BASE + page for page in pages.keys() - outside)
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}book/index.html">' in pages["index.html"]
    for page in pages.keys() - outside:
        assert f'<link rel="canonical" href="{BASE}{page}">' in pages[page]
        assert f'<meta property="og:url" content="{BASE}{page}">' in pages[page]


def test_an_essay_is_shared_with_a_picture_of_its_figure(site):
    page = (site / "notebooks" / "essay.html").read_text("utf-8")
    assert f'<meta property="og:image" content="{BASE}_static/cards/essay.png">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert (site / "_static" / "cards" / "essay.png").stat().st_size > 5000
    assert '<meta name="twitter:card" content="summary">' in (site / "pages" / "slow.html").read_text("utf-8")


def test_the_links_of_the_lost_page_begin_at_the_top_of_the_book(site):
    page = (site / "404.html").read_text("utf-8")
    assert page.index('<base href="/book/">') < page.index("href=", page.index("<base") + 10)
    assert 'href="book/index.html"' in page
    assert "<base" not in (site / "search.html").read_text("utf-8")


def test_sphinx_brings_no_search_of_its_own(site):
    assert not list(site.rglob("searchindex.js")) + list(site.rglob("searchtools.js")) + list(site.rglob("doctools.js"))
    assert "Its first paragraph, with x²" in (site / "_static" / "search-index.js").read_text("utf-8")


def test_the_site_opens_at_its_top(site):
    assert 'url=book/index.html"' in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("first", ["myst_nb", "explainers.site"])
def test_another_book_is_told_which_extension_to_load_instead(tmp_path, first):
    second = {"myst_nb", "explainers.site"} - {first}
    (tmp_path / "conf.py").write_text(f"extensions = {[first, *second]}\nhtml_theme = 'basic'\n")
    (tmp_path / "index.md").write_text("# Another book\n")
    command = [sys.executable, "-m", "sphinx", "-q", str(tmp_path), str(tmp_path / "_build")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode
    assert "write explainers.explorable.sphinx in its place" in done.stderr
    assert not (tmp_path / "_build" / "index.html").exists()
