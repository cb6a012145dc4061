import pytest

from explainers.paper.markup import Held, attribute, classes, fragment, words


def test_drawings_and_formulas_come_back_as_they_were():
    held = Held()
    html = '<p>a <svg viewBox="0 0 1 1"><clipPath id="x"/></svg> and <math><mi>θ</mi></math> b</p>'
    tree = held.parse(html)
    assert len(tree.find_all("i")) == 2
    assert held.put_back(str(tree)) == html


def test_an_attribute_is_a_text():
    tag = fragment('<p class="a b" id="c">  one\n two </p>')
    assert (attribute(tag, "class"), attribute(tag, "id"), attribute(tag, "title")) == ("a b", "c", "")
    assert classes(tag) == {"a", "b"}
    assert words(tag) == "one two"


def test_a_fragment_has_an_element():
    with pytest.raises(ValueError, match="'text' is no element"):
        fragment("text")
