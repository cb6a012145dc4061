"""The directive ``{quiz}`` in anybody's book: what a page has of it, what is counted, what the build refuses."""

import json
import re
from html import unescape

from docutils import nodes

from explainers.site.reader.markdown import Markdown
from explainers.teaching.sphinx.quiz import answered, asked, quiz, quiz_option, quiz_question
from tests.explorable.sphinx.book import EXTENSIONS, saved

LOADED = [*EXTENSIONS, "explainers.teaching.sphinx"]
QUIZ = """```{quiz}
:label: quiz-descent-end

Where does *descent* on $ab = 1$ end?

It begins at a point that is drawn at random.

- [ ] Where the step size says.

  A smaller step changes the end a little.

  The number $a^2 - b^2$ hardly moves.
- [x] Where it starts says.
- [ ] At `a = 1`.

  That is one point of the ridge.
```
"""


def built(book, *cells: str) -> str:
    """What the build complained of."""
    book.write(first=saved("# First", *cells))
    return book.build(extensions=LOADED)


def test_a_page_has_question_answers_and_the_fold_and_says_nothing_aloud_of_which_is_right(book):
    book.write(index="# A course\n\n```{toctree}\nfirst\nsecond\n```\n\n```{answers}\n```\n")
    book.write(first=saved("# First", QUIZ), second=saved("# Second", "No quiz."), index=(book.home / "index.md").read_text())
    assert book.build(extensions=LOADED) == ""
    page = book.page("first")
    made = page[page.index("<fieldset") : page.index("</fieldset>")]
    assert "<legend>Where does <em>descent</em> on" in made
    assert made.index("</legend>") < made.index("It begins at a point") < made.index("<label>")
    values = re.findall(r'<label><input type="radio" name="quiz-descent-end" value="(\w{8})"><span>', made)
    assert len(set(values)) == 3
    assert re.search(r'data-right="(\w+)"', made)[1] == values[1]
    fold = made[made.index("<details") :]
    assert re.findall(r"<strong>(.*?)</strong>", fold) == ["Not this one.", "Right.", "Not this one."]
    assert "The number" in fold
    assert "The number" not in made[: made.index("<details")]
    assert re.search(r"explorable/quiz-\w{16}\.js", page)
    assert re.search(r"explorable/quiz-\w{16}\.css", page)
    assert not re.search(r"explorable/quiz-", book.page("second"))
    assert json.loads(unescape(re.search(r'data-asks="([^"]*)"', book.page("index"))[1])) == {"quiz quiz-descent-end": 1}


def test_the_keys_of_answers_stay_when_others_come_between_them(book):
    def keys() -> list[str]:
        return re.findall(r'value="(\w{8})"', book.page("first"))

    built(book, QUIZ)
    before = keys()
    built(book, QUIZ.replace("- [x]", "- [ ] Nowhere.\n\n  It does end.\n- [x]"))
    assert [key for key in keys() if key in before] == before
    assert len(keys()) == 4


WRONG = [
    (QUIZ.replace(":label: quiz-descent-end", ""), "its label is ''"),
    (QUIZ.replace("quiz-descent", "descent"), "its label is 'descent-end'"),
    (QUIZ.replace("[x]", "[ ]"), "of 'Where it starts says.' nobody says why it is wrong"),
    (QUIZ.replace("- [ ] At", "- [x] At"), "has 3 answers, of which 2 are right"),
    (QUIZ[: QUIZ.index("- [ ]")] + "- [x] Alone.\n```\n", "has 1 answers, of which 1 are right"),
    (QUIZ[: QUIZ.index("- [ ]")] + "```\n", "is not a question with a list of answers"),
    (QUIZ.replace("- [x]", "-"), "an answer begins with [x] if it is right, else with [ ]: 'Where it starts says.'"),
    (QUIZ.replace("  That is one point of the ridge.\n", ""), "of 'At a = 1.' nobody says why it is wrong"),
    (QUIZ.replace("At `a = 1`.", "Where the step size says."), "has one answer twice"),
    (QUIZ + "\n" + QUIZ, "line 110002 has a quiz 'quiz-descent-end', too"),
]


def test_what_a_reader_cannot_answer_is_refused_with_its_line(book):
    complaints = built(book, *(wrong for wrong, _ in WRONG)).splitlines()
    assert len(complaints) == len(WRONG)
    for cell, (_, said) in enumerate(WRONG, start=2):
        found = [line for line in complaints if re.search(rf"first\.ipynb:{cell}00\d\d: ERROR: ", line)]
        assert len(found) == 1
        assert said in found[0]


def test_a_label_that_two_pages_have_is_named_with_both(book):
    book.write(first=saved("# First", QUIZ), second=saved("# Second", QUIZ))
    assert re.search(r"second\.ipynb:\d+: WARNING: first\.ipynb has a quiz 'quiz-descent-end', too", book.build(extensions=LOADED))


def test_a_book_without_pages_that_move_has_the_text(book):
    book.write(first=saved("# First", QUIZ))
    book.build("text", extensions=LOADED)
    text = book.page("first", "text")
    assert text.index("Where it starts says.") < text.index("**Right.**")


def test_a_readers_notebook_folds_what_is_right():
    answers = [("Here.", False, "No."), ("There.", True, "")]
    options = []
    for words, right, why in answers:
        more = [nodes.paragraph("", why)] if why else []
        options.append(quiz_option("", nodes.paragraph("", words), *more, right=right, key=words))
    question = quiz("", quiz_question("", "Where?"), *options, label="quiz-where")
    question += answered(question)
    document = nodes.document("", "")
    written = Markdown(document).block(question)
    asks, _, folds = written.partition("<details>")
    assert asks == "Where?\n\n- Here.\n- There.\n\n"
    assert folds.startswith("<summary>Which is right, and why</summary>\n\n- Here. **Not this one.**\n")
    assert len(asked(question)) == 2


def test_marks_that_jupyter_book_makes_boxes_of_are_marks_again(book):
    boxes = {"enable_extensions": ["tasklist"]}
    book.write(first=saved("# First", QUIZ), second=saved("# Second", QUIZ.replace("quiz-descent", "quiz-other"), myst=boxes))
    assert book.build(extensions=LOADED) == ""
    plain, boxed = book.page("first"), book.page("second")
    assert 'type="checkbox"' not in boxed
    right = re.compile(r'data-right="(\w+)"')
    assert len(right.findall(boxed)) == 1
    assert right.findall(plain) == right.findall(boxed)
