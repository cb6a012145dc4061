"""Folding then unfolding gives back every frame, whatever the frames."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.explorable.fold import MARKUP, TEXT, fold, marked, table, unfold
from explainers.explorable.frame import draw_frame
from explainers.look import palette


def markup(element: ET.Element) -> str:
    return ET.canonicalize(ET.tostring(element, encoding="unicode"))  # the order of attributes means nothing


words = st.sampled_from(["a", "b & c", "<", "−1", '"'])
attributes = st.dictionaries(st.sampled_from(["d", "x", "style"]), words, max_size=3)


@st.composite
def elements(draw, depth=3, tag=None):
    element = ET.Element(tag or draw(st.sampled_from(["g", "path", "text"])), draw(attributes))
    children = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    if children:
        element[:] = children
    else:
        element.text = draw(st.none() | words)
    return element


@settings(max_examples=200)
@given(st.lists(elements(tag="svg"), min_size=1, max_size=6), st.data())
def test_unfolding_gives_back_every_frame(frames, data):
    wanted = [markup(frame) for frame in frames]
    folded = fold(frames, data.draw(st.integers(0, len(frames) - 1)))
    assert [markup(unfold(folded, i)) for i in range(len(frames))] == wanted


def test_what_is_the_same_everywhere_is_not_in_the_table():
    frames = [ET.fromstring(f'<svg><path d="m{i}" style="fill:red"/><text>same</text></svg>') for i in range(3)]
    (change,) = fold(frames).changes
    assert (change.node, change.key, change.values, change.which) == (1, "d", ("m0", "m1", "m2"), (0, 1, 2))


def test_what_some_states_lack_is_hidden_there():
    frames = [ET.fromstring(f"<svg><g>{'<use/>' * n}</g><text>{n % 2}</text></svg>") for n in range(4)]
    folded = fold(frames, start=2)
    changes = {(c.node, c.key): [c.values[i] for i in c.which] for c in folded.changes}
    assert changes == {
        (2, "display"): ["none", None, None, None],
        (3, "display"): ["none", "none", None, None],
        (4, "display"): ["none", "none", "none", None],
        (5, TEXT): ["0", "1", "0", "1"],
    }
    assert [use.get("display") for use in folded.base.iter("use")] == [None, None, "none"]


def test_what_is_hidden_does_not_change_and_is_not_found():
    """It keeps what it had, so that a move has nothing to do, but no identifier, which another element may have by now."""
    frames = [
        ET.fromstring('<svg><path id="a" d="m1"/><path id="b" d="m2"/></svg>'),
        ET.fromstring('<svg><path id="b" d="m3"/></svg>'),
    ]
    folded = fold(frames)
    changes = {(c.node, c.key): [c.values[i] for i in c.which] for c in folded.changes}
    assert (2, "d") not in changes
    assert changes[2, "id"] == ["b", None]
    assert markup(unfold(folded, 1)) == markup(frames[1])


def test_trees_that_have_nothing_in_common_are_swapped_where_they_part():
    frames = [ET.fromstring(f"<svg><g>{inside}</g></svg>") for inside in ("<a/><b/>", "<c/><d/>", "<e/><f/>")]
    (change,) = fold(frames).changes
    assert (change.node, change.key) == (1, MARKUP)
    texts = [ET.fromstring(f"<svg><g>{inside}</g></svg>") for inside in ("<a/>", "a word")]
    (change,) = fold(texts).changes
    assert (change.node, change.key) == (1, MARKUP)


def test_a_picture_that_changes_is_a_sprite_that_comes_with_the_table():
    frames = [draw_frame([draw_anything], ("linear", [{"kind": "image", "values": [1.0, k, 3.0]}]), 3.2, "it")[0] for k in (1.5, 2.0, 2.5)]
    folded = fold(frames, 1, "it-0")
    assert folded.base.find(".//clipPath[@id='it-0-window0']") is not None
    changes = [(c.key, len(c.values)) for c in folded.changes]
    assert ("href", 1) in changes
    assert ("transform", 3) in changes
    assert [markup(unfold(folded, i)) for i in range(3)] == [markup(frame) for frame in frames]


def test_pictures_that_come_and_go():
    image = {"kind": "image", "values": [1.0, 2.0, 3.0]}
    results = [("linear", []), ("linear", [image]), ("linear", [image | {"values": [3.0, 1.0, 2.0]}]), ("linear", [])]
    frames = [draw_frame([draw_anything], result, 3.2, "it")[0] for result in results]
    for start in range(4):
        folded = fold(frames, start)
        assert [markup(unfold(folded, i)) for i in range(4)] == [markup(frame) for frame in frames]


def test_an_attribute_may_come_and_go():
    frames = [ET.fromstring(s) for s in ('<svg x="1"/>', "<svg/>")]
    (change,) = fold(frames).changes
    assert change.values == ("1", None)


@pytest.mark.parametrize("frames", [[], [ET.Element("svg"), ET.Element("g")]])
def test_frames_that_cannot_be_folded(frames):
    with pytest.raises(ValueError, match="fold"):
        fold(frames)


def test_what_changes_carries_its_number_and_nothing_else_does():
    frames = [ET.fromstring(f'<svg x="{i}"><g><use/></g><path d="m{i}"/><text>{i}</text></svg>') for i in range(3)]
    folded = fold(frames)
    page = marked(folded)
    carried = {element.get("data-e"): element.tag for element in page.base.iter() if "data-e" in element.attrib}
    assert carried == {"0": "svg", "1": "path", "2": "text"}
    assert [(c.node, c.key, c.values) for c in page.changes] == [(i, c.key, c.values) for i, c in enumerate(folded.changes)]
    assert markup(unfold(folded, 1)) == markup(frames[1]), "the frames themselves are not marked"


def test_the_table_shares_what_follows_the_same_control():
    frames = [ET.fromstring(f'<svg><g x="{i % 2} meters"/><g y="{i % 2} meters" z="{i}"/></svg>') for i in range(4)]
    played = table([fold(frames)], ["odd" if i % 2 else "even" for i in range(4)])
    assert played["which"] == [[0, 1, 0, 1]]
    assert [change[3] for change in played["panels"][0]] == [0, 0, -1]
    assert played["captions"] == [["even", "odd"], 0]


def test_the_table_has_a_value_for_each_state_where_that_is_shorter():
    frames = [ET.fromstring(f'<svg x="{min(i, 5)}" y="{i == 0} and a long word"/>') for i in range(7)]
    played = table([fold(frames)], ["same"] * 7)
    assert played["panels"][0] == [
        [0, "x", ["0", "1", "2", "3", "4", "5", "5"], -1],
        [0, "y", ["True and a long word", "False and a long word"], 0],
    ]
    assert played["which"][0] == [0, 1, 1, 1, 1, 1, 1]


def test_frames_of_a_figure_fold(declare):
    figure = declare()
    frames = [figure.frame(i)[0] for i in range(figure.grid.size)]
    wanted = [markup(frame) for frame in frames]
    folded = fold(frames, figure.grid.start)
    assert [markup(unfold(folded, i)) for i in range(len(frames))] == wanted


drawings = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["line", "scatter", "bars", "band", "text", "image"]),
            "values": st.lists(st.floats(0.01, 100), min_size=1, max_size=6),
        }
    ),
    max_size=3,
)


def draw_anything(ax, result):
    scale, artists = result
    for artist in artists:
        y = artist["values"]
        x = range(1, len(y) + 1)
        match artist["kind"]:
            case "line":
                ax.plot(x, y, "o--", color=palette.FIT)
            case "scatter":
                ax.scatter(x, y, s=y, color=palette.DATA)
            case "bars":
                ax.bar(x, y, color=palette.OTHER)
            case "band":
                ax.fill_between(x, y, alpha=0.3)
            case "text":
                ax.annotate(f"{y[0]:.3g} & <θ>", (1, y[0]))
            case "image":
                ax.imshow([y])
    ax.set_yscale(scale)


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(["linear", "log"]), drawings), min_size=2, max_size=4))
def test_random_figures_fold_and_unfold(results):
    frames = [draw_frame([draw_anything], result, 3.2, "anything")[0] for result in results]
    wanted = [markup(frame) for frame in frames]
    folded = fold(frames)
    assert [markup(unfold(folded, i)) for i in range(len(frames))] == wanted
