"""The exercises of the course that are checked. A student writes ``from epidemic_exercises import check``."""

from __future__ import annotations

from collections.abc import Callable

from epidemic import course, final_size

from explainers.teaching import Exercise, Exercises, Number, Test, Wrong

START = """import math


def answer(R):
    return 1 - math.exp(-R)
"""


def gives(R: float) -> Callable[[Callable[[float], float]], bool]:
    """Whether an answer has the final size at R to four digits."""
    return lambda answer: abs(answer(R) - final_size(R)) < 5e-5


EXERCISES = Exercises(
    [
        Exercise(
            "ex-herd",
            "see",
            [
                Number(
                    "threshold",
                    1 - 1 / 4,
                    "Each who is ill meets R others. How many of them may still be open to it?",
                    "share that must be immune at R = 4",
                    within=0.005,
                    wrong=[
                        Wrong(1 / 4, "That is the share that may still be open to it.", within=0.005),
                        Wrong(75, "Give it as a share of one, not in percent."),
                    ],
                ),
                Number(
                    "ever",
                    lambda: course(2).ever,
                    "Set R = 2 and nobody immune, and read the caption to its end.",
                    "share that has been ill at R = 2",
                    within=0.01,
                    wrong=[
                        Wrong(lambda: course(2).peak, "So many are ill at once at the peak. Others were ill before.", within=0.01),
                        Wrong(lambda: 100 * course(2).ever, "Give it as a share of one, not in percent.", within=1),
                    ],
                ),
            ],
            minutes=5,
        ),
        Exercise("ex-equation", "derive", [], minutes=15),
        Exercise(
            "ex-final-size",
            "build",
            [
                Test("nobody at R = 0.9", lambda answer: abs(answer(0.9)) < 1e-3, "How often do the curves meet if R is below one?"),
                Test("four digits at R = 2", gives(2), "Put what you found into the equation again. Does it stay?"),
                Test("four digits at R = 1.1", gives(1.1), "Near one it takes many rounds. Go on until nothing changes."),
            ],
            minutes=20,
            reference=lambda: final_size,
            start=START,
        ),
    ]
)
check = EXERCISES.check
