"""Every essay has its reader predict something, and no question gives its answer away by where it stands or how long it is."""

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.house.notebooks import NOTEBOOKS

SITE = Path("_build/html")
FORM = re.compile(r'<form class="explorable-question[^>]*>(.*?)</form>', re.DOTALL)
OPTION = re.compile(r'data-reply="([^"]*)">([^<]*)</button>')
MOST = 0.5
"""The share of all questions in which the right option may stand at one place, or be the longest."""


class Asked(NamedTuple):
    """A question with options, in their order, and the position of the right one."""

    page: str
    options: list[str]
    right: int


def forms(page: str) -> list[str]:
    return FORM.findall((SITE / "notebooks" / f"{page}.html").read_text("utf-8"))


def questions(page: str) -> list[Asked]:
    found = []
    for form in forms(page):
        options = [(unescape(reply), unescape(option)) for reply, option in OPTION.findall(form)]
        if options:
            right = [i for i, (reply, _) in enumerate(options) if reply.endswith("So it is.")]
            found.append(Asked(page, [option for _, option in options], *right))
    return found


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    if not SITE.exists():
        pytest.fail("there is no built book: run `make site` first")
    return [question for notebook in NOTEBOOKS for question in questions(Path(notebook).stem)]


@pytest.mark.parametrize("page", [Path(notebook).stem for notebook in NOTEBOOKS])
def test_every_essay_asks_for_a_prediction(page: str) -> None:
    assert forms(page), f"{page}: no figure asks anything; give one of them asks=Question(…) or asks=Drawing(…)"


def test_no_question_is_answered_by_yes_or_no(asked: list[Asked]) -> None:
    plain = [question for question in asked if any(re.match(r"(yes|no)(,|$)", option, re.I) for option in question.options)]
    assert plain == [], "ask how much, where or which: half of those who say yes or no are right without a thought"


def test_the_right_option_stands_at_no_place_of_its_own(asked: list[Asked]) -> None:
    for place in range(max(len(question.options) for question in asked)):
        there = sum(question.right == place for question in asked)
        assert there <= MOST * len(asked), f"{there} of {len(asked)} right options stand at place {place + 1}; move some"


def test_the_right_option_is_not_the_one_with_most_words(asked: list[Asked]) -> None:
    longest = [q for q in asked if len(q.options[q.right]) > max(len(each) for i, each in enumerate(q.options) if i != q.right)]
    assert len(longest) <= MOST * len(asked), f"the longest option is right in {longest}; say the others as fully"
