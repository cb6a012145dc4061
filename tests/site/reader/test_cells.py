"""The cells of a reader's notebook: prose and code in the page's order, and nothing of the source's code is lost."""

import json

import pytest
from docutils import nodes
from docutils.utils import new_document

from explainers.site.dropdown import details, summary
from explainers.site.reader.cells import Reader, outputs_of
from explainers.site.reader.markdown import Markdown
from explainers.teaching import Exercise, Exercises, Number, Test
from explainers.teaching.editions.cells import notebook
from explainers.teaching.editions.lesson import exercise_of, role_of, without_roles
from explainers.teaching.sphinx.quiz import quiz, quiz_option
from explainers.teaching.sphinx.slide import slide, slides


def source(kind: str, text: str, *tags: str, outputs: list | None = None) -> dict:
    return {"cell_type": kind, "source": text, "metadata": {"tags": list(tags)} if tags else {}, "outputs": outputs or []}


def cell(index: int, *children: nodes.Node) -> nodes.container:
    return nodes.container("", *children, nb_element="cell_code", cell_index=index)


def paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


SOURCE = [
    source("markdown", "# T"),
    source("code", "import numpy", "remove-cell"),
    source("code", "figure()", "hide-input"),
    source("markdown", "…"),
    source("code", "answer()"),
    source("code", "last()"),
]


def read() -> list[dict]:
    document = new_document("page")
    figure = nodes.figure("", nodes.caption("", "", nodes.Text("A wave.")), ids=["fig-wave"])
    exercise = nodes.container("", nodes.title("", ""), nodes.section("", paragraph("Count.")), classes=["exercise"], ids=["ex-1"])
    solution = details(
        "", summary("", "", nodes.Text("Solution to Exercise 2.1")), nodes.section("", paragraph("Six."), cell(4), paragraph("So."))
    )
    solution["classes"] = ["solution", "dropdown"]
    part = nodes.section("", nodes.title("", "Part"), paragraph("second"), exercise, solution)
    document += nodes.section("", nodes.title("", "T"), paragraph("first"), cell(2, figure), part)
    return Reader(SOURCE, Markdown(document, "", {"fig-wave": "Figure 2.1", "ex-1": "Exercise 2.1"}.get)).read(document)


def test_prose_and_code_follow_each_other_as_on_the_page():
    shown = [("".join(each["source"]), bool(each["metadata"])) for each in without_roles(read())]
    assert shown == [
        ("# T\n\nfirst", False),
        ("import numpy", True),  # the page leaves it out, and what follows needs it
        ("figure()", True),
        ("**Figure 2.1.** A wave.", False),
        ("## Part\n\nsecond", False),
        ("**Exercise 2.1.** Count.", False),
        ("<details><summary>Solution to Exercise 2.1</summary>\n\nSix.\n\n</details>", False),
        ("answer()", True),
        ("<details><summary>Solution to Exercise 2.1</summary>\n\nSo.\n\n</details>", False),
        ("last()", True),
    ]


def test_a_figure_beside_its_paragraphs_comes_before_them_and_no_cell_twice():
    document = new_document("page")
    prose = nodes.container("", paragraph("beside"), nodes.section("", nodes.title("", "Below"), paragraph("so")))
    block = nodes.container("", nodes.container("", cell(4), prose, cell(2)), classes=["explorable-beside"])
    document += nodes.section("", nodes.title("", "T"), block)
    found = Reader(SOURCE, Markdown(document)).read(document)
    assert ["".join(each["source"]) for each in found] == [
        "# T",
        "import numpy",
        "figure()",
        "answer()",
        "beside",
        "## Below\n\nso",
        "last()",
    ]


def test_what_is_folded_is_folded_where_jupyter_looks_for_it():
    assert [each["metadata"] for each in without_roles(read()) if each["cell_type"] == "code"] == [{"jupyter": {"source_hidden": True}}] * 4


def test_below_an_exercise_stands_a_cell_to_answer_in_and_a_proof_has_none():
    line, twice = Number("slope", 2, "No."), Test("twice", lambda f: f(1) == 2, "No.")
    bound = [
        Exercise("ex-line", "see", [line], minutes=1),
        Exercise("ex-twice", "build", [twice], minutes=1, start="def answer(x):\n    return x"),
        Exercise("ex-proof", "derive", [], minutes=1),
    ]
    document = new_document("page")
    for label in ("ex-line", "ex-twice", "ex-proof", "ex-free"):
        body = nodes.section("", paragraph(f"About {label}."))
        document += nodes.container("", nodes.title("", ""), body, classes=["exercise"], ids=[label], label=label)
    found = Reader([], Markdown(document), Exercises(bound)).read(document)
    assert ["".join(each["source"]) for each in found] == [
        "**Exercise.** About ex-line.",
        'check("ex-line", slope=None)',
        "**Exercise.** About ex-twice.",
        'def answer(x):\n    return x\n\ncheck("ex-twice", answer)',
        "**Exercise.** About ex-proof.",
        "**Exercise.** About ex-free.",
    ]
    assert not any(each["metadata"] for each in without_roles(found))
    said = [(role_of(each), exercise_of(each)) for each in found]
    assert said[:3] == [("question", "ex-line"), ("start", "ex-line"), ("question", "ex-twice")]


