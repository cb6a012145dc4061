"""One essay as one file of HTML: ``make handout ESSAY=ridges-not-peaks`` writes ``_build/handouts/ridges-not-peaks.html``."""

from __future__ import annotations

import sys
from pathlib import Path

from explainers.site.handout import handout
from explainers.site.settings import published

ROOT = Path(__file__).parents[1]


def main(essay: str) -> int:
    """Write the file, and say where it is and how large."""
    page = ROOT / "_build" / "html" / "notebooks" / f"{essay}.html"
    if not essay or not page.exists():
        known = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
        print(f"There is no essay {essay!r}. Say make handout ESSAY=<name>, with one of:", *known, sep="\n  ", file=sys.stderr)
        return 2
    base = published(ROOT)
    text = handout(page, f"{base}notebooks/{essay}.html" if base else "")
    file = ROOT / "_build" / "handouts" / f"{essay}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(f"{file.relative_to(ROOT)}: {len(text.encode()) / 1e6:.1f} MB, needs no network")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
