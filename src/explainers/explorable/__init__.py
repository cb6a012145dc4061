"""Explorable figures: one declaration, three renderings (live widgets in Jupyter, a static figure that moves, a picture in print).

Knows neither the essays nor Sphinx. Start reading at ``declaration``, then ``frame`` (matplotlib to clean SVG), ``fold`` (many frames to
one frame and its changes, with ``sprite`` for pictures), ``static`` and ``live``, and ``display``, which chooses; ``player.js`` plays in
the page what ``fold`` made; ``play.js``, ``words.js``, ``handles.js`` and ``draw.js`` move it, too. ``checks``, ``options``, ``caption``,
``budget`` and ``weight`` hold what a declaration must be, and say what to do.
"""

from explainers.explorable.controls import Choice, Control, Seed, Slider
from explainers.explorable.declaration import Explorable
from explainers.explorable.display import explorable
from explainers.explorable.drawing import Drawing
from explainers.explorable.errors import ExplorableError
from explainers.explorable.handle import Handle
from explainers.explorable.question import Question
from explainers.explorable.still import Still, still

__all__ = [
    "Choice",
    "Control",
    "Drawing",
    "Explorable",
    "ExplorableError",
    "Handle",
    "Question",
    "Seed",
    "Slider",
    "Still",
    "explorable",
    "still",
]
