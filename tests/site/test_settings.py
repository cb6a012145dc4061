"""The configuration as jupyter-book has it."""

from explainers.site.settings import configured, published

CONFIG = "sphinx:\n  config:\n    html_baseurl: https://example.org/book\n"


def test_the_configuration_is_read(tmp_path):
    assert configured(tmp_path) == {}
    (tmp_path / "_config.yml").write_text("repository:\n  url: https://example.org/b\n")
    assert configured(tmp_path) == {"repository": {"url": "https://example.org/b"}}


def test_where_the_book_is_published(tmp_path, monkeypatch):
    monkeypatch.delenv("BOOK_URL", raising=False)
    assert published(tmp_path) == ""
    (tmp_path / "_config.yml").write_text(CONFIG)
    assert published(tmp_path) == "https://example.org/book/"
    monkeypatch.setenv("BOOK_URL", "https://example.com/copy/")
    assert published(tmp_path) == "https://example.com/copy/"
