from pathlib import Path

from explainers.paper.markup import words
from explainers.paper.plates import print_figures
from tests.paper.small_site import opened


def plate(folder: Path, base: str):
    pages, book, held = opened(folder, base)
    print_figures(pages["one"].article, book, held)
    (made,) = pages["one"].article.select("figure")
    return made, held


def test_a_figure_is_a_picture_with_captions_and_a_code(tmp_path: Path):
    made, held = plate(tmp_path, "https://example.org/book")
    assert (made["id"], made["class"]) == ("fig-wave", "plate wide")
    assert [words(p) for p in made.figcaption.find_all("p")] == [
        "Fig. 1.1 Waves.",
        "Two waves.",
        "Shown: waves n = two, step = small, sample 1 of 1.",
        "Try: Find one.",
    ]
    html = held.put_back(str(made))
    assert html.count("<svg") == 3 and html.index('id="a"') < html.index('id="b"') < html.index("Code to scan: ")
    assert "notebooks/one.html#wave?n=2" in html
    assert words(made.select_one(".plate-code")) == "Move figure 1.1"


def test_without_an_address_it_says_where_the_figure_moves(tmp_path: Path):
    made, held = plate(tmp_path, "")
    assert words(made.select_one(".plate-code")) == "Moves on the website: essay 1, figure 1.1"
    assert "Code to scan" not in held.put_back(str(made))


def test_a_question_is_asked_above_the_picture(tmp_path: Path):
    made, _ = plate(tmp_path, "")
    assert words(made.find(True)) == "Before you look further: Up or down? up · down"


def test_nothing_of_the_screen_is_left(tmp_path: Path):
    pages, book, held = opened(tmp_path)
    article = pages["one"].article
    print_figures(article, book, held)
    assert not article.select("form, input, details.hide")
    assert article.find(id="wave"), "links lead to the figure's name"
