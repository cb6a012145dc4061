"""The HTML that every rendering shares."""

from xml.etree import ElementTree as ET

from explainers.explorable import markup
from explainers.look import palette


def test_each_panel_is_an_image_with_the_alternative_text():
    html = markup.panels([ET.Element("svg", viewBox="0 0 1 1"), ET.Element("svg", viewBox="0 0 2 2")], 'a "wave" & <b>')
    panels = ET.fromstring(f"<div>{html}</div>")
    assert [panel.get("viewBox") for panel in panels] == ["0 0 1 1", "0 0 2 2"]
    assert {panel.get("aria-label") for panel in panels} == {'a "wave" & <b>'}
    assert {panel.get("role") for panel in panels} == {"img"}


def test_a_bare_page_gets_palette_styles_and_player():
    assert palette.css() in markup.style()
    assert ".explorable" in markup.style()
    assert "explorable" in markup.script()
    assert markup.script().count("</script>") == 1
