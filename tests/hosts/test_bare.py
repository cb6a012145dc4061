"""The wheel alone: what it brings is what the engine needs."""

import json
import subprocess

from tests.hosts.host import ENVIRONMENT

PYTHON = ENVIRONMENT.with_name("bare") / "bin" / "python"
FIGURE = """
import json, sys
from explainers.explorable import Slider, explorable, still
from explainers.look import palette, style
style.use()
figure = explorable("wave", compute=lambda k: k, draw=lambda ax, r: ax.plot([0, r]), describe="{k} lines.", alt="A line.",
                    controls=[Slider("k", [1, 2, 3], start=2)])
shown = {**figure._repr_mimebundle_(), **still("line", 1, draw=lambda ax, r: ax.plot([0, r]), alt="A line.")._repr_mimebundle_()}
loaded = sorted({"scipy", "joblib", "tqdm", "sphinx", "myst_nb"} & sys.modules.keys())
print(json.dumps([sorted(shown), figure.caption(0), loaded]))
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PYTHON, "-I", "-c", code], capture_output=True, text=True, timeout=120, check=False)


def test_a_figure_needs_what_the_wheel_brings():
    done = python(FIGURE)
    assert done.returncode == 0, done.stderr
    shown, caption, loaded = json.loads(done.stdout)
    assert {"text/html", "image/png", "text/plain"} <= set(shown)
    assert caption == "1 lines."
    assert loaded == []


def test_what_the_wheel_requires_is_numpy_matplotlib_and_ipywidgets():
    code = "from importlib.metadata import requires; print([each for each in requires('explainers') if 'extra' not in each])"
    assert sorted(name.partition(">")[0] for name in eval(python(code).stdout)) == ["ipywidgets", "matplotlib", "numpy"]


def test_what_needs_more_says_what_to_install():
    assert "pip install 'explainers[book]'" in python("import explainers.essays").stderr.splitlines()[-1]
