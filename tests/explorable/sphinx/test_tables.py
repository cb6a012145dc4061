from explainers.explorable.sphinx.tables import move_tables

TABLE = '<script type="application/json" class="explorable-table">{}</script>'
FIGURE = '<figure class="explorable" id="{0}" data-figure="{0}" data-panels="1"><svg></svg>{1}</figure>'


class Folder(dict):
    """What was written, by its address."""

    def write(self, key: str, content: str) -> str:
        self[f"x/{key}.js"] = content
        return f"x/{key}.js"


def page(**tables: str) -> str:
    return "<p>a</p>" + "".join(FIGURE.format(name, TABLE.format(table)) for name, table in tables.items()) + "<p>b</p>"


def test_small_tables_stay():
    folder, body = Folder(), page(one='{"a":1}', two='{"b":2}')
    assert move_tables(body, folder.write) == body
    assert not folder


def test_only_the_large_table_moves_to_a_script():
    folder, large = Folder(), '{"b":"' + "x" * 60_000 + '"}'
    moved = move_tables(page(one='{"a":1}', two=large, three='{"c":3}'), folder.write)
    ((address, script),) = folder.items()
    assert script == f'window[Symbol.for("explorable")].load("{address[2:-3]}",{large});\n'
    tag = FIGURE.format("two", "").removesuffix("<svg></svg></figure>")
    assert moved == page(one='{"a":1}', two="", three='{"c":3}').replace(
        tag + "<svg></svg>" + TABLE.format(""), f'{tag[:-1]} data-table="{address}"><svg></svg>'
    )


def test_numbers_to_save_always_move_beside_their_table():
    folder, large = Folder(), '"' + "x" * 60_000 + '"'
    numbers = '<script type="application/json" class="explorable-numbers">[1]</script>'
    small, heavy = (page(one=each).replace("</script></figure>", f"</script>{numbers}</figure>") for each in ("{}", large))
    moved = move_tables(small, folder.write)
    ((address, script),) = folder.items()
    assert script == f'window[Symbol.for("explorable")].numbers("{address[2:-3]}",[1]);\n'
    assert moved == page(one="{}").replace('data-panels="1">', f'data-panels="1" data-numbers="{address}">')
    both = move_tables(heavy, folder.write)
    assert "<script" not in both and both.count('data-table="x/') == both.count(f'data-numbers="{address}"') == 1


def test_equal_tables_are_one_script():
    folder, large = Folder(), '"' + "x" * 60_000 + '"'
    assert move_tables(page(one=large, two=large), folder.write).count("data-table") == 2
    assert len(folder) == 1


def test_the_limit_is_in_bytes_not_characters():
    table = '"' + "−" * 20_000 + '"'  # three bytes each
    assert "data-table" in move_tables(page(one=table), Folder().write)


def test_figures_of_another_kind_are_left_alone():
    body = '<figure class="align-default" id="fig-a"><img></figure>' + "z" * 60_000
    assert move_tables(body, Folder().write) == body