def test_a_solution_belongs_to_the_exercise_before_it_and_what_is_folded_otherwise_to_none():
    said = [role_of(each) for each in read()]
    assert said == ["", "", "", "", "", "question", "solution", "solution", "solution", ""]
    document = new_document("page")
    exercise = nodes.container("", nodes.title("", ""), paragraph("Why?"), classes=["exercise"], label="ex-why")
    solution = details("", summary("", "", nodes.Text("Solution")), paragraph("So."), classes=["solution"])
    proof = details("", summary("", "", nodes.Text("Proof")), paragraph("Thus."), classes=["dropdown"])
    document += [proof, exercise, solution, paragraph("On.")]
    found = Reader([], Markdown(document)).read(document)
    assert [(role_of(each), exercise_of(each)) for each in found] == [("", ""), ("question", "ex-why"), ("solution", "ex-why"), ("", "")]


def test_a_quiz_and_its_answers_are_cells_of_their_own():
    document = new_document("page")
    options = [quiz_option("", paragraph(text), paragraph(f"{text} why"), right=text == "b", key=text) for text in "ab"]
    document += [paragraph("before"), quiz("", paragraph("Which?"), *options, label="quiz-a"), paragraph("after")]
    found = Reader([], Markdown(document)).read(document)
    assert [role_of(each) for each in found] == ["", "quiz", "answers", ""]
    asked, answers = ("".join(each["source"]) for each in found[1:3])
    assert "Which?" in asked
    assert "why" not in asked
    assert answers.startswith("<details><summary>")
    assert "b why" in answers


@pytest.mark.parametrize("moved", [False, True])
def test_a_slide_stands_where_it_belongs_also_when_the_page_has_it_at_its_end(moved):
    one, first = slide("", show="wave?n=2"), slide("", show="", at="t", first=True)
    one += [paragraph("One idea"), nodes.container("", paragraph("So.")), nodes.container("", paragraph("Ask."))]
    first += [paragraph("T"), nodes.container(), nodes.container()]
    document = new_document("page")
    below = nodes.section("", nodes.title("", "Below"), paragraph("second"), ids=["below"])
    document += nodes.section("", nodes.title("", "T"), paragraph("first"), *([] if moved else [one]), below, ids=["t"])
    if moved:
        one["at"] = "t"
        document += slides("", "", first, one)
    found = Reader([], Markdown(document)).read(document)
    texts = ["".join(each["source"]) for each in found]
    slide_text = "> **Slide: One idea.** [Set the figure.](#wave?n=2)\n>\n> So.\n>\n> Ask."
    assert texts == ["# T\n\nfirst", slide_text, "## Below\n\nsecond"]
    assert [role_of(each) for each in found] == ["", "slide", ""]


def test_of_an_output_what_shows_without_trust_is_kept():
    data = {"text/html": "<figure>", "image/png": "iVBO", "text/plain": "A wave."}
    outputs = [
        {"output_type": "execute_result", "data": data, "metadata": {"a": 1}, "execution_count": 7},
        {"output_type": "display_data", "data": {"application/papermill.record/text/plain": "1"}, "metadata": {}},
        {"output_type": "stream", "name": "stdout", "text": "six"},
    ]
    picture, words = outputs_of(source("code", "", outputs=outputs))
    assert picture == {
        "output_type": "execute_result",
        "data": {"image/png": "iVBO", "text/plain": "A wave."},
        "metadata": {},
        "execution_count": None,
    }
    assert words["text"] == "six"


def test_the_notebook_to_work_in_has_no_outputs_and_both_have_ids():
    cells = read()
    cells[1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "six"}]
    empty, full = (json.loads(notebook(cells, executed)) for executed in (False, True))
    assert [len(each.get("outputs", [])) for each in empty["cells"]] == [0] * len(cells)
    assert len(full["cells"][1]["outputs"]) == 1
    assert [each["id"] for each in full["cells"]] == [f"cell-{i}" for i in range(len(cells))]
    assert (full["nbformat"], full["nbformat_minor"]) == (4, 5)
