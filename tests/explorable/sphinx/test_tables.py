from explainers.explorable.sphinx.tables import move_tables

TABLE = '<script type="application/json" class="explorable-table">{}</script>'
FIGURE = '<figure class="explorable" id="{}" data-panels="1"><svg></svg>{}</figure>'


class Folder(dict):
    """What was written, by its address."""

    def write(self, content: str) -> str:
        self[f"x/{len(self)}.js"] = content
        return f"x/{len(self) - 1}.js"


def page(**tables: str) -> str:
    return "<p>a</p>" + "".join(FIGURE.format(name, TABLE.format(table)) for name, table in tables.items()) + "<p>b</p>"


def test_small_tables_stay():
    folder, body = Folder(), page(one='{"a":1}', two='{"b":2}')
    assert move_tables(body, folder.write) == body
    assert not folder


def test_only_the_large_table_moves_to_a_script():
    folder, large = Folder(), '{"b":"' + "x" * 60_000 + '"}'
    moved = move_tables(page(one='{"a":1}', two=large, three='{"c":3}'), folder.write)
    assert folder == {"x/0.js": f'explorable.load("two",{large});\n'}
    assert moved == page(one='{"a":1}', two="", three='{"c":3}').replace(
        '<figure class="explorable" id="two" data-panels="1"><svg></svg>' + TABLE.format(""),
        '<figure class="explorable" id="two" data-panels="1" data-table="x/0.js"><svg></svg>',
    )


def test_the_limit_is_in_bytes_not_characters():
    table = '"' + "−" * 20_000 + '"'  # three bytes each
    assert "data-table" in move_tables(page(one=table), Folder().write)


def test_figures_of_another_kind_are_left_alone():
    body = '<figure class="align-default" id="fig-a"><img></figure>' + "z" * 60_000
    assert move_tables(body, Folder().write) == body
