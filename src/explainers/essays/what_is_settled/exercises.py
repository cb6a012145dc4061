"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from explainers.teaching import Exercise

EXERCISES: tuple[Exercise, ...] = ()
