from pathlib import Path

from explainers.paper.markup import fragment
from explainers.paper.states import number_of
from tests.paper.small_site import opened


def test_a_figure_knows_its_start_and_its_address(tmp_path: Path):
    _, book, _ = opened(tmp_path)
    wave = book.figures["wave"]
    assert (wave.number, wave.called, wave.page.slug) == ("1.1", "Fig. 1.1", "one")
    assert wave.start == "notebooks/one.html#wave?n=2&%CE%B7=a&seed=0"
    assert wave.starts_with() == "waves n = two, step = small, sample 1 of 1"


def test_a_state_is_said_by_what_differs_from_the_start(tmp_path: Path):
    wave = opened(tmp_path)[1].figures["wave"]
    assert wave.differs("n=1&η=b") == "waves n = one, step = large"
    assert wave.differs("n=2&%CE%B7=b&hide=n") == "step = large"
    assert wave.differs("n=2") == ""
    assert wave.differs("n=7") == "waves n = 7"


def test_a_caption_without_a_number_has_none():
    assert number_of(None) == number_of(fragment("<p>Waves</p>")) == ""
