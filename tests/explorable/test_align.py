"""Lists of elements side by side: the order of every list is kept, and like stands beside like."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from explainers.explorable.align import aligned, kind


def elements(tags):
    return [ET.Element(tag) for tag in tags]


def tags(columns):
    return [[None if e is None else e.tag for e in column] for column in columns]


def test_what_a_state_lacks_is_a_gap():
    assert tags(aligned([elements("guup"), elements("gup"), elements("p")])) == [
        ["g", "g", None],
        ["u", "u", None],
        ["u", None, None],
        ["p", "p", "p"],
    ]


def test_lists_that_are_alike_have_no_gaps():
    assert tags(aligned([elements("gup")] * 3)) == [["g"] * 3, ["u"] * 3, ["p"] * 3]
    assert aligned([[], []]) == []


def test_the_tags_inside_make_a_kind():
    assert kind(ET.fromstring("<g><path/></g>")) != kind(ET.fromstring("<g><text/></g>"))
    assert kind(ET.fromstring('<g x="1"><path/></g>')) == kind(ET.fromstring('<g x="2"><path d="m0 0"/></g>'))


@given(st.lists(st.text("gup", max_size=8), min_size=1, max_size=5))
def test_every_list_can_be_read_from_the_columns(rows):
    lists = [elements(row) for row in rows]
    columns = aligned(lists)
    for i, row in enumerate(lists):
        assert [column[i] for column in columns if column[i] is not None] == row
    for column in columns:
        assert len({e.tag for e in column if e is not None}) == 1
    assert len(columns) >= max(map(len, lists))
