"""Tabs that one test after another reads in: a new one costs a process of the browser, which takes longer than most pages do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Page

DESK = {"width": 1280, "height": 900}
FORGET = 'if (location.protocol !== "about:") { localStorage.clear(); sessionStorage.clear(); }'
"""A script to put before those of a page: its reader has read no other."""


class Tab(NamedTuple):
    """A tab in a context of its own, and what its pages did that they must not do, which is kept while they are read."""

    page: Page
    faults: list[str]


class Tabs:
    """Tabs for one test after another; ``new(**context options)`` makes one."""

    def __init__(self, new: Callable[..., Tab]) -> None:
        self.new = new
        self.free: dict[str, list[Tab]] = {}

    @contextmanager
    def lent(self) -> Iterator[Callable[..., Tab]]:
        """``tab(**context options)`` gives an empty tab, one that was given back or a new one.

        At the end all are given back: emptied, at their first size and medium, without faults.
        """
        lent: list[tuple[dict[str, Any], Tab]] = []

        def tab(**options: Any) -> Tab:
            options = {"viewport": DESK, **options}
            free = self.free.setdefault(repr(sorted(options.items())), [])
            lent.append((options, free.pop() if free else self.new(**options)))
            return lent[-1][1]

        yield tab
        for options, back in lent:
            back.page.goto("about:blank")  # an address on the same page would not open it anew
            back.page.set_viewport_size(options["viewport"])
            back.page.emulate_media(media="null", color_scheme=options.get("color_scheme", "light"))
            back.faults.clear()
            self.free[repr(sorted(options.items()))].append(back)


def faults_of(tabs: list[Tab]) -> str:
    """What the pages in ``tabs`` did, each fault once."""
    return "\n".join(dict.fromkeys(fault for tab in tabs for fault in tab.faults))
