import ast
import re
from html import unescape

import pytest

from explainers.site.colored_code import colored, in_plain_words, in_words
from explainers.site.definitions import Place, uses

SOURCE = '''\
"""Waves & <more>."""
from sea import foam as white


@cached
def wave(k):
    """A
    wave."""
    return white(k, "é") + f"{white(1)}"


class Sea:
    def deep(self): return white
'''
ANCHORS = {"wave": (5, 9), "Sea": (12, 13), "Sea.deep": (13, 13)}


@pytest.fixture
def page() -> str:
    def find(address):
        return Place("sea", address.partition(":")[2])

    used = uses(ast.parse(SOURCE), {"white": "sea:foam"}, find)
    return colored(SOURCE, [(use, f"sea.html#{use.place.name}") for use in used], ANCHORS)


def test_nothing_of_the_code_is_lost(page):
    assert unescape(re.sub(r"<[^>]+>", "", page)).strip() == SOURCE.strip()


def test_words_lead_to_their_definitions(page):
    links = re.findall(r'<a href="([^"]+)"><span class="\w+">([^<]+)</span></a>', page)
    assert ("sea.html#", "sea") in links
    assert ("sea.html#foam", "foam") in links
    assert links.count(("sea.html#foam", "white")) >= 2
    assert {word for _, word in links} == {"sea", "foam", "white"}


def test_definitions_have_addresses_and_contain_their_lines(page):
    for name, (first, last) in ANCHORS.items():
        before, inside = page.split(f'<span class="defined" id="{name}">')
        assert before.count("\n") == first - 1
        depth, end = 1, 0
        for tag in re.finditer(r"<(/?)span", inside):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = tag.start()
                break
        assert inside[:end].count("\n") == last - first + 1


def test_the_summary_in_words():
    assert (
        in_words("Runs of ``a < b`` in :func:`~x.y`, *as stated*.")
        == "Runs of <code>a &lt; b</code> in <code>x.y</code>, <em>as stated</em>."
    )
    assert in_plain_words("Runs of ``descend``, *as stated*.") == "Runs of descend, as stated."
