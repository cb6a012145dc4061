from pathlib import Path

import pytest

from explainers.paper.built import read
from explainers.paper.markup import Held
from tests.paper.small_site import write


def test_pages_come_in_the_order_of_the_contents(tmp_path: Path):
    pages = read(write(tmp_path), Held())
    assert [page.name for page in pages] == ["book/index", "notebooks/one", "notebooks/two", "book/ledger"]
    assert [(page.number, page.title, page.slug) for page in pages[1:3]] == [("1", "One", "one"), ("2", "Two", "two")]
    assert pages[1].styles == ("_static/book.css",)
    assert not pages[1].article.select(".headerlink")


def test_an_address_is_taken_from_the_page(tmp_path: Path):
    one = read(write(tmp_path), Held())[1]
    assert one.path_of("") == "notebooks/one.html"
    assert one.path_of("../book/ledger.html") == "book/ledger.html"


def test_a_page_without_a_heading_is_refused(tmp_path: Path):
    (write(tmp_path) / "notebooks/two.html").write_text("<article><p>no</p></article>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"notebooks/two\.html has no article with a heading"):
        read(tmp_path, Held())


def test_without_a_book_it_says_what_to_do(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="run `make site` first"):
        read(tmp_path, Held())
