"""A lesson of three exercises, one of each kind, and a fourth that nothing checks: what the editions are tested on.

The kernels of the graders import this module by itself, for ``check``.
"""

import math

from explainers.teaching import Exercise, Exercises, Number, Test, Wrong
from explainers.teaching.editions.cells import code, prose
from explainers.teaching.editions.lesson import Lesson, has_role

EXERCISES = Exercises(
    (
        Exercise(
            "ex-look",
            "see",
            [
                Number(
                    "zeros", 2, "Count where the curve meets the axis.", label="zeros", wrong=[Wrong(1, "There is one on the left, too.")]
                ),
                Number("top", 1.5, "Read it at the highest place.", within=0.05),
            ],
            minutes=20,
        ),
        Exercise(
            "ex-build",
            "build",
            [
                Test("the square of a number", lambda answer: answer(3) == 9, "Multiply the number by itself."),
                Test("the square of a negative number", lambda answer: answer(-2) == 4, "What becomes of the sign?"),
                Test("zero", lambda answer: answer(0) == 0, "What is nothing times nothing?"),
            ],
            minutes=15,
            reference=lambda: lambda x: x * x,
            start="def answer(x):\n    return abs(x)",
        ),
        Exercise("ex-show", "derive", [Number("limit", lambda: math.pi / 4, "Which angle has the tangent 1?", within=0.001)], minutes=10),
    )
)
check = EXERCISES.check

LESSON = Lesson(
    "small-course",
    "A small course",
    [
        prose("*A notebook.*"),
        has_role(code("import explainers"), "package"),
        prose("# A small course\n\nA figure shows it."),
        code("import math\n\nimport numpy as np\n\nexponent = 2\nunused = exponent + 1\nprint(unused)"),
        has_role(prose("**Slide.** Ask first."), "slide"),
        has_role(prose("**Check yourself.** One or two?\n\n- One\n- Two"), "quiz"),
        has_role(prose("Two, for there are two."), "answers"),
        has_role(prose("**Exercise 1.1.** *Easy.* How many zeros, and how high is the top?"), "question", "ex-look"),
        has_role(code('check("ex-look", zeros=None, top=None)'), "start", "ex-look"),
        has_role(prose("<details><summary>Solution to Exercise 1.1</summary>\n\nTwo; three halves.\n\n</details>"), "solution", "ex-look"),
        has_role(code("power = lambda x: x**exponent"), "solution", "ex-look"),
        has_role(prose("**Exercise 1.2.** *Medium.* Write the square."), "question", "ex-build"),
        has_role(code('def answer(x):\n    return abs(x)\n\n\ncheck("ex-build", answer)'), "start", "ex-build"),
        has_role(prose("<details><summary>Solution to Exercise 1.2</summary>\n\nAs before.\n\n</details>"), "solution", "ex-build"),
        has_role(code('answer = lambda x: power(x)\ncheck("ex-build", answer)'), "solution", "ex-build"),
        has_role(prose("**Exercise 1.3.** *Hard.* Show that the series has a limit."), "question", "ex-show"),
        has_role(prose("<details><summary>Solution to Exercise 1.3</summary>\n\nIt alternates.\n\n</details>"), "solution", "ex-show"),
        has_role(prose("**Exercise 1.4.** *Hard.* Discuss."), "question", "ex-talk"),
        has_role(prose("<details><summary>Solution to Exercise 1.4</summary>\n\nWe do not know.\n\n</details>"), "solution", "ex-talk"),
    ],
    plan="Begin with the figure.",
)
