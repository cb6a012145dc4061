"""One kind of error, and how a message lists things."""

import pytest

from explainers.explorable.errors import ExplorableError, error, shortened


def test_an_error_says_of_what_what_and_what_to_do():
    made = error("control 'k'", "it has no values", "give it one")
    assert isinstance(made, ExplorableError)
    assert isinstance(made, ValueError)
    assert str(made) == "control 'k': it has no values; give it one"


@pytest.mark.parametrize(("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a, b"), (["a", "b", "c"], "a, b and 1 more")])
def test_a_long_list_is_shortened(items, text):
    assert shortened(items, most=2) == text
