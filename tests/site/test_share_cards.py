from io import BytesIO
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from PIL import Image

from explainers.look import palette
from explainers.site.share_cards import HEIGHT, WIDTH, add_card, add_to_start, figure_of, picture


def opened(card: bytes) -> Image.Image:
    return Image.open(BytesIO(card)).convert("RGB")


@pytest.mark.parametrize("size", [(1536, 512), (768, 512), (768, 928)])
def test_a_card_has_its_size_the_figure_and_the_title(size):
    red = Image.new("RGB", size, "#ff0000")
    card = picture("The arithmetic of impossibility", "Essay 5", "A book", red)
    made = opened(card)
    assert made.size == (WIDTH, HEIGHT)
    assert made.getpixel((5, 5)) == pytest.approx(palette_color("paper"), abs=6)
    counted = {color: count for count, color in made.getcolors(1 << 24)}
    reds = sum(count for (r, g, b), count in counted.items() if r > 240 and g < 16 and b < 16)
    width, height = size
    assert reds > 150_000, "the figure is large"
    assert sum(count for (r, g, b), count in counted.items() if max(r, g, b) < 60) > 2000, "the title is there"
    assert picture("The arithmetic of impossibility", "Essay 5", "A book", red) == card, "of the same source the same bytes"
    assert picture("Another", "Essay 5", "A book", red) != card
    assert width / height == pytest.approx(shape(made), rel=0.02), "the figure is not distorted"


def shape(card: Image.Image) -> float:
    """The proportion of what is red."""
    left, top, right, bottom = card.split()[1].point(lambda green: 255 if green < 16 else 0).getbbox()
    red = Image.eval(card.split()[0], lambda value: 255 if value > 240 else 0)
    both = Image.composite(red, Image.new("L", card.size), card.split()[1].point(lambda green: 255 if green < 16 else 0))
    left, top, right, bottom = both.getbbox()
    return (right - left) / (bottom - top)


def palette_color(role: str) -> tuple[int, ...]:
    light = palette.ROLES[role].light
    return tuple(int(light[i : i + 2], 16) for i in (1, 3, 5))


@pytest.fixture
def app(tmp_path):
    """A book of a landing page without a figure and an essay with one."""
    Image.new("RGB", (768, 512), "#0000ff").save(tmp_path / "figure.png")
    essay = new_document("essay")
    essay += nodes.container("", nodes.image(uri="/figure.png", alt="Blue."), mime_type="image/png")
    pages = {"book/index": new_document("index"), "notebooks/toy": essay}
    env = SimpleNamespace(
        get_doctree=pages.__getitem__,
        titles={"book/index": nodes.title("", "T"), "notebooks/toy": nodes.title("", "A toy")},
        toctree_includes={"book/index": ["notebooks/toy"]},
    )
    builder = SimpleNamespace(name="html", get_target_uri=lambda name: f"{name}.html")
    config = SimpleNamespace(root_doc="book/index", html_title="T", html_baseurl="https://example.org/")
    return App(env=env, builder=builder, config=config, srcdir=str(tmp_path), outdir=str(tmp_path / "html"))


class App(SimpleNamespace):
    __hash__ = object.__hash__


def shared(app, pagename: str, doctree: nodes.document | None) -> dict[str, str]:
    context = {"title": "A title", "description": "It is so."}
    add_card(app, pagename, "page.html", context, doctree)
    return context["share"]


def test_an_essay_is_shared_with_its_figure(app, tmp_path):
    assert shared(app, "notebooks/toy", new_document("toy")) == {
        "og:type": "article",
        "og:site_name": "T",
        "og:title": "A toy",
        "og:description": "It is so.",
        "og:url": "https://example.org/notebooks/toy.html",
        "og:image": "https://example.org/_static/cards/toy.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A toy. Blue.",
    }
    assert opened((tmp_path / "html" / "_static" / "cards" / "toy.png").read_bytes()).size == (WIDTH, HEIGHT)


def test_without_an_address_the_tags_that_need_none_remain(app):
    app.config.html_baseurl = ""
    assert set(shared(app, "notebooks/toy", new_document("toy"))) == {"og:type", "og:site_name", "og:title", "og:description"}


def test_pages_without_a_figure_have_no_picture_and_the_search_no_card(app):
    assert "og:image" not in shared(app, "code/x", None)
    assert shared(app, "search", None) == {}
    assert shared(app, "404", None) == {}


def test_a_page_whose_picture_is_gone_has_none(app, tmp_path):
    (tmp_path / "figure.png").unlink()
    assert figure_of(app.env.get_doctree("notebooks/toy"), tmp_path) is None


def test_the_page_at_the_top_is_shared_as_the_book(app, tmp_path):
    start = tmp_path / "html" / "index.html"
    start.parent.mkdir(exist_ok=True)
    start.write_text('<head><meta name="description" content="A &amp; B."></head><body></body>')
    add_to_start(app, RuntimeError())
    assert "og:" not in start.read_text()
    add_to_start(app, None)
    text = start.read_text()
    assert '<meta property="og:title" content="T">' in text
    assert '<meta property="og:description" content="A &amp; B.">' in text
    assert '<link rel="canonical" href="https://example.org/book/index.html">\n</head>' in text
    add_to_start(app, None)
    assert start.read_text() == text
