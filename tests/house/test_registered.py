"""Every essay is known to the book: a wing, a notebook, a line in the contents, and its claims in the ledger."""

from pathlib import Path

import yaml

from explainers import ledger
from tests.house.notebooks import NOTEBOOKS, PAGES

WINGS = sorted(path for path in Path("src/explainers/essays").iterdir() if (path / "__init__.py").exists())
NO_NOTEBOOK = {
    "landing_page": "its figure stands in book/index.md",
    "how_fast": "what it compares stands in book/how-fast.md",
    "refreshers": "a page of book/ with five figures",
}
"""Wings without a notebook, and why."""


def contents() -> list[str]:
    """The pages that the table of contents names."""
    with open("_toc.yml", encoding="utf-8") as file:
        toc = yaml.safe_load(file)
    return [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]


def registered() -> set[str]:
    """The wings whose claims the ledger names."""
    return {module.__name__.split(".")[-2] for module in ledger.ESSAYS}


def unknown(wings: dict[str, bool], notebooks: set[str], pages: set[str], named: list[str], in_ledger: set[str]) -> list[str]:
    """What is not registered where it must be: one line each, with the remedy. ``wings`` says of each whether it has claims."""
    found = []
    for wing, claims in wings.items():
        name = wing.replace("_", "-")
        if name not in notebooks and wing not in NO_NOTEBOOK:
            found.append(f"src/explainers/essays/{wing} has no notebook; add notebooks/{name}.ipynb, or name the wing in NO_NOTEBOOK")
        if claims and wing not in in_ledger:
            found.append(
                f"src/explainers/essays/{wing}/claims.py is in no ledger; import it in src/explainers/ledger.py and add it to ESSAYS"
            )
    found += [
        f"notebooks/{name}.ipynb has no wing; add src/explainers/essays/{name.replace('-', '_')}/ with what it computes and draws"
        for name in sorted(notebooks)
        if name.replace("-", "_") not in wings
    ]
    existing = {f"notebooks/{name}" for name in notebooks} | {f"book/{name}" for name in pages}
    found += [f"{name} is not in _toc.yml; add a line '- file: {name}'" for name in sorted(existing - set(named))]
    found += [f"_toc.yml names {name}, which does not exist; correct or delete the line" for name in named if name not in existing]
    found += [f"_toc.yml names {name} twice; delete one line" for name in sorted(set(named)) if named.count(name) > 1]
    return found


def test_every_essay_is_registered():
    wings = {path.name: (path / "claims.py").exists() for path in WINGS}
    assert sum(wings.values()) > 1, f"only {wings} were found below src/explainers/essays; run the tests from the top of the repository"
    found = unknown(wings, {path.stem for path in NOTEBOOKS}, {path.stem for path in PAGES}, contents(), registered())
    assert not found, "\n".join(found)


def test_every_exception_is_used():
    gone = NO_NOTEBOOK.keys() - {path.name for path in WINGS}
    assert not gone, f"these wings are gone; delete them from NO_NOTEBOOK: {sorted(gone)}"


def test_every_essay_of_the_ledger_has_claims():
    for module in ledger.ESSAYS:
        essay = module.__name__.split(".")[-2].replace("_", "-")
        assert module.CLAIMS, f"{module.__name__}.CLAIMS is empty; name the claims there"
        strangers = [claim.identifier for claim in module.CLAIMS if claim.essay != essay]
        assert not strangers, f"{module.__name__}: the claims {strangers} name another essay; write essay={essay!r}"


def test_the_rule_can_fail():
    good = {"wings": {"a_wave": True}, "notebooks": {"a-wave"}, "pages": {"index"}, "named": ["book/index", "notebooks/a-wave"]}
    assert not unknown(**good, in_ledger={"a_wave"})
    (found,) = unknown(**good, in_ledger=set())
    assert "a_wave/claims.py is in no ledger; import it in src/explainers/ledger.py" in found
    (found,) = unknown(**{**good, "named": ["book/index"]}, in_ledger={"a_wave"})
    assert found == "notebooks/a-wave is not in _toc.yml; add a line '- file: notebooks/a-wave'"
    missing, unlisted = unknown(**{**good, "notebooks": set()}, in_ledger={"a_wave"})
    assert "a_wave has no notebook; add notebooks/a-wave.ipynb" in missing
    assert "_toc.yml names notebooks/a-wave, which does not exist" in unlisted
    (found,) = unknown(**{**good, "wings": {}}, in_ledger=set())
    assert "notebooks/a-wave.ipynb has no wing; add src/explainers/essays/a_wave/" in found
    (found,) = unknown(**{**good, "named": [*good["named"], "book/index"]}, in_ledger={"a_wave"})
    assert found == "_toc.yml names book/index twice; delete one line"
