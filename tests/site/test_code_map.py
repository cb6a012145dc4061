import pytest

from explainers.site import code_map
from explainers.site.code_map import Address, Part, page, relative, wing
from explainers.site.definitions import Place


def test_a_line_has_cell_drawing_computation_and_claims(toy_book):
    code = code_map.code_map(toy_book)
    (figure,) = code.notebooks["notebooks/toy"].figures
    assert code.line("notebooks/toy", figure) == [
        Part("", (("cell", Address("code/notebooks/toy", "c")),)),
        Part("draws", (("draw", Address("code/essays/toy/figures", "draw")),)),
        Part("computes", (("high", Address("code/essays/toy/waves", "high")),)),
        Part("claim", (("tall", Address("book/ledger", "ledger-tall")),)),
    ]


def test_a_claim_that_is_not_written_as_a_text_is_an_error(toy_book):
    with pytest.raises(ValueError, match="claim 'short' is in no tuple CLAIMS"):
        code_map.code_map(toy_book).written("short")


def test_a_module_has_a_page_and_a_definition_an_address(toy_book):
    code = code_map.code_map(toy_book)
    pages = {name: page(module) for name, module in code.package.modules.items()}
    assert pages["explainers.essays.toy.waves"] == "code/essays/toy/waves"
    assert pages["explainers.essays.toy"] == "code/essays/toy/index"
    assert pages["explainers"] == "code/index"
    assert code.address(Place("explainers.networks.adam", "RATE")) == Address("code/networks/adam", "RATE")


def test_the_places_of_a_page_are_definitions_and_claims(toy_book):
    code = code_map.code_map(toy_book)
    assert code.anchors(code.package.modules["explainers.essays.toy.claims"]) == {"CLAIMS": (2, 2), "tall": (2, 2)}
    assert code.anchors(code.package.modules["explainers.essays.toy.waves"]) == {"high": (1, 1), "low": (2, 2)}


def test_a_page_has_a_wing_and_a_module_its_essay(toy_book):
    modules = code_map.code_map(toy_book).package.modules
    assert (wing("notebooks/ridges-not-peaks"), wing("book/index")) == ("ridges_not_peaks", "landing_page")
    assert code_map.essay(toy_book, modules["explainers.essays.toy.waves"]) == "notebooks/toy"
    assert code_map.essay(toy_book, modules["explainers.networks.adam"]) is None


def test_a_link_within_a_page_is_short(toy_book):
    assert relative(toy_book, "a", Address("a", "b")) == "#b"
    assert relative(toy_book, "a", Address("c", "b")) == "../c.html#b"
    assert relative(toy_book, "a", Address("c")) == "../c.html"
