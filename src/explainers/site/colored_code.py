"""Code as HTML: in the colors of the highlighter, with links on words and an address for each definition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape, unescape

from sphinx.highlighting import PygmentsBridge

from explainers.site.definitions import Use

_HIGHLIGHTER = PygmentsBridge("html")
_RUN = re.compile(r'<span class="[^"]*">([^<]*)</span>|([^<]+)')
_CODE = re.compile(r"(?::\w+:)?`+~?([^`]+)`+")


def colored(source: str, links: Iterable[tuple[Use, str]], anchors: Mapping[str, tuple[int, int]]) -> str:
    """Python in the highlighter's colors, with links on the words that lead somewhere; each of ``anchors`` (a name, its first and its last
    line) becomes an element with that id."""
    before, _, rest = _HIGHLIGHTER.highlight_block(source, "python").partition("<pre><span></span>")
    lines, written = rest.rpartition("\n</pre>")[0].split("\n"), source.split("\n")
    at: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for use, link in links:
        at[use.line][len(written[use.line - 1].encode()[: use.column].decode())] = use.word, link
    opened: dict[int, list[tuple[int, str]]] = defaultdict(list)
    closed: dict[int, int] = defaultdict(int)
    for name, (first, last) in anchors.items():
        opened[first].append((-last, name))
        closed[last] += 1
    pieces = []
    for number, line in enumerate(lines, 1):
        pieces += [f'<span class="defined" id="{name}">' for _, name in sorted(opened[number])]
        pieces += [_linked(line, at[number]) if number in at else line, "\n", "</span>" * closed[number]]
    return f"{before}<pre>{''.join(pieces)}</pre></div>\n"


def _linked(line: str, at: Mapping[int, tuple[str, str]]) -> str:
    """One colored line with its links, each at the column where its word begins."""
    column, pieces = 0, []
    for run in _RUN.finditer(line):
        text = unescape(run[1] or run[2] or "")
        word, link = at.get(column, ("", ""))
        pieces.append(f'<a href="{escape(link)}">{run[0]}</a>' if word and word == text else run[0])
        column += len(text)
    return "".join(pieces)


def in_words(summary: str) -> str:
    """The first line of a docstring as HTML: code as code, emphasis as emphasis.

    >>> in_words("Runs of ``descend``, *as stated*.")
    'Runs of <code>descend</code>, <em>as stated</em>.'
    """
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", _CODE.sub(r"<code>\1</code>", escape(summary, quote=False)))


def in_plain_words(summary: str) -> str:
    """The same without any markup."""
    return _CODE.sub(r"\1", summary).replace("*", "")
