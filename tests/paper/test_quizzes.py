from pathlib import Path

from explainers.paper.markup import fragment, words
from explainers.paper.quizzes import print_quizzes, take_answers
from explainers.paper.solutions import chapter, open_folds
from tests.paper.small_site import opened

QUIZ = """<fieldset class="quiz" id="quiz-a" data-right="b"><legend>Which?</legend>
<label><input type="radio" name="quiz-a" value="a"><span>One.</span></label>
<label><input type="radio" name="quiz-a" value="b"><span>Two.</span></label>
<p class="quiz-do" hidden><button type="button" disabled>Check</button></p><div class="quiz-said"></div>
<details class="quiz-answers"><summary>Which is right, and why</summary><ul class="quiz-explained">
<li><p>One. <strong>Not this one.</strong></p>
<div class="quiz-why"><p>It is odd.</p></div></li>
<li><p>Two. <strong>Right.</strong></p></li></ul></details></fieldset>"""


def test_a_question_keeps_its_options_and_its_answers_go_to_the_end(tmp_path: Path):
    page = opened(tmp_path)[0]["one"]
    page.article.section.append(fragment(QUIZ))
    print_quizzes(page.article)
    open_folds(page.article)
    made = chapter([(page, take_answers(page))])
    asked = page.article.select_one("#quiz-a")
    assert [words(option) for option in asked.select("ol.quiz-options > li")] == ["One.", "Two."]
    assert words(asked.find("p")) == "Which?"
    assert not asked.select("input, button, label, .quiz-said") and "odd" not in asked.text and "Right" not in asked.text
    assert asked.select_one(".page-of")["href"] == "#quiz-a-answers"
    assert words(made.h3) == "Question 1 of Check yourself"
    assert made.select_one("#quiz-a-answers .page-of")["href"] == "#quiz-a"
    assert [words(each) for each in made.select("ol.quiz-explained > li")] == ["One. Not this one. It is odd.", "Two. Right."]


def test_a_page_without_questions_stays_as_it_is(tmp_path: Path):
    page = opened(tmp_path)[0]["two"]
    before = str(page.article)
    print_quizzes(page.article)
    assert take_answers(page) == []
    assert str(page.article) == before
