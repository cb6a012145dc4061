import ast
import textwrap

import pytest

from explainers.site.definitions import Package, Place, uses

SOURCES = {
    "book/__init__.py": '"""The book."""\nfrom book.shapes import circle\n',
    "book/shapes/__init__.py": "from book.shapes.circle import circle\n",
    "book/shapes/circle.py": """
        '''Circles, and *more*.'''
        from math import pi
        from book import lines as drawn
        from book.lines import Line, WIDE

        RADIUS = 2.0

        class Disc:
            line: Line
            def area(self): return pi * RADIUS**2
            def edge(self): return drawn.Line().length

        def circle(RADIUS=1): return Disc().area() * RADIUS
        def many(n): return [circle(Line) for Line in range(n)]
        def wide(): return lambda x: drawn.WIDE[x].anything
    """,
    "book/lines.py": """
        WIDE, THIN = {"x": 1}, 0.1
        class Line:
            def __init__(self, *points): ...
            @property
            def length(self): return helper(self)
        def helper(line): return len(line.points)
    """,
}


@pytest.fixture
def package(tmp_path) -> Package:
    for name, text in SOURCES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text), encoding="utf-8")
    return Package.read(tmp_path / "book")


CIRCLE = "book.shapes.circle"


def test_a_module_tells_its_definitions(package):
    module = package.modules[CIRCLE]
    assert list(module.definitions) == ["RADIUS", "Disc", "Disc.area", "Disc.edge", "circle", "many", "wide"]
    assert list(package.modules["book.lines"].definitions)[:2] == ["WIDE", "THIN"]
    assert module.summary == "Circles, and *more*."


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("book.lines:Line.length", Place("book.lines", "Line.length")),
        ("book:circle", Place(CIRCLE, "circle")),  # handed on twice; the module of the same name is not meant
        ("book.shapes:circle.Disc", None),
        ("book.shapes.circle:Line", Place("book.lines", "Line")),
        ("book:lines", Place("book.lines")),
        ("book:lines.Line", Place("book.lines", "Line")),
        ("book.lines:Curve", None),
        ("math:pi", None),
    ],
)
def test_a_name_is_found_where_it_is_defined(package, address, place):
    assert package.find(address) == place


def named(package: Package, name: str) -> list[str]:
    return [place.name for place in package.uses(Place(CIRCLE, name))]


def test_a_definition_tells_what_it_uses(package):
    assert named(package, "Disc.area") == ["RADIUS"]
    assert named(package, "Disc.edge") == ["Line.length"]
    assert named(package, "wide") == ["WIDE"]
    assert named(package, "Disc") == ["Line", "RADIUS", "Line.length"]


def test_local_names_are_not_taken_for_those_of_the_module(package):
    assert named(package, "circle") == ["Disc.area"], "RADIUS is a parameter there"
    assert named(package, "many") == ["circle"], "Line is a variable of the comprehension"


def test_reach_counts_the_steps_and_stays_within(package):
    start = [Place(CIRCLE, "Disc.edge")]
    length, helper = Place("book.lines", "Line.length"), Place("book.lines", "helper")
    assert package.reach(start, lambda module: True) == {start[0]: 0, length: 1, helper: 2}
    assert package.reach(start, lambda module: True, deepest=1) == {start[0]: 0, length: 1}
    assert package.reach(start, lambda module: module == CIRCLE) == {start[0]: 0, length: 1}


def test_each_use_stands_where_the_source_has_the_word(package):
    source = "from book.lines import Line\nθ = Line('é').length\n"
    found = uses(ast.parse(source), {"Line": "book.lines:Line"}, package.find)
    assert [(use.word, use.place.name) for use in found] == [("book.lines", ""), ("Line", "Line"), ("length", "Line.length")]
    for use in found:
        line = source.splitlines()[use.line - 1].encode()
        assert line[use.column :].decode().startswith(use.word)


def test_the_package_itself_can_be_read():
    package = Package.read()
    assert package.find("explainers.explorable:still") == Place("explainers.explorable.still", "still")
    assert package.find("explainers.explorable:explorable") == Place("explainers.explorable.display", "explorable")
