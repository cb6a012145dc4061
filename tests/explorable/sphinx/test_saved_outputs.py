import json

import pytest

from explainers.explorable.sphinx.saved_outputs import STATES, WIDGET, without_old_figures
from tests.explorable.sphinx.book import PICTURE, SmallBook, figure, saved

VIEW = {WIDGET: {"model_id": "1", "version_major": 2, "version_minor": 0}, "text/plain": ""}
BESIDE = '<div class="explorable-1-saved"><figure class="explorable-picture"><img src="data:image/png;base64,{}" alt="A line."><figcaption>'
BESIDE = BESIDE.format(PICTURE) + "2 lines.</figcaption></figure></div><style>.explorable-1-saved{display:none}</style><script>1</script>"
LIVE = [{"text/html": BESIDE}, VIEW]
"""What a live figure leaves in its cell: a picture, and the widget."""

MOVING = "<div data-explorable='{}'>" + BESIDE.partition("<style>")[0] + "</div><script>1</script>"
"""What a figure leaves that moves by itself."""

WIDGETS = {"widgets": {STATES: {"state": {"1": {}}, "version_major": 2, "version_minor": 0}}}


def test_where_nothing_runs_the_picture_is_shown_and_a_warning_says_what_to_do(book):
    book.write(wave=saved("# A page", LIVE, **WIDGETS))
    said = book.build()
    assert "wave.ipynb: WARNING: 1 explorable figure(s) were saved as live widgets" in said
    assert "nb_execution_mode" in said
    page = book.page("wave")
    assert "2 lines.</figcaption>" in page
    assert "<style" not in page
    assert "widget-view" not in page
    assert "require" not in page


def test_saved_figures_that_move_are_left_as_they_are(book):
    whole = MOVING.format(figure("wave", tuple(range(1, 30)), points=800).replace("&", "&amp;").replace("'", "&#39;"))
    book.write(wave=saved("# A page\n\n[there](#wave?k=3)", {"text/html": whole}))
    assert book.build() == ""
    page = book.page("wave")
    assert whole in page
    assert 'href="#wave?k=3"' in page
    assert "_static/explorable/" not in page


def test_where_outputs_are_taken_if_none_is_missing_the_page_runs(tmp_path):
    book = SmallBook(tmp_path, "auto")
    book.write(wave=saved("# A page", LIVE), old=saved("# A page", {"text/html": figure("wave").replace("Reset", "Old")}))
    book.build("html", "-j", "2")
    for name in ("wave", "old"):
        page = book.page(name)
        assert '<figure class="explorable"' in page
        assert "widget-view" not in page
        assert "Old</button>" not in page


def test_a_notebook_that_says_itself_that_it_does_not_run_does_not(tmp_path):
    book = SmallBook(tmp_path, "auto")
    book.write(wave=saved("# A page", LIVE, mystnb={"execution_mode": "off"}))
    assert "were saved as live widgets" in book.build()


def test_other_widgets_stay_with_their_state():
    notebook = json.loads(saved("# A page", LIVE, VIEW, **WIDGETS))
    assert without_old_figures(notebook, "off") == (True, 1)
    assert len(notebook["cells"][1]["outputs"]) == 1
    assert WIDGET in notebook["cells"][2]["outputs"][0]["data"]
    assert STATES in notebook["metadata"]["widgets"]


@pytest.mark.parametrize("mode", ["auto", "off"])
def test_a_notebook_without_figures_is_not_touched(mode):
    notebook = json.loads(saved("# explorable", {"text/html": "<b>a</b>"}))
    before = json.dumps(notebook)
    assert without_old_figures(notebook, mode) == (False, 0)
    assert json.dumps(notebook) == before
