"""Tools for teaching with a Jupyter book, anybody's: exercises that are checked, concept checks, slides.

An author declares exercises (:class:`Exercise`, of :class:`Number` and :class:`Test`), collects them (:class:`Exercises`), and loads
``explainers.teaching.sphinx`` beside the figures' extension. Nothing here knows the book that it serves.
"""

from explainers.teaching.checking import Exercises, Report
from explainers.teaching.exercise import Exercise, Number, Test, Wrong

__all__ = ["Exercise", "Exercises", "Number", "Report", "Test", "Wrong"]
