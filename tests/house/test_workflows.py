"""Checks at each commit, on GitHub and the forms there: they parse, name what exists, and pin what requirements.txt pins."""

import os
import re
from pathlib import Path

import pytest
import yaml

HOOKS = Path(".pre-commit-config.yaml")
WORKFLOWS = sorted(Path(".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in Path(".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
FILES = [HOOKS, *WORKFLOWS, *FORMS, Path(".github/ISSUE_TEMPLATE/config.yml"), Path("_config.yml"), Path("_toc.yml"), Path("CITATION.cff")]
INPUTS = {"input", "textarea", "dropdown", "checkboxes"}


def read(path: Path) -> dict:
    """The content of a YAML file."""
    return yaml.safe_load(path.read_text("utf-8"))


def pins(requirements: str) -> dict[str, str]:
    """The version of each package that ``requirements`` pins."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", requirements, re.MULTILINE))


def disagreements(hooks: dict, pinned: dict[str, str]) -> list[str]:
    """Hook repositories whose tool is pinned twice, in two versions, or that float with a branch."""
    found = []
    for repository in hooks["repos"]:
        tool = repository["repo"].rsplit("/", 1)[-1].removesuffix("-pre-commit")
        revision = str(repository["rev"])
        if not re.fullmatch(r"v?\d+(\.\d+)+", revision):
            found.append(f"{HOOKS}: {tool} is at {revision!r}; pin it to a version")
        elif tool in pinned and revision.removeprefix("v") != pinned[tool]:
            found.append(f"{HOOKS}: {tool} is at {revision}, requirements.txt pins {pinned[tool]}; give both the same version")
    return found


def commands(workflow: dict) -> list[str]:
    """Every line that the steps of a workflow run."""
    return [line.strip() for job in workflow["jobs"].values() for step in job["steps"] for line in step.get("run", "").splitlines()]


def missing(lines: list[str], targets: set[str]) -> list[str]:
    """The commands among ``lines`` that do not exist in the repository: targets of make, and scripts."""
    called = [(line, word) for line in lines for word in re.findall(r"^make ([\w-]+)$", line)]
    scripts = [line.split()[0] for line in lines if not line.startswith("make ")]
    absent = [f"{line!r}: the Makefile has no target {word}" for line, word in called if word not in targets]
    return absent + [f"{script!r}: no such script that can be run" for script in scripts if not os.access(script, os.X_OK)]


def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([\w-]+):(?!=)", Path("Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_yaml_parses(path):
    assert isinstance(read(path), dict), f"{path} holds no mapping: write it as key: value"


def test_the_hosts_have_the_versions_of_the_book():
    ours, theirs = (pins(Path(path).read_text("utf-8")) for path in ("requirements.txt", "tests/hosts/requirements.txt"))
    assert {"sphinx", "furo", "marimo"} <= theirs.keys(), "tests/hosts/requirements.txt must pin sphinx, furo and marimo with =="
    other = {name: version for name, version in theirs.items() if ours.get(name, version) != version}
    assert not other, f"tests/hosts/requirements.txt pins {other}, and requirements.txt other versions; give both the same"


def test_pins_agree_with_the_requirements():
    pinned = pins(Path("requirements.txt").read_text("utf-8"))
    assert {"ruff", "pre-commit"} <= pinned.keys(), "requirements.txt must pin ruff and pre-commit with =="
    found = disagreements(read(HOOKS), pinned)
    assert not found, "\n".join(found)


def test_there_are_workflows_and_forms():
    assert [path.stem for path in WORKFLOWS] == ["ci", "pages"], (
        f"the workflows are {[str(path) for path in WORKFLOWS]}; name here what is new"
    )
    assert FORMS, ".github/ISSUE_TEMPLATE has no forms; a reader who finds a wrong number has nowhere to say it"


@pytest.mark.parametrize("path", WORKFLOWS, ids=str)
def test_a_workflow_calls_what_exists(path):
    lines = commands(read(path))
    assert lines, f"{path} runs nothing: give a step a run"
    found = missing(lines, targets())
    assert not found, f"{path} runs what does not exist:\n" + "\n".join(found)


@pytest.mark.parametrize("path", WORKFLOWS, ids=str)
def test_workflows_use_the_python_that_the_package_needs(path):
    needed = re.search(r'requires-python = ">=([\d.]+)"', Path("pyproject.toml").read_text("utf-8"))[1]
    steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
    used = [step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")]
    assert used == [needed], f"{path} sets up Python {used}, and pyproject.toml needs {needed}; set up the oldest that is allowed"


@pytest.mark.parametrize("path", FORMS, ids=str)
def test_a_form_asks_and_labels_each_question(path):
    questions = [field for field in read(path)["body"] if field["type"] in INPUTS]
    assert any(field.get("validations", {}).get("required") for field in questions), f"{path}: no question must be answered; set required"
    unlabeled = [field for field in questions if not field.get("attributes", {}).get("label")]
    assert not unlabeled, f"{path}: GitHub refuses a question without label: {unlabeled}"
    names = [field["id"] for field in questions]
    assert len(set(names)) == len(names), f"{path}: an id stands twice among {names}; GitHub refuses the form"


def test_the_form_for_a_figure_asks_for_its_address():
    (address,) = (field for field in read(Path(".github/ISSUE_TEMPLATE/figure.yml"))["body"] if field.get("id") == "address")
    assert address["validations"]["required"], "figure.yml must require the figure's address: without it nobody can see what was seen"
    assert "address bar" in address["attributes"]["description"], "figure.yml must say where the address is: in the address bar"


def test_the_rules_can_fail():
    hooks = {"repos": [{"repo": "https://github.com/astral-sh/ruff-pre-commit", "rev": "v0.1.0"}]}
    assert disagreements(hooks, {"ruff": "0.1.1"}) == [
        ".pre-commit-config.yaml: ruff is at v0.1.0, requirements.txt pins 0.1.1; give both the same version"
    ]
    assert not disagreements(hooks, {"ruff": "0.1.0"})
    floating = {"repos": [{"repo": "x/y", "rev": "main"}]}
    assert disagreements(floating, {}) == [".pre-commit-config.yaml: y is at 'main'; pin it to a version"]
    assert missing(["make nothing", ".ci/absent"], {"site"}) == [
        "'make nothing': the Makefile has no target nothing",
        "'.ci/absent': no such script that can be run",
    ]
    assert not missing(["make site", ".ci/run"], {"site"})
