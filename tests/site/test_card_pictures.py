from xml.etree import ElementTree as ET

from docutils import nodes
from docutils.utils import new_document

from explainers.explorable import Slider, explorable
from explainers.explorable.static import render
from explainers.look import palette
from explainers.site.card_pictures import picture, picture_of, write


def figure() -> str:
    def draw(ax, result):
        ax.plot([0, result["k"]], [0, 1], color=palette.FIT)
        ax.plot([0, 1], [0, 1], color="#0b7a3b")

    controls = [Slider("k", [1, 2], start=1)]
    return render(explorable("lines", compute=lambda k: {"k": k}, draw=draw, describe="{k}", alt="A line.", controls=controls))


def test_a_picture_stands_alone_and_has_the_colors_of_the_palette():
    drawn = picture("<p>before</p>" + figure())
    svg = ET.fromstring(drawn)
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert svg.get("viewBox") and not svg.get("width")
    style = svg[0].text
    light, dark = palette.ROLES["fit"]
    assert f"--explorable-fit:{light};" in style
    assert f"--explorable-fit:light-dark({light},{dark});" in style
    assert "--explorable-0b7a3b:" not in style
    assert "var(--explorable-0b7a3b,#0b7a3b)" in drawn, "it falls back to what was drawn"


def test_the_first_figure_of_a_page_is_written(tmp_path):
    page = new_document("page")
    assert picture_of(page) is None
    assert write(tmp_path, "essay", page) is None
    page += nodes.raw("", "<p>none</p>", format="html")
    page += nodes.raw("", figure(), format="html")
    assert write(tmp_path, "essay", page) == "cards/essay.svg"
    assert (tmp_path / "cards" / "essay.svg").read_text() == picture(figure())
