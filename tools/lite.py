"""Build JupyterLite with the readers' notebooks and the book's package into the website: ``make site LITE=1``.

The wheels of the package and of ipywidgets, which Pyodide does not bring, come along; Python itself, numpy, scipy and matplotlib are
loaded from Pyodide's own address, or from a distribution that ``--pyodide`` names: a file or an address of pyodide-….tar.bz2.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from explainers.site.reader.lite import FOLDER

ROOT = Path(__file__).parents[1]
BESIDE = ("ipywidgets", "jupyterlab_widgets", "comm")
"""What the package needs at run time and Pyodide does not have, in pure Python; as new as what is installed here."""


def wheels(folder: Path) -> list[Path]:
    """The wheels that come along, in ``folder``."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    beside = [f"{name}=={version(name)}" for name in BESIDE]
    subprocess.run([*pip, "download", "--no-deps", "--only-binary", ":all:", "--dest", str(folder), *beside], check=True)
    return sorted(folder.glob("*.whl"))


def build(site: Path, pyodide: str) -> Path:
    """JupyterLite of the website in ``site``; the folder where it is.

    Raises:
        SystemExit: the website has no readers' notebooks, or JupyterLite cannot be built.
    """
    notebooks = [path for path in sorted((site / "reader").glob("*.ipynb")) if not path.stem.endswith("-with-pictures")]
    if not notebooks:
        sys.exit(f"There are no readers' notebooks in {site / 'reader'}: run make site first.")
    out = site / FOLDER
    with tempfile.TemporaryDirectory() as scratch:
        contents, packed = Path(scratch, "contents"), Path(scratch, "wheels")
        contents.mkdir()
        for path in notebooks:
            shutil.copyfile(path, contents / path.name)
        command = [sys.executable, "-m", "jupyter", "lite", "build", "--apps", "lab", "--no-unused-shared-packages", "--no-sourcemaps"]
        command += [f"--contents={contents}", f"--lite-dir={scratch}", f"--output-dir={out.resolve()}"]
        command += [f"--piplite-wheels={path}" for path in wheels(packed)] + ([f"--pyodide={pyodide}"] if pyodide else [])
        shutil.rmtree(out, ignore_errors=True)
        ended = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
        if ended.returncode:
            sys.exit(f"JupyterLite could not be built:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    configuration = out / "jupyter-lite.json"
    told = json.loads(configuration.read_text("utf-8"))
    told["jupyter-config-data"]["appName"] = "Too Many Parameters"
    configuration.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return out


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build JupyterLite into the website.")
    parser.add_argument("--site", type=Path, default=ROOT / "_build" / "html", help="the built website")
    parser.add_argument("--pyodide", default="", help="a distribution of Pyodide to bring along: a file or an address")
    asked = parser.parse_args()
    out = build(asked.site, asked.pyodide)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    print(f"JupyterLite is in {out}: {size:.0f} MB on the server")


if __name__ == "__main__":
    main()
