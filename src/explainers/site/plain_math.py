"""A formula as plain text, for the search and wherever a page's words stand without its typesetting: ``x²``, ``a/b``, ``√(n + 1)``."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree as ET

_TAGS = re.compile(r"<[^>]*>")
_NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)\w+;")  # those that XML does not know
_SPACED = set("=≠<>≤≥≪≫≈≃≅∼∝→←↦⇒⇔∈∉⊂⊆∪∩+−±×∘≡:≲≳")
_SIGN = re.compile(r"(^|[(\[/^_]|[=≠<>≤≥≈∼≲≳∈→,] ) ?([+−±]) (?=\S)")
_SUPERSCRIPTS = str.maketrans("0123456789+−-=()nij", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʲ")
_SUBSCRIPTS = str.maketrans("0123456789+−-=()ij", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ᵢⱼ")
_UNSEEN = re.compile("[\u2061-\u2064\ufe00-\ufe0f]")  # function application and its like, and what only chooses a shape


def plain(math: str) -> str:
    """The text of a ``<math>`` element; of one that is no XML, what stands between its tags."""
    try:
        text = _text(ET.fromstring(_NAMED.sub(lambda name: unescape(name[0]), math)))
    except ET.ParseError:
        text = unescape(_TAGS.sub(" ", math))
    return _SIGN.sub(r"\1\2", " ".join(_UNSEEN.sub("", text).split())).strip("; ")


def _text(node: ET.Element) -> str:
    name, parts = node.tag.rpartition("}")[2], [_text(child) for child in node]
    made: dict[str, Callable[[], str]] = {
        "mfrac": lambda: f"{_grouped(parts[0])}/{_grouped(parts[1])}",
        "msqrt": lambda: f"√{_grouped(''.join(parts))}",
        "mroot": lambda: f"{_script(parts[1], _SUPERSCRIPTS, '')}√{_grouped(parts[0])}",
        "msup": lambda: parts[0] + _script(parts[1], _SUPERSCRIPTS, "^"),
        "msub": lambda: parts[0] + _script(parts[1], _SUBSCRIPTS, "_"),
        "munder": lambda: parts[0] + _below(parts[1]),
        "mover": lambda: parts[0],  # a hat, a bar, an arrow: the letter is what one looks for
        "msubsup": lambda: parts[0] + _script(parts[1], _SUBSCRIPTS, "_") + _script(parts[2], _SUPERSCRIPTS, "^"),
        "munderover": lambda: parts[0] + _script(parts[1], _SUBSCRIPTS, "_") + _script(parts[2], _SUPERSCRIPTS, "^") + " ",
        "mtr": lambda: " ".join(parts) + "; ",
        "mspace": lambda: " ",
        "annotation": lambda: "",
    }
    if name in made:
        return made[name]()
    words = node.text or ""
    if name == "mo" and words.strip() in _SPACED:
        return f" {words.strip()} "
    if name == "mo" and words.strip() in (",", ";"):
        return f"{words.strip()} "
    return (words if name in ("mi", "mn", "mo", "mtext", "ms") else "") + "".join(parts)


def _script(text: str, table: dict[int, int], sign: str) -> str:
    """A superscript or a subscript: in small digits if there are such, else after its sign."""
    text = text.strip()
    compact = text.replace(" ", "")
    if text in ("′", "″"):
        return text
    return compact.translate(table) if all(ord(each) in table for each in compact) else sign + _grouped(text)


def _below(text: str) -> str:
    return _script(text, _SUBSCRIPTS, "_") + " "


def _grouped(text: str) -> str:
    """In parentheses, unless it is one letter, one number or in parentheses already."""
    text = text.strip()
    return text if re.fullmatch(r"[\w.,′|∞]*|\([^()]*\)", text) else f"({text})"
