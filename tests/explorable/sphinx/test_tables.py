import hashlib
import re

from explainers.site.sidecar import move_tables

TABLE = '<script type="application/json" class="explorable-table">{}</script>'
FIGURE = '<figure class="explorable" id="{}" data-panels="1"><svg></svg>{}</figure>'


def page(**tables: str) -> str:
    return "<p>a</p>" + "".join(FIGURE.format(name, TABLE.format(table)) for name, table in tables.items()) + "<p>b</p>"


def test_small_tables_stay(tmp_path):
    body = page(one='{"a":1}', two='{"b":2}')
    assert move_tables(body, tmp_path / "tables", "x/") == body
    assert not (tmp_path / "tables").exists()


def test_only_the_large_table_moves_to_a_script_named_by_its_content(tmp_path):
    large = '{"b":"' + "x" * 60_000 + '"}'
    moved = move_tables(page(one='{"a":1}', two=large, three='{"c":3}'), tmp_path, "../_static/explorable/")
    (file,) = tmp_path.iterdir()
    assert file.read_text() == f'explorable.load("two",{large});\n'
    assert file.stem == hashlib.sha1(file.read_bytes()).hexdigest()
    assert moved == page(one='{"a":1}', two="", three='{"c":3}').replace(
        '<figure class="explorable" id="two" data-panels="1"><svg></svg>' + TABLE.format(""),
        f'<figure class="explorable" id="two" data-panels="1" data-table="../_static/explorable/{file.name}"><svg></svg>',
    )


def test_the_limit_is_in_bytes_not_characters(tmp_path):
    table = '"' + "−" * 20_000 + '"'  # three bytes each
    assert "data-table" in move_tables(page(one=table), tmp_path, "x/")


def test_the_same_page_gives_the_same_bytes(tmp_path):
    body = page(one='"' + "y" * 60_000 + '"')
    first, second = (move_tables(body, tmp_path / folder, "x/") for folder in "ab")
    assert first == second
    assert [p.name for p in (tmp_path / "a").iterdir()] == [p.name for p in (tmp_path / "b").iterdir()]


def test_figures_of_another_kind_are_left_alone(tmp_path):
    body = '<figure class="align-default" id="fig-a"><img></figure>' + "z" * 60_000
    assert move_tables(body, tmp_path, "x/") == body
    assert not re.search("data-table", body)
