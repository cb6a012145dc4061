from explainers.site import code_lines, code_map


def refresh(app) -> list[str]:
    code_map.code_map.cache_clear()
    return code_lines.refresh(app, app.env)


def test_nothing_is_written_again_if_nothing_has_changed(toy_book):
    assert set(refresh(toy_book)) == {"notebooks/toy", "book/index"}
    assert refresh(toy_book) == []


def test_pages_of_code_are_written_again_after_any_edit(toy_book):
    refresh(toy_book)
    (toy_book.package / "networks/adam.py").write_text("RATE = 0.2")
    assert refresh(toy_book) == ["book/index"], "one page is written, so that Sphinx comes to the pages of code"


def test_a_page_is_written_again_if_its_lines_have_changed(toy_book):
    refresh(toy_book)
    claims = toy_book.package / "essays/toy/claims.py"
    claims.write_text(claims.read_text().replace("'tall'", "'taller'"))
    assert refresh(toy_book) == ["notebooks/toy"]
