import re

import numpy as np
import zxingcpp

from explainers.paper.scan import code

ADDRESS = "https://example.org/book/notebooks/one.html#wave?n=2&%CE%B7=a&seed=0"


def pixels(drawing: str, size: int = 4) -> np.ndarray:
    """The image of a code: its path goes right by ``h`` and draws, and moves by ``m``, one unit below each line's top."""
    units = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])
    image = np.full((units, units), 255, np.uint8)
    (path,) = re.findall(r'class="qrline"[^>]*? d="([^"]*)"|d="([^"]*)" class="qrline"', drawing)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", max(path)):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            image[int(y), int(x) : int(x + values[0])] = 0
            x += values[0]
        else:
            x, y = values if command == "M" else (x + values[0], y + values[1])
    return np.kron(image, np.ones((size, size), np.uint8))


def test_the_code_leads_to_its_address():
    (found,) = zxingcpp.read_barcodes(pixels(code(ADDRESS)))
    assert found.text == ADDRESS


def test_the_code_says_what_it_is_and_is_the_same_each_time():
    assert 'role="img" aria-label="Code to scan: https://example.org/book/notebooks/one.html#wave?n=2&amp;' in code(ADDRESS)
    assert code(ADDRESS) == code(ADDRESS)
    assert code(ADDRESS).endswith("</svg>")
