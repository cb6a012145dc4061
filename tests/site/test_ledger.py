import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from docutils import nodes

from explainers.claim import Claim, Evidence, Verdict
from explainers.site.evidence import measure
from explainers.site.ledger import Entry, entry_markdown, expected, linked, number, summary, title_of
from explainers.tolerance import bound, rounding


def claim(verdict: Verdict, measured: float = 33.0) -> Claim:
    return Claim(
        identifier="ridge",
        essay="ridges-not-peaks",
        anchor="counting",
        statement="The ridge has dimension 33.",
        source="derived here",
        expected_from="the rank theorem",
        verdict=verdict,
        measure=lambda: Evidence(measured, 33.0),
        control_statement="a repeated input",
        control=lambda: Evidence(34.0 if measured == 33 else 33.0, 33.0),
        correction="" if verdict is Verdict.HOLDS else "It has another.",
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (33.0, "33"),
        (-2, "−2"),
        (0.12346, "0.1235"),
        (1e-9, "1 × 10⁻⁹"),
        (np.inf, "∞"),
        (True, "yes"),
        (1234567.5, "1.235 × 10⁶"),
        ([1, 2.5], "1, 2.5"),
    ],
)
def test_numbers_read_as_a_person_writes_them(value, text):
    assert number(value).replace("\u00a0", " ") == text


def test_a_long_array_is_cut_and_says_so():
    assert number(np.arange(20)) == "0, 1, 2, 3, 4, 5, 6, 7, … (20 numbers)"


def test_a_bound_is_said_in_words():
    assert expected(Evidence(1.0, 2.0, relation="<=")) == "at most 2"
    assert expected(Evidence(3.0, 2.0, relation=">=")) == "at least 2"
    assert expected(Evidence(2.0, 2.0, bound(0.5, "t"))) == "2\u00a0±\u00a00.5"


def test_the_page_measures_with_the_functions_of_the_claim():
    entry = measure(claim(Verdict.HOLDS))
    assert entry.evidence.agrees
    assert not entry.control.agrees


def test_the_summary_counts_the_verdicts():
    verdicts = [(Verdict.HOLDS, 33.0), (Verdict.HOLDS, 33.0), (Verdict.CAVEAT, 33.0), (Verdict.FAILS, 7.0)]
    entries = [measure(claim(*verdict)) for verdict in verdicts]
    assert summary(entries) == "4 claims: 2 hold, 1 holds with a caveat, 1 fails as stated."


def test_an_entry_tells_statement_correction_numbers_control_and_place():
    entry = measure(claim(Verdict.FAILS, 7.0))
    text = "\n".join(entry_markdown(entry))
    for part in (
        "dimension 33",
        "It has another.",
        "**33**",
        "**7**",
        "the numbers are whole",
        "a repeated input: 33, and 33",
        "derived here",
        "{ref}`counting`",
    ):
        assert part in text


def test_an_entry_tells_the_rule_of_its_tolerance_what_the_source_says_and_when_training_ended():
    held = claim(Verdict.HOLDS)
    text = "\n".join(entry_markdown(Entry(held, held.measure(), held.control())))
    assert "Tolerance\n: none: the numbers are whole\n" in text
    assert "Training" not in text
    assert "The source says" not in text
    told = replace(held, says="That it is a ridge.", training="at loss zero", longer=held.measure)
    text = "\n".join(entry_markdown(Entry(told, Evidence(33.0, 33.0, rounding(100)), held.control())))
    assert "Tolerance\n: rounding of float64 after 100 operations\n" in text
    assert "The source says\n: That it is a ridge.\n" in text
    assert "Training\n: ended at loss zero; twice as many steps change nothing in the verdict\n" in text


def test_names_of_claims_are_links_to_their_entries():
    found = linked("Of 3 a; the rest: a-b (9 of 10), a (8 of 10).", ["a", "a-b"])
    assert "".join(node.astext() for node in found) == "Of 3 a; the rest: a-b (9 of 10), a (8 of 10)."
    assert [node["refid"] for node in found if isinstance(node, nodes.reference)] == ["ledger-a", "ledger-a-b", "ledger-a"]
    assert [node.astext() for node in linked("All.", [])] == ["All."]


def test_a_control_that_does_not_agree_says_not():
    held = claim(Verdict.HOLDS)
    text = "\n".join(entry_markdown(Entry(held, held.measure(), held.control())))
    assert "a repeated input: 34, not 33" in text


def test_setting_up_sets_the_threads_before_numpy_is_imported_and_does_not_import_the_claims():
    script = """
import os, sys
from unittest.mock import MagicMock
import explainers.site
assert "numpy" not in sys.modules
app = MagicMock()
app.config.html_theme = "explainers"
app.setup_extension = lambda name: print(name, os.environ["OMP_NUM_THREADS"], "numpy" in sys.modules)
explainers.site.setup(app)
assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
print([name for name in sys.modules if name.endswith(".claims")])
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert said.stdout == "explainers.explorable.sphinx 1 False\n[]\n", said.stderr


def test_the_title_of_an_essay_is_its_first_heading(tmp_path):
    path = tmp_path / "one.ipynb"
    cells = [
        {"cell_type": "code", "source": ["# a comment"]},
        {"cell_type": "markdown", "source": ["(one)=\n", "# Ridges, not peaks\n", "Text."]},
    ]
    path.write_text(json.dumps({"cells": cells}))
    assert title_of(tmp_path, "one") == "Ridges, not peaks"
    assert title_of(tmp_path, "two-ways") == "Two ways"
