"""A letter means the same in the whole book, or the page on notation says where not.

The page has a table of letters for all essays, and one of what differs, essay by essay. The formulas of the essays are read, and these
rules held:

- a letter that two essays use stands in one of the tables;
- a letter that differs in one essay is named for every essay that uses it, be it with the meaning of the first table;
- nothing is named for an essay that does not use it;
- where a noun of ``NOUNS`` introduces a letter, as in *complexity* $K$, the table says that noun of it for that essay.

So a letter that an essay takes for something else is noticed if it is new there, or if a noun says what it is. A second meaning that no
noun introduces, within an essay that has named the letter, is not. ``MOMENT`` are small letters that count, or stand for whatever the
sentence says.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house.notebooks import NOTEBOOKS, prose

PAGE = Path("book/notation.md")
GREEK = (
    "alpha beta gamma Gamma delta Delta varepsilon epsilon zeta eta theta Theta kappa lambda Lambda mu nu xi rho sigma Sigma varsigma tau "
    "phi varphi Phi chi psi omega Omega ell"
).split()
MOMENT = set("abceijloqtuvwxyz") | {"Gamma", "chi", "alpha", "delta", "Delta"}
"""Small letters whose meaning is that of the sentence, the Gamma function, χ², and small differences."""
NOUNS = (
    "dimension dimensions width parameters data samples kernel covariance complexity noise vocabulary length layers units "
    "coefficients residual residuals loss label labels Jacobian neighbors derivatives tokens temperature curvature"
).split()
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$])\$([^$]+?)\$", re.DOTALL)
WORDS = re.compile(
    r"\\(?:text|mathrm|operatorname\*?|label|tag|begin|end)\s*\{[^{}]*\}|\\(?:mathsf|mathrm|mathbb|mathcal)\s*(?:\{[^{}]*\}|[A-Za-z])"
)


def letters(formula: str) -> list[str]:
    """The letters of a formula: Latin ones by themselves, Greek ones by their names; words, functions and marks are left out."""
    formula = WORDS.sub(" ", formula)
    greek = re.findall(r"\\({})(?![A-Za-z])".format("|".join(GREEK)), formula)
    return greek + re.findall(r"[A-Za-z]", re.sub(r"\\[A-Za-z]+", " ", formula))


def used(texts: list[str]) -> Counter[str]:
    """How often each letter stands in the formulas of an essay; those of the moment are left out."""
    found = [letter for text in texts for match in FORMULA.finditer(text) for letter in letters(match[1] or match[2])]
    return Counter(letter for letter in found if letter not in MOMENT)


def tables(page: str) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The meanings for all essays, and those by essay: letter to meaning, and essay to letter to meaning."""
    first, second = page.split("## Where the letters differ")
    common = {}
    for symbols, meaning in re.findall(r"^\| (\$.+?) \| (.+?) \|$", first, re.MULTILINE):
        for symbol in re.findall(r"\$([^$]+)\$", symbols):
            for letter in letters(symbol.split("=")[0].split(r"\in")[0])[:1]:
                common[letter] = f"{common.get(letter, '')} {meaning}".strip()
    own: dict[str, dict[str, str]] = {}
    for stem, cell in re.findall(r"^\| \{doc\}`[^<`]*<?/?notebooks/([\w-]+)>?` \| (.+?) \|$", second, re.MULTILINE):
        own[stem] = {}
        for entry in cell.split(";"):
            symbols = re.match(r"\s*((?:\$[^$]+\$(?:, | and )?)+)", entry)
            for symbol in re.findall(r"\$([^$]+)\$", symbols[1] if symbols else ""):
                own[stem][letters(symbol)[0]] = entry.strip()
    return common, own


