"""The HTML that every rendering shares."""

from xml.etree import ElementTree as ET

from explainers.explorable import markup
from explainers.look import palette


def test_each_panel_is_an_image_with_the_alternative_text():
    html = markup.panels([ET.Element("svg", viewBox="0 0 1 1"), ET.Element("svg", viewBox="0 0 2 2")], ['a "wave" & <b>'] * 2)
    panels = ET.fromstring(f"<div>{html}</div>")
    assert [panel.get("viewBox") for panel in panels] == ["0 0 1 1", "0 0 2 2"]
    assert [panel.get("aria-label") for panel in panels] == ['a "wave" & <b>, panel 1 of 2', 'a "wave" & <b>, panel 2 of 2']
    assert {panel.get("role") for panel in panels} == {"img"}


def test_a_bare_page_gets_palette_styles_and_player():
    style = markup.style('<path fill="var(--explorable-1f77b4,#1f77b4)"/>')
    assert style.startswith("<style>") and style.count("</style>") == 1
    assert f"--explorable-fit:light-dark({palette.ROLES['fit'].light},{palette.ROLES['fit'].dark});" in style
    assert ".explorable-controls" in style
    assert "--explorable-1f77b4:light-dark(#1f77b4," in style
    assert 'Symbol.for("explorable")' in markup.script()
    assert markup.script().count("</script>") == 1


def test_one_panel_has_the_alternative_text_itself_and_the_size_that_it_was_drawn_for():
    (panel,) = ET.fromstring(f"<div>{markup.panels([ET.Element('svg', viewBox='0 0 3 6')], ['A wave.'])}</div>")
    assert [panel.get(key) for key in ("aria-label", "width", "height")] == ["A wave.", "4", "8"]


IDS = '<path id="a-wave-0-3"/><use href="#a-wave-0-3" mask="url(#a-wave-0-12)"/><text>a-wave-0-3</text>{"<g id=\\"a-wave-1-0\\">"}'


def test_ids_are_the_showings_own_and_texts_are_left_alone():
    own = markup.with_own_ids(IDS, "a-wave", "a-wave-1f-2")
    assert own == IDS.replace("a-wave-0", "a-wave-1f-2-0").replace("a-wave-1-0", "a-wave-1f-2-1-0").replace(
        ">a-wave-1f-2-0-3<", ">a-wave-0-3<"
    )


def test_another_content_or_showing_has_another_prefix():
    prefixes = {markup.own_prefix(html, "a-wave", showing) for html in ("a", "b") for showing in (1, 2)}
    assert len(prefixes) == 4
    assert all(prefix.startswith("a-wave-") for prefix in prefixes)
    assert markup.own_prefix("a", "a-wave") == markup.own_prefix("a", "a-wave", 1)
