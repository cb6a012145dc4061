"""Explorable figures: one declaration, three renderings (live widgets in Jupyter, a static figure that moves, a picture in print).

Knows neither the essays nor Sphinx. Start reading at ``declaration``, then ``frame`` (matplotlib to clean SVG), ``fold`` (many frames to
one frame and its changes, with ``sprite`` for pictures), ``static`` and ``live``, and ``display``, which chooses; ``player.js`` plays in
the page what ``fold`` made; ``play.js``, ``words.js``, ``handles.js`` and ``draw.js`` move it, too, ``stay.js`` keeps it in sight,
``challenge.js`` sees what the reader finds. ``checks``, ``options``, ``caption``, ``budget`` and ``weight`` hold what a declaration must
be, and say what to do. ``crowding``, which an author asks, finds what is cut or covered.
"""

from explainers.explorable.challenge import Challenge
from explainers.explorable.controls import Choice, Control, Seed, Slider
from explainers.explorable.crowding import crowding
from explainers.explorable.declaration import Explorable
from explainers.explorable.display import explorable
from explainers.explorable.drawing import Drawing
from explainers.explorable.errors import ExplorableError
from explainers.explorable.handle import Handle
from explainers.explorable.question import Question
from explainers.explorable.still import Still, still

__all__ = [
    "Challenge",
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
    "crowding",
    "explorable",
    "still",
]
