"""A step of a derivation is an admonition that a theme folds."""

from tests.explorable.sphinx.book import EXTENSIONS, saved


def test_a_step_is_folded_under_its_title(book):
    book.write(page=saved("# A page\n\n```{unfold} Take the *limit*\nIt is zero.\n```"))
    assert book.build(extensions=[*EXTENSIONS, "explainers.teaching.sphinx"]) == ""
    page = book.page("page")
    assert '<div class="dropdown unfold admonition">' in page
    assert '<p class="admonition-title">Take the <em>limit</em></p>' in page
    assert "It is zero." in page
