"""A template says which of its fields is wrong, and what to write."""

import numpy as np
import pytest

from explainers.explorable import ExplorableError
from explainers.explorable.caption import Template
from explainers.explorable.errors import error
from explainers.explorable.results import Names


class Table:
    """As pandas' DataFrame: columns as attributes, methods, several lines of text."""

    loss = 0.5

    def __str__(self):
        return "a b\n1 2"

    def mean(self):
        return 1.0


NAMES = Names({"k": 2, "sign": "up", "y": np.arange(3.0), "first": Table(), "μ": 3, "f": Table().mean}, {"seed": 4})


def told(template):
    made = Template(template, lambda what, remedy: error("explorable 'a'", what, remedy))
    made.check(NAMES)
    return made.fill(NAMES)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{k} of {seed}", "2 of 4"),
        ("{k:.2f}, {k:>{seed}}, {sign!r}", "2.00,    2, 'up'"),
        ("{y[1]:.1f} {first.loss}", "1.0 0.5"),
        ("the set {{0}}, {{k}}", "the set {0}, {k}"),
        ("\u00b5 is {\u00b5}", "\u00b5 is 3"),
    ],
)
def test_templates(template, text):
    assert told(template) == text


@pytest.mark.parametrize(
    ("template", "what", "remedy"),
    [
        ("{loss}", "describe names {loss}, which the result lacks", "name one of f, first, k, seed, sign, y, μ"),
        ("{k:{loss}}", "describe names {loss}", "name one of"),
        ("$\\frac{1}{2}$", "describe names {1}", "double the braces that are meant as braces, {{1}}"),
        ("the set {0}", "describe names {0}", "double the braces"),
        ("{}", "describe names {}", "double the braces that are meant as braces, {{}}"),
        ("$x_{i}$", "describe names {i}", "double the braces that are meant as braces, {{i}}"),
        ("{ k }", "describe names { k }", "double the braces"),
        ("{first}", "describe writes {first}, which is a Table", "name a number or a word in it"),
        ("{first.mean}", "describe writes {first.mean}, which is a method", "as a function of the result"),
        ("{y}", "describe writes {y}, which is a ndarray", "name a number"),
        ("{f}", "describe writes {f}, which is a method", "name a number"),
    ],
)
def test_bad_templates(template, what, remedy):
    with pytest.raises(ExplorableError) as caught:
        told(template)
    assert what in str(caught.value)
    assert remedy in str(caught.value)


@pytest.mark.parametrize(
    ("template", "kind", "message"),
    [
        ("{sign:.2f}", ValueError, "{sign:.2f}, where it is 'up': Unknown format code 'f'"),
        ("{k:.2q}", ValueError, "{k:.2q}, where it is 2: "),
        ("{k.x}", AttributeError, "{k.x}: 'int' object has no attribute 'x'"),
        ("{y[9]}", IndexError, "{y[9]}: index 9"),
        ("{k", ValueError, "expected '}'"),
        ("k}", ValueError, "Single '}'"),
    ],
)
def test_what_cannot_be_written_names_the_field(template, kind, message):
    with pytest.raises(kind) as caught:
        told(template)
    assert message in str(caught.value)


def test_nan_is_no_number_for_a_caption(declare):
    class Fit:  # no dataclass, so that its fields are no result's own
        error = float("nan")

    with pytest.raises(
        ExplorableError, match=r"describe writes \{error:.2f\}, which is NaN at k=2, sign='up', seed=0; correct compute, or"
    ):
        declare(compute=lambda k, sign, seed: Fit(), describe="{error:.2f}")
