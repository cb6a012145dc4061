# make site   builds the book into _build/html          make lab    opens the notebooks in JupyterLab
# make site LITE=1  brings JupyterLite along; PYODIDE=file with all of Python, too
# make test   builds it, then tests it and the package    make serve  serves the built book on http://localhost:8000; PORT=8001
# make handout  one essay as one file that needs no network: make handout ESSAY=name
# make editions  an essay for students, for the instructor, for nbgrader and for Otter; all essays without ESSAY=name
# make editions-test  grades a right and a wrong submission by nbgrader and by Otter
# make app    serves the essays as pages with a kernel behind them, by Voilà
# make page   builds one essay: make page ESSAY=name     make watch  the same, after each save
# make pdf    prints the book into _build/pdf: ESSAY=name for one, PAPER=letter, BASE=https://… for the codes that lead to the website
# make lint   checks style and types                     make bench  measures speed and weight
# make slow      runs the tests that take longest: the tools, whole builds, print, the contrast of every mark in every state, JupyterLab
# make audit     reads every built page with axe, the Nu checker, Lighthouse, Firefox and a virtual screen reader, which it installs
# make oracles   tests against PyTorch and scikit-dimension, which it installs
# make cluster   runs the sweeps on a Dask cluster of two workers and kills one
# make hosts     builds examples/ from the wheel, as other authors would, and reads them in a browser
# make mutants   breaks the code and sees which claims notice; make mutants CLAIM=word for some, CHECK=1 to see whether that is due
# make sheets    photographs every figure in many states, light and dark, narrow and wide; make sheets ESSAY=name for one page
# make peers     measures the engine beside other libraries, which it installs apart, and writes what the page How fast shows
# make growth    measures the mathematics at 1 to 64 times its size, for the same page
# Everything is set up in .venv by the first of these, and nothing is done twice.

SHELL := bash
.SHELLFLAGS := -eo pipefail -c
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
INSTALL := install --quiet --disable-pip-version-check

.PHONY: site handout editions editions-test pdf app page watch test bookless slow audit oracles cluster mutants seeds environments hosts sheets peers growth lint lab serve bench browser clean

.venv/.ready: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 site"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "A virtual environment could not be made: install python3-venv."; rm -rf .venv; exit 1; }
	@echo "Installing the requirements into .venv ..."
	@$(BIN)/pip $(INSTALL) --retries 2 -r requirements.txt 2>.venv/install.log || { cat .venv/install.log >&2; \
		grep -qiE "connection|name resolution|timed out|unreachable" .venv/install.log && echo "The network did not answer: see README.md, Trouble." >&2 || \
		echo "The requirements could not be installed: see README.md, Trouble." >&2; exit 1; }
	@touch $@

# what an extra of pyproject.toml names, once
.venv/.with-%: .venv/.ready
	@$(BIN)/pip $(INSTALL) -e '.[$*]'
	@touch $@

site: .venv/.ready $(if $(LITE),.venv/.with-lite)
	@LITE=$(LITE) $(BIN)/jupyter-book build . -q -W -n --keep-going
	@$(if $(LITE),$(BIN)/python tools/lite.py $(if $(PYODIDE),--pyodide "$(PYODIDE)"))
	@echo "The book is in _build/html: open _build/html/index.html"

handout: site
	@$(BIN)/python tools/handout.py "$(ESSAY)"

# apart, because they bring extensions of JupyterLab and of its server, which the book's must not have
_build/graders/.ready: pyproject.toml
	@test -x _build/graders/bin/python || $(PYTHON) -m venv _build/graders
	@_build/graders/bin/pip $(INSTALL) -e '.[editions]'
	@touch $@

editions: site _build/graders/.ready
	@$(BIN)/python tools/editions.py "$(ESSAY)"

editions-test: site _build/graders/.ready
	@$(BIN)/pytest -n 2 tests/editions

pdf: site browser
	@$(BIN)/python tools/pdf.py --essay "$(ESSAY)" --paper "$(or $(PAPER),a4)" $(if $(BASE),--base "$(BASE)")

page: .venv/.ready
	@$(BIN)/python tools/page.py "$(ESSAY)"

watch: .venv/.ready
	@$(BIN)/python tools/page.py --watch "$(ESSAY)"

SLOW := tests/tools tests/bench tests/paper tests/site/test_build.py tests/browser/test_book_figures.py tests/browser/test_lab.py \
	tests/browser/test_stay.py tests/browser/test_share.py tests/browser/test_lecture.py tests/browser/test_slides.py tests/browser/test_all_figures.py

