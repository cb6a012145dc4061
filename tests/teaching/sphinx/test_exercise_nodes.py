"""The form of an exercise: nothing in it is taken for markup."""

from bs4 import BeautifulSoup

from explainers.teaching.sphinx.exercise_nodes import form_html, how_html, notebook_of

FIELDS = [
    {"name": "a", "label": 'less than "b" & <c>', "value": 1.0, "within": 0.0, "hint": "a < b", "wrong": []},
    {"name": "b", "label": "", "value": 1.0, "within": 0.0, "hint": "", "wrong": []},
]


def test_each_field_has_a_label_and_the_form_is_hidden_until_a_script_has_it():
    soup = BeautifulSoup(form_html("ex-a", FIELDS, how_html("mine", 'check("ex-a", a=…, b=…)')), "html.parser")
    assert soup.form.has_attr("hidden")
    assert {label["for"]: label.text for label in soup.select("label")} == {"ex-a-a": 'less than "b" & <c>', "ex-a-b": "b"}
    assert [(field["id"], field["name"]) for field in soup.select("input")] == [("ex-a-a", "a"), ("ex-a-b", "b")]
    assert len(soup.select("[role=status]")) == 1
    assert soup.noscript.text == 'To check in a notebook: from mine import check, then check("ex-a", a=…, b=…).'


def test_without_a_pattern_there_is_no_notebook():
    assert notebook_of("", "a/page") == ""
    assert notebook_of("reader/{name}.ipynb", "page") == "reader/page.ipynb"
