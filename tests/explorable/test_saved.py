"""What stands beside the live widget in a notebook."""

import re

import pytest

from explainers.explorable import ExplorableError, Slider
from explainers.explorable.saved import beside
from tests.explorable.read import sanitized


def test_a_notebook_that_is_not_trusted_shows_the_picture_with_its_caption(declare):
    output = beside(declare(), "explorable-1")
    assert sanitized(output["text/html"]) == ("2 waves that start up, −2", [f"data:image/png;base64,{output['image/png']}"])
    assert output["text/plain"] == "2 waves that start up, −2"


def test_the_picture_hides_behind_its_own_widget_alone(declare):
    html = beside(declare(), "explorable-1")["text/html"]
    (style,) = re.findall("<style>(.*?)</style>", html)
    assert 'class="explorable-1-saved"' in html
    assert style.startswith("body:has(.explorable-1) ")
    assert "explorable-2" not in html


def test_labels_reach_the_script_as_data(declare):
    figure = declare(
        compute=lambda k: {"k": k},
        draw=lambda ax, result: None,
        describe="{k}",
        controls=[Slider("k", [1, 2], start=1, label="</script><b>")],
    )
    assert beside(figure, "explorable-1")["text/html"].endswith('("explorable-1", ["<\\/script><b>"], "' + figure.name + '");</script>')


def test_a_start_that_cannot_be_drawn_is_an_error(declare):
    def fail(ax, result):
        raise RuntimeError("no ink")

    with pytest.raises(ExplorableError, match="no ink"):
        beside(declare(draw=fail), "explorable-1")
