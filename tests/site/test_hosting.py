"""What a server says with the files of the book is the same for every host."""

import re
from pathlib import Path

from explainers.site.hosting import ALL, FOR_EVER, NAMED_BY_CONTENT, headers


def test_a_rule_stands_under_the_paths_that_it_is_for():
    assert headers().splitlines()[0] == "/*"
    assert f"\n{NAMED_BY_CONTENT}\n  Cache-Control: {FOR_EVER}\n" in headers()
    assert all(re.fullmatch(r"/\S+|  [\w-]+: .+", line) for line in headers().splitlines())


def test_nginx_says_the_same():
    example = Path("examples/hosting/nginx.conf").read_text("utf-8")

    plain = {name: value.strip('"') for name, value in re.findall(r'add_header ([\w-]+) ("[^"]*"|\S+) always', example)}
    assert plain.keys() == {*ALL, "Cache-Control"}
    assert {name: plain[name] for name in ALL} == ALL
    assert f'"{FOR_EVER}"' in example
