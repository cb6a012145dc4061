"""The pages that show the code: one for each module and one for each notebook, in color, with an address for every definition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from explainers.site.code_map import PAGES, Address, CodeMap, code_map, essay, package_digest, page, relative, wing
from explainers.site.colored_code import colored, in_plain_words, in_words
from explainers.site.definitions import ROOT, Module, Use, uses
from explainers.site.figure_cells import Notebook
from explainers.site.resting_claims import ESSAYS

Made = tuple[str, dict[str, Any], str]


def make_pages(app: Sphinx) -> Iterator[Made]:
    """``html-collect-pages``: all pages of code, or none if those that are there were made of the same."""
    code = code_map(app)
    modules = code.package.modules.values()
    names = {page(module) for module in modules} | {PAGES + docname for docname, notebook in code.notebooks.items() if notebook.cells}
    remove_others(Path(app.outdir), names)
    note, now = Path(app.outdir).with_name(f".{Path(app.outdir).name}-code"), made_of(app, code)
    if note.exists() and note.read_text("utf-8") == now and all((Path(app.outdir) / f"{name}.html").exists() for name in names):
        return
    note.unlink(missing_ok=True)
    yield from (_module(_Page(app, code, page(module)), module) for module in modules)
    yield from (_notebook(_Page(app, code, PAGES + name), name, notebook) for name, notebook in code.notebooks.items() if notebook.cells)
    note.write_text(now, encoding="utf-8")  # not before the last is written


def made_of(app: Sphinx, code: CodeMap) -> str:
    """A hash of all that the pages show: the package with the theme, the notebooks' code and figures, titles and contents of the book."""
    cells = {name: [(cell.id, cell.source) for cell in notebook.cells] for name, notebook in code.notebooks.items()}
    figures = {name: [(figure.cell.id, figure.anchor) for figure in notebook.figures] for name, notebook in code.notebooks.items()}
    titles = sorted((name, title.astext()) for name, title in app.env.titles.items())
    settings = [getattr(app.config, name) for name in ("html_title", "author", "copyright", "html_baseurl")]
    settings.append(sorted(app.env.toctree_includes.items()))
    return hashlib.sha256((package_digest() + repr((cells, figures, titles, settings))).encode()).hexdigest()


def remove_others(outdir: Path, names: set[str]) -> None:
    """Delete the pages of code that is gone."""
    for file in (outdir / PAGES).rglob("*.html"):
        if file.relative_to(outdir).with_suffix("").as_posix() not in names:
            file.unlink()


class _Page:
    """A page in the making."""

    def __init__(self, app: Sphinx, code: CodeMap, name: str) -> None:
        self.app, self.code, self.name = app, code, name

    def head(self, home: str, last: str, summary: str, path: str, docname: str | None) -> str:
        """The title, what is here in a sentence, which file it is, and the essay to which it belongs."""
        back = f" · {self.link(Address(docname), self.app.env.titles[docname].astext())}" if docname else ""
        file = escape(path).replace("/", "/<wbr>")
        text = f"<p>{in_words(summary)}</p>" if summary else ""
        return f'<h1><span>{home}</span>{escape(last)}</h1>{text}<p class="code-place"><code>{file}</code>{back}</p>'

    def inside(self, name: str) -> str:
        """Links to the modules of a package."""
        modules = [module for module in self.code.package.modules.values() if module.name.rpartition(".")[0] == name]
        listed = ", ".join(self.link(Address(page(module)), module.name.rpartition(".")[2]) for module in modules)
        return f'<p class="code-place">Modules: {listed}</p>' if listed else ""

    def link(self, address: Address, text: str) -> str:
        return f'<a href="{escape(relative(self.app, self.name, address))}">{escape(text)}</a>'

    def block(self, source: str, used: Iterable[Use], anchors: Mapping[str, tuple[int, int]]) -> str:
        """A piece of code."""
        links = [(use, relative(self.app, self.name, self.code.address(use.place))) for use in used]
        return f'<div class="highlight-python notranslate">{colored(source, links, anchors)}</div>'

    def made(self, title: str, summary: str, body: str, anchors: Iterable[str]) -> Made:
        """The page as Sphinx takes it; ``anchors`` are listed as its sections."""
        listed = "".join(f'<li><a href="#{anchor}">{escape(anchor)}</a></li>' for anchor in anchors)
        context = {
            "title": title,
            "body": f'<section class="code-page">{body}</section>',
            "toc": f'<ul><li><a href="#">{escape(title)}</a><ul>{listed}</ul></li></ul>' if listed else "",
            "meta": {"description": f"{title}: {in_plain_words(summary)}"},
        }
        return self.name, context, "page.html"


def _module(made: _Page, module: Module) -> Made:
    code = made.code
    home, _, last = module.name.rpartition(".")
    parent = code.package.modules.get(home)
    up = f"{made.link(Address(page(parent)), home) if parent else home}." if home else ""
    path = f"src/{ROOT.name}/{module.path.relative_to(ROOT).as_posix()}"
    anchors = code.anchors(module)
    body = [
        made.head(up, last, module.summary, path, essay(made.app, module)),
        made.inside(module.name),
        made.block(module.source, uses(module.tree, module.names, code.package.find), anchors),
    ]
    public = [anchor for anchor in anchors if "." not in anchor and not anchor.startswith("_")]
    return made.made(module.name, module.summary, "".join(body), public)


def _notebook(made: _Page, docname: str, notebook: Notebook) -> Made:
    folder, _, file = made.app.env.doc2path(docname, base=False).rpartition("/")
    summary = "The code cells, one below the other."
    figures = {figure.cell: figure for figure in notebook.figures}
    body = [made.head(f"{folder}/", file, summary, f"{folder}/{file}", docname), made.inside(ESSAYS + wing(docname))]
    for cell, names in zip(notebook.cells, notebook.names, strict=True):
        figure = figures.get(cell)
        shown = " · " + made.link(Address(docname, figure.anchor), "figure") if figure else ""
        body.append(f'<h2 class="code-cell" id="{cell.id}"><a href="#{cell.id}">{cell.id}</a>{shown}</h2>')
        body.append(made.block(cell.source, uses(cell.tree, names, made.code.package.find), {}))
    return made.made(f"{folder}/{file}", summary, "".join(body), [cell.id for cell in notebook.cells])


def setup(app: Sphinx) -> None:
    """Connect the hooks."""
    app.connect("html-collect-pages", make_pages)
