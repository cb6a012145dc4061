"""One essay alone, built into ``_build/page``: ``make page ESSAY=ridges-not-peaks``, or after each save: ``make watch`` with the same name.

What the book has run does not run again, and what runs here need not run for the book. References to other pages stay without a link.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import watchfiles

ROOT = Path(__file__).parents[1]
ELSEWHERE = ["ref", "myst.xref_missing", "teaching.elsewhere"]
"""What Sphinx says of references to the other pages of the book, and of their exercises."""


def essays(notebooks: Path = ROOT / "notebooks") -> list[str]:
    """The names of all essays."""
    return sorted(path.stem for path in notebooks.glob("*.ipynb"))


def build(essay: str) -> bool:
    """Build the page, say where it is, and whether that succeeded."""
    from jupyter_book.sphinx import build_sphinx  # noqa: PLC0415  it takes a second, and a watch or a wrong name does not need it

    begun = time.monotonic()
    folder = ROOT / "_build" / "page" / essay
    folder.mkdir(parents=True, exist_ok=True)
    contents = folder / "_toc.yml"
    contents.write_text(f"format: jb-book\nroot: notebooks/{essay}\n", encoding="utf-8")
    settings = {
        "external_toc_path": str(contents),
        "latex_individualpages": False,
        "nb_execution_cache_path": str(ROOT / "_build" / ".jupyter_cache"),
        "suppress_warnings": ELSEWHERE,
    }
    config = str(ROOT / "_config.yml")
    failed = build_sphinx(str(ROOT), str(folder / "html"), noconfig=True, path_config=config, confoverrides=settings, quiet=True)
    page = folder / "html" / "notebooks" / f"{essay}.html"
    print(f"{essay} could not be built: see above" if failed else f"Built in {time.monotonic() - begun:.0f} s: open {page}", flush=True)
    return not failed


def watch(essay: str) -> None:
    """Build the page now and after each save, until Ctrl-C. A failed build is shown, and the next save waited for."""

    def concerns(change: watchfiles.Change, path: str) -> bool:
        return watchfiles.DefaultFilter()(change, path) and (not path.endswith(".ipynb") or Path(path).stem == essay)

    places = [ROOT / "notebooks", ROOT / "book", ROOT / "src" / "explainers"]
    built = False
    # the first, empty set comes when the watch has begun: what is saved during the first build is not missed
    for changes in watchfiles.watch(*places, watch_filter=concerns, yield_on_timeout=True, rust_timeout=200, raise_interrupt=False):
        if changes or not built:
            saved = ", ".join(sorted(str(Path(path).relative_to(ROOT)) for _, path in changes))
            print(f"\nSaved: {saved}" if saved else f"Watching notebook, book/ and src/explainers/ of {essay}; Ctrl-C ends it", flush=True)
            subprocess.run([sys.executable, __file__, essay], check=False)
            built = True


def main(words: list[str]) -> int:
    """``page.py [--watch] ESSAY``."""
    essay = words[-1] if words else ""
    if essay not in essays():
        fault = f"There is no essay {essay!r}" if essay else "Which essay? Say make page ESSAY=<name>"
        print(f"{fault}. The essays are:", *essays(), sep="\n  ", file=sys.stderr)
        return 2
    if words[0] != "--watch":
        return 0 if build(essay) else 1
    watch(essay)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