BOOKLESS := tests/data tests/essays tests/explorable tests/look tests/mutants tests/networks tests/teaching

test: site browser
	@EXPLORABLE_RENDERING=live $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(addprefix --ignore=tests/,oracles hosts cluster audit editions) $(addprefix --ignore=,$(SLOW) $(if $(filter bookless,$(WITHOUT)),$(BOOKLESS))) tests

# what needs no built book: one process, for it can run while the book is built; make test WITHOUT=bookless then leaves it out
bookless: .venv/.ready browser
	@EXPLORABLE_RENDERING=live $(BIN)/pytest -n 1 $(BOOKLESS)

slow: site browser
	@EXPLORABLE_RENDERING=live $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(SLOW)

_build/audit/.ready: tests/audit/package-lock.json
	@for tool in node npm java; do command -v $$tool >/dev/null || { echo "make audit needs $$tool: install Node.js 20 or newer with npm, and a Java runtime 17 or newer."; exit 1; }; done
	@mkdir -p _build/audit && cp tests/audit/package.json tests/audit/package-lock.json _build/audit
	@cd _build/audit && npm ci --silent --no-audit --no-fund --ignore-scripts || { echo "The tools of the audit could not be installed by npm."; exit 1; }
	@touch $@

audit: site browser _build/audit/.ready .venv/.with-lite
	@.ci/firefox
	@$(BIN)/pytest -n 2 $(if $(STEADY),-m "not timing") tests/audit

oracles: .venv/.with-oracles
	@$(BIN)/pytest tests/oracles

cluster: .venv/.with-cluster
	@$(BIN)/pytest tests/cluster

# made anew each time, as others would; .ci/run makes them while the book is built
environments: .venv/.ready
	@rm -rf _build/hosts && for name in venv bare reader; do $(PYTHON) -m venv --without-pip _build/hosts/$$name; done
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir _build/hosts .
	@$(BIN)/pip --python _build/hosts/bare $(INSTALL) _build/hosts/*.whl
	@$(BIN)/pip --python _build/hosts/venv $(INSTALL) -r tests/hosts/requirements.txt _build/hosts/*.whl
	@$(BIN)/pip --python _build/hosts/reader $(INSTALL) "$$(ls _build/hosts/*.whl)[book]" ipykernel
	@_build/hosts/reader/bin/python -m ipykernel install --sys-prefix --name reader >/dev/null

hosts: site browser environments
	@.ci/nginx
	@$(BIN)/pytest tests/hosts
	@# the readers' notebooks, away from the book; live, as in JupyterLab: drawing all states is what the build does.
	@# One thread for a matrix, as in all tests: two kernels with two threads each are four times slower on two cores
	@folder=$$(mktemp -d) && cp _build/html/reader/*.ipynb "$$folder" && rm "$$folder"/*-with-pictures.ipynb && cd "$$folder" && JUPYTER_PATH=$(CURDIR)/_build/hosts/reader/share/jupyter \
		EXPLORABLE_RENDERING=live OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 \
		$(CURDIR)/$(BIN)/pytest -n 2 -p no:cacheprovider --nbmake --nbmake-kernel=reader .

mutants: .venv/.ready
	@$(BIN)/python tools/mutants.py $(if $(CHECK),--check) $(CLAIM)

seeds: .venv/.ready
	@$(BIN)/python tools/mutants.py --seeds $(CLAIM)

lint: .venv/.ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

lab: .venv/.ready
	@# as root, as in a container, Jupyter wants to be told that this is meant; where its port is taken it takes the next
	@$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) $(LAB) notebooks

app: site .venv/.with-app
	@echo 'Each essay takes about half a minute to open: its kernel runs it from the top'
	@$(BIN)/voila _build/html/reader --port=$(PORT) $(VOILA)

serve: site
	@$(BIN)/python tools/serve.py $(PORT)

bench: site browser
	@for script in bench/*.py; do $(BIN)/python -m bench.$$(basename $$script .py); done

sheets: site browser
	@$(BIN)/python tools/sheets.py "$(ESSAY)"

# apart, because the libraries and the book do not agree on their versions; embed.js is what ipywidgets needs on a page
_build/peers/.ready: bench/peers/requirements.txt
	@command -v npm >/dev/null || { echo "npm is needed for ipywidgets' html-manager: install Node.js."; exit 1; }
	@test -x _build/peers/bin/python || $(PYTHON) -m venv _build/peers
	@_build/peers/bin/pip $(INSTALL) -r bench/peers/requirements.txt
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