def introduced(texts: list[str]) -> list[tuple[str, str]]:
    """Nouns that stand before a letter, with the letter: ``complexity $K$``."""
    pattern = re.compile(rf"\b({'|'.join(NOUNS)}) \$(\\?[A-Za-z]+)(?:_\w|_\{{[^}}]*\}})?\$(?! [-=+<>])")
    pairs = [(noun, letters(symbol)) for text in texts for noun, symbol in pattern.findall(text)]
    return [(noun, found[0]) for noun, found in pairs if len(found) == 1]


def faults(essays: dict[str, list[str]], page: str) -> list[str]:
    """What the page on notation leaves out or has too much, one line each, with the remedy."""
    common, own = tables(page)
    use = {stem: used(texts) for stem, texts in essays.items()}
    shared = {letter for letter, count in Counter(letter for counts in use.values() for letter in counts).items() if count > 1}
    differing = {letter for meanings in own.values() for letter in meanings}
    found = []
    for stem, texts in essays.items():
        named = own.get(stem, {})
        for letter in sorted(set(use[stem]) - set(named)):
            if letter in differing and (letter in common or letter in shared):
                found.append(f"{stem} uses {letter}, which differs between essays; name it for this essay, with its meaning there")
            elif letter in shared and letter not in common:
                found.append(f"{stem} uses {letter}, and another essay does; put it in the first table, or in the second for both")
        found += [
            f"{stem} does not use {letter}, which is named for it; delete it" for letter in sorted(set(named) - set(use[stem]) - MOMENT)
        ]
        for noun, letter in introduced(texts):
            meaning = named.get(letter, "as above")
            meaning = meaning.replace("as above", common.get(letter, ""))
            if letter not in MOMENT and meaning and noun.rstrip("s") not in meaning:
                found.append(f"{stem} says “{noun} {letter}”, and {letter} is “{meaning}”; use another letter, or name the meaning")
    return found


def essays() -> dict[str, list[str]]:
    """The Markdown of each essay, by its stem."""
    return {path.stem: prose(path) for path in NOTEBOOKS}


def test_the_page_says_what_each_letter_is():
    found = faults(essays(), PAGE.read_text("utf-8"))
    assert not found, f"{PAGE}:\n" + "\n".join(found)


def test_every_essay_has_its_row():
    missing = sorted(set(essays()) ^ set(tables(PAGE.read_text("utf-8"))[1]))
    assert not missing, f"{PAGE}: the second table lacks, or has too much: {missing}"


SMALL = """| $D$ | the dimension of the space around |

## Where the letters differ

| essay | its letters |
|---|---|
| {doc}`/notebooks/one` | $D$ the dimension of the space; $K$ the kernel |
| {doc}`Two </notebooks/two>` | $K$, $S$ the complexity; $D$ a tangent dimension |
"""


@pytest.mark.parametrize(
    ("one", "two", "fault"),
    [
        ("Let $D$ and $K$ be.", "Now $K$, $S$, and $D$.", ""),
        ("Let $D$ and $K$ be.", "Now $K + S$, and $D$.", ""),
        ("Let $D$ be.", "Now $K$, $S$, $D$.", "one does not use K"),
        ("Let $D$ and $K$ be, and $S$.", "Now $K$, $S$, $D$.", "one uses S, which differs"),
        ("Let $D$ and $K$ be, and $R$.", "Now $K$, $S$, $D$ and $R$.", "uses R, and another essay does"),
        ("Let $D$ and the complexity $K$ be.", "Now $K$, $S$, $D$.", "one says “complexity K”"),
    ],
)
def test_the_rules(one, two, fault):
    found = faults({"one": [one], "two": [two]}, SMALL)
    assert bool(found) == bool(fault)
    assert all(fault in each for each in found)


def test_letters_are_read_from_formulas():
    assert letters(r"\frac{\partial f_n}{\partial \theta_j} \text{words} \mathrm{E}") == ["theta", "f", "n", "j"]
    assert used(["Let $X^{\\mathsf T}$ be\n\n$$K = J J^{\\mathsf T}$$"]) == {"X": 1, "K": 1, "J": 2}
