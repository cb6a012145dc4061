from pathlib import Path

from explainers.paper.markup import fragment, words
from explainers.paper.solutions import chapter, open_folds, take_solutions
from tests.paper.small_site import opened


def test_folds_open_but_code(tmp_path: Path):
    article = opened(tmp_path)[0]["one"].article
    open_folds(article)
    assert not article.find("details") and "code()" not in article.text
    assert [words(title) for title in article.select(".admonition-title")] == ["Proof", "Exercise 1.1 (A)", "Solution to Exercise 1.1 (A)"]


def test_solutions_go_to_the_end_and_say_where_they_are_from(tmp_path: Path):
    pages = opened(tmp_path)[0]
    taken = []
    for slug in ("one", "two"):
        open_folds(pages[slug].article)
        taken.append((pages[slug], take_solutions(pages[slug])))
    made = chapter(taken)
    assert [words(head) for head in made.find_all(["h2", "h3"])] == ["1 One", "Exercise 1.1 (A)", "2 Two", "Exercise 2.1 (B)"]
    assert [link["href"] for link in made.select(".page-of")] == ["#ex-a", "#ex-b"]
    assert "Because." in made.text and "Because." not in pages["one"].article.text
    assert pages["one"].article.select_one("#ex-a .page-of")["href"] == "#sol-a"


def test_an_essay_without_solutions_has_no_part(tmp_path: Path):
    pages = opened(tmp_path)[0]
    assert not chapter([(pages["index"], [])]).find("section")
    assert fragment("<p></p>").name == "p"
