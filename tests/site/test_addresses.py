from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from sphinx.errors import ConfigError

from explainers.site.addresses import add_address, listed, make_page, read_address, sitemap, write

BASE = "https://example.org/book/"


def an_app(base: str = "", outdir: str = "") -> SimpleNamespace:
    builder = SimpleNamespace(name="html", get_target_uri=lambda name: f"{name}.html")
    return SimpleNamespace(config=SimpleNamespace(html_baseurl=base, html_title="T"), builder=builder, outdir=outdir)


@pytest.mark.parametrize(
    ("configured", "environment", "address"),
    [("", "", ""), ("https://example.org/book", "", BASE), (BASE, "https://other.org", "https://other.org/"), ("", BASE, BASE)],
)
def test_the_address_ends_with_a_slash_and_the_environment_has_precedence(monkeypatch, configured, environment, address):
    monkeypatch.setenv("BOOK_URL", environment)
    app = an_app(configured)
    read_address(app, app.config)
    assert app.config.html_baseurl == address


def test_what_is_no_address_is_refused(monkeypatch):
    monkeypatch.delenv("BOOK_URL", raising=False)
    with pytest.raises(ConfigError, match="write the whole address of the book"):
        read_address(an_app(), SimpleNamespace(html_baseurl="example.org/book"))


def test_a_page_has_its_canonical_address_and_the_lost_one_a_beginning():
    context: dict[str, str] = {}
    add_address(an_app(BASE), "book/a", "page.html", context, None)
    assert context == {"canonical": f"{BASE}book/a.html", "links_begin": ""}
    add_address(an_app(BASE), "404", "404.html", context, None)
    assert context == {"canonical": "", "links_begin": "/book/"}
    add_address(an_app(), "404", "404.html", context, None)
    assert context == {"canonical": "", "links_begin": "/"}
    add_address(an_app(), "book/a", "page.html", context, None)
    assert context == {"canonical": "", "links_begin": ""}
    assert [name for name, _, _ in make_page(an_app())] == ["404"]


@pytest.fixture
def site(tmp_path):
    pages = {
        "index.html": '<meta http-equiv="refresh" content="0; url=book/a.html">',
        "search.html": '<meta name="robots" content="noindex">',
        "book/a.html": "<p>A & B</p>",
        "code/a.html": "",
        "_static/x.html": "",
        "notebooks/z.html": "",
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_the_sitemap_has_every_page_once_and_the_code_last(site):
    assert listed(site) == ["book/a.html", "notebooks/z.html", "code/a.html"]
    tree = ET.fromstring(sitemap(BASE, ["a&b.html"]).encode())
    assert [place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [f"{BASE}a&b.html"]


def test_a_book_without_an_address_has_no_sitemap(site):
    write(an_app(BASE, str(site)), None)
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text()
    assert (site / "sitemap.xml").read_text().count("<loc>") == 3
    write(an_app("", str(site)), RuntimeError())
    assert (site / "sitemap.xml").exists()
    write(an_app("", str(site)), None)
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert not (site / "sitemap.xml").exists(), "one of an earlier build goes"
