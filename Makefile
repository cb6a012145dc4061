# make site   builds the book into _build/html          make lab    opens the notebooks in JupyterLab
# make test   builds it, then tests it and the package    make serve  serves the built book on http://localhost:8000
# make page   builds one essay: make page ESSAY=name     make watch  the same, after each save
# make lint   checks style and types                     make bench  measures speed and weight
# make slow      runs the tests that take longest: the tools, the contrast of every mark in every state, the notebooks in JupyterLab
# make audit     reads every built page with axe, the Nu checker, Lighthouse, Firefox and a virtual screen reader, which it installs
# make oracles   tests against PyTorch and scikit-dimension, which it installs
# make hosts     builds examples/ from the wheel, as other authors would, and reads them in a browser
# make mutants   breaks the code and sees which claims notice; make mutants CLAIM=word for some, CHECK=1 to see whether that is due
# make peers     measures the engine beside other libraries, which it installs apart, and writes what the page How fast shows
# make growth    measures the mathematics at 1 to 64 times its size, for the same page
# Everything is set up in .venv by the first of these, and nothing is done twice.

SHELL := bash
.SHELLFLAGS := -eo pipefail -c
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site page watch test slow audit oracles mutants hosts peers growth lint lab serve bench browser clean

.venv/.ready: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 site"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "A virtual environment could not be made: install python3-venv."; rm -rf .venv; exit 1; }
	@echo "Installing the requirements into .venv ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt || { echo "The requirements could not be installed. Without a network: see README.md, Trouble."; exit 1; }
	@touch $@

site: .venv/.ready
	@$(BIN)/jupyter-book build . -q -W -n --keep-going
	@echo "The book is in _build/html: open _build/html/index.html"

page: .venv/.ready
	@$(BIN)/python tools/page.py "$(ESSAY)"

watch: .venv/.ready
	@$(BIN)/python tools/page.py --watch "$(ESSAY)"

SLOW := tests/tools tests/bench tests/house/test_contrast.py tests/browser/test_lab.py

test: site browser
	@# notebooks as in JupyterLab: drawing all states is what the build does
	@EXPLORABLE_RENDERING=live $(BIN)/pytest -n 2 --dist loadfile --ignore=tests/oracles --ignore=tests/hosts --ignore=tests/audit $(addprefix --ignore=,$(SLOW)) --nbmake notebooks tests

slow: site browser
	@EXPLORABLE_RENDERING=live $(BIN)/pytest -n 2 --dist loadfile $(SLOW)

_build/audit/.ready: tests/audit/package-lock.json
	@for tool in node npm java; do command -v $$tool >/dev/null || { echo "make audit needs $$tool: install Node.js 20 or newer with npm, and a Java runtime 17 or newer."; exit 1; }; done
	@mkdir -p _build/audit && cp tests/audit/package.json tests/audit/package-lock.json _build/audit
	@cd _build/audit && npm ci --silent --no-audit --no-fund --ignore-scripts || { echo "The tools of the audit could not be installed by npm."; exit 1; }
	@touch $@

audit: site browser _build/audit/.ready
	@.ci/firefox
	@$(BIN)/pytest -n 2 tests/audit

oracles: .venv/.ready
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[oracles]'
	@$(BIN)/pytest tests/oracles

hosts: browser
	@rm -rf _build/hosts && $(PYTHON) -m venv _build/hosts/venv && $(PYTHON) -m venv _build/hosts/bare
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir _build/hosts .
	@_build/hosts/bare/bin/pip install --quiet --disable-pip-version-check _build/hosts/*.whl
	@_build/hosts/venv/bin/pip install --quiet --disable-pip-version-check -r tests/hosts/requirements.txt _build/hosts/*.whl
	@$(BIN)/pytest tests/hosts

mutants: .venv/.ready
	@$(BIN)/python tools/mutants.py $(if $(CHECK),--check) $(CLAIM)

lint: .venv/.ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

lab: .venv/.ready
	@$(BIN)/jupyter lab notebooks

serve: site
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

bench: site browser
	@for script in bench/*.py; do $(BIN)/python -m bench.$$(basename $$script .py); done

# apart, because the libraries and the book do not agree on their versions; embed.js is what ipywidgets needs on a page
_build/peers/.ready: bench/peers/requirements.txt
	@command -v npm >/dev/null || { echo "npm is needed for ipywidgets' html-manager: install Node.js."; exit 1; }
	@test -x _build/peers/bin/python || $(PYTHON) -m venv _build/peers
	@_build/peers/bin/pip install --quiet --disable-pip-version-check -r bench/peers/requirements.txt
	@cd _build/peers && tar xzf $$(npm pack --silent @jupyter-widgets/html-manager@1.0.15)
	@touch $@

peers: _build/peers/.ready browser
	@_build/peers/bin/python -m bench.peers

growth: .venv/.ready
	@$(BIN)/python -m bench.growth

browser: .venv/.ready
	@.ci/browser

clean:
	@rm -rf _build .venv .hypothesis .mypy_cache
