from types import SimpleNamespace

from explainers.look import palette
from explainers.teaching.sphinx import files


def test_a_file_is_named_by_what_is_in_it_and_brings_what_keeps_an_answer(tmp_path):
    loaded: list[str] = []
    app = SimpleNamespace(
        outdir=tmp_path, add_css_file=loaded.append, add_js_file=lambda name, loading_method: loaded.append(f"{name} {loading_method}")
    )
    files.give(app, "quiz", keeps=True)
    sheet, code = loaded
    assert sheet.startswith("explorable/quiz-")
    assert sheet.endswith(".css")
    assert code.endswith(".js defer")
    assert 'Symbol.for("explorable-kept")' in (tmp_path / "_static" / code.split()[0]).read_text("utf-8")
    assert "localStorage" not in files.script("quiz"), "the store alone talks to the browser"


def test_the_palette_follows_the_page():
    assert f"--teaching-fit:light-dark({palette.ROLES['fit'].light},{palette.ROLES['fit'].dark})" in files.colors()
