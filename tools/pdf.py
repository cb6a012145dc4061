"""The book on paper: ``make pdf``; ``ESSAY=name`` for one essay, ``PAPER=letter``, ``BASE=https://…`` for the address of the website."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.chromium import chromium  # noqa: E402

from explainers.paper.edition import Imprint, edition  # noqa: E402
from explainers.paper.press import PAPERS, print_page  # noqa: E402
from explainers.paper.typefaces import cut  # noqa: E402
from explainers.site.settings import configured, published  # noqa: E402

NAME = "too-many-parameters"
SITE, PRESS = ROOT / "_build" / "html", ROOT / "_build" / "pdf"


def printed(essay: str, base: str | None, paper: str, site: Path = SITE, folder: Path = PRESS) -> Path:
    """Print the book, or one essay, and return where the PDF is."""
    settings = configured(ROOT)
    when = moment()
    imprint = Imprint(settings["title"], settings["author"], when.date(), (published(ROOT) if base is None else base).rstrip("/"))
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{NAME}-{essay}" if essay else NAME
    page, pdf = folder / f"{name}.html", folder / f"{name}.pdf"
    faces = cut(site / "_static" / "fonts", PRESS / "fonts")
    page.write_text(edition(site, imprint, essay, os.path.relpath(site, folder), faces), encoding="utf-8")
    with chromium() as browser:
        print_page(browser, page, pdf, paper=paper, author=imprint.author, when=when)
    return pdf


def moment() -> datetime.datetime:
    """Now, or what ``SOURCE_DATE_EPOCH`` says."""
    return datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), datetime.UTC)


def main(words: list[str]) -> int:
    """``pdf.py [--essay NAME] [--base URL] [--paper a4|letter]``."""
    parser = argparse.ArgumentParser(prog="make pdf", description=__doc__)
    parser.add_argument("--essay", default="")
    parser.add_argument("--base")
    parser.add_argument("--paper", default="a4", choices=sorted(PAPERS))
    asked = parser.parse_args(words)
    try:
        pdf = printed(asked.essay, asked.base, asked.paper)
    except (ValueError, FileNotFoundError) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"Printed: {pdf}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
