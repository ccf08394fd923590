# Deskbook: what people and CI run. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export DO_NOT_TRACK := 1
export PYTHONPATH := $(CURDIR)/scripts
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Of the public site of `make start`; the desk has the next one.
PORT ?= 8000
# Who acts at the desk of `make start`.
BY ?= $(or $(shell git config deskbook.handle 2>/dev/null),reference-head)
RESULTS ?= build/test
# Without a network: packages from a folder that `make wheels` filled, and from nowhere else.
ifdef WHEELS
export PIP_NO_INDEX := 1
export PIP_FIND_LINKS := $(abspath $(WHEELS))
endif
# Where the environment forbids compiled files, each of the hundreds of processes of a test run compiles all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help start test check unit mail cover slow exhaustive bare bench release mutants lint types layers deps docs cog build pictures wheels clean lock ready setup setup-run debian debian-mail
.NOTPARALLEL:

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

start: ready setup-run  ## Check the sample library, open its public site and its desk (PORT=8000)
	@echo 'To use desk in another terminal: cd "$(CURDIR)" && . $(BIN)/activate'
	$(BIN)/desk check
	$(BIN)/desk serve --build --port $(PORT) --by $(BY)

ready:
	@$(PYTHON) scripts/preflight.py port $(PORT)

test: debian setup lint types layers deps docs cover slow  ## Pass every gate and every test (.ci/run calls this)
	@cat $(RESULTS)/closing-line

check: setup lint types layers deps docs  ## The quick gates only: style, types, layers, dependencies, documents
	$(BIN)/desk check

unit: setup  ## The unit suite, as quickly as it goes
	@mkdir -p $(RESULTS)
	$(BIN)/python -m pytest -n 2 -m "not slow and not exhaustive" -q --junit-xml=$(RESULTS)/unit.xml

mail: debian-mail setup  ## The slow tests of mail, with real servers
	@mkdir -p $(RESULTS)
	$(BIN)/python -m pytest -n 2 -m slow tests/mail -q --junit-xml=$(RESULTS)/mail.xml

cover: setup  ## The unit suite, with 100 % branch coverage of the pure layers
	@mkdir -p $(RESULTS)
	$(BIN)/python -m pytest -n 2 -m "not slow and not exhaustive" --cov --cov-report=term-missing:skip-covered \
		--junit-xml=$(RESULTS)/unit.xml
	$(BIN)/python -m coverage report --fail-under=100 --precision=2 > /dev/null

slow: debian setup  ## The end-to-end parts: real browser, real servers, many processes
	@mkdir -p $(RESULTS)
	$(BIN)/python -m pytest -n 2 -m "slow and not exhaustive" --junit-xml=$(RESULTS)/slow.xml
	@$(BIN)/python tests/closing_line.py $(RESULTS)/unit.xml $(RESULTS)/slow.xml > $(RESULTS)/closing-line

# Property tests with many more examples, and the cases of which the unit suite runs a sample.
exhaustive: setup  ## All cases of the tests that the unit suite runs a sample of
	@mkdir -p $(RESULTS)
	$(BIN)/python -m pytest -n 2 -m "exhaustive or (hypothesis and not slow)" --hypothesis-profile=deep -q \
		--junit-xml=$(RESULTS)/exhaustive.xml
	@$(BIN)/python tests/closing_line.py $(wildcard $(RESULTS)/unit.xml $(RESULTS)/slow.xml) $(RESULTS)/exhaustive.xml \
		| tee $(RESULTS)/closing-line

bare: ## Try set-up and tests on bare Debians 12 and 13 (root; ONLY=trixie, PART=start)
	@ONLY="$(ONLY)" PART="$(PART)" nice bash tests/bare/run.sh

bench: setup  ## Measure against named peers, in one run; writes benchmarks/results.md
	@sh tests/debian-packages.sh ripgrep chromium || echo "searches are not compared with rg, or not in a browser"
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks.run

release: setup  ## Build the wheel and the source archive into dist/, look through them, try them (root: on bare Debians)
	$(BIN)/python -m tests.release

mutants: setup  ## Try a sample of small faults and list those that no test notices (tens of minutes)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/mutants.txt
	$(BIN)/python -m benchmarks.mutants

lint: setup
	$(BIN)/ruff format --check scripts tests benchmarks
	$(BIN)/ruff check scripts tests benchmarks

types: setup
	$(BIN)/mypy
	$(BIN)/mypy --package deskbook --platform win32 --cache-dir .mypy_cache/win32
	$(BIN)/mypy --package deskbook --platform darwin --cache-dir .mypy_cache/darwin

layers: setup
	$(BIN)/lint-imports --no-logo

deps: setup
	$(BIN)/deptry scripts

docs: setup
	$(BIN)/python -m cogapp --check --check-fail-msg="run make cog" -I scripts README.md docs/*.md

cog: setup  ## Write the generated parts of README.md and docs/ again
	$(BIN)/python -m cogapp -r -I scripts README.md docs/*.md

build: setup-run  ## Build both sites into build/
	$(BIN)/desk build

# The fonts are free ones of the kind that most readers' machines have: a Palatino and a humanist sans.
pictures: setup debian build  ## Take the README's pictures again
	@sh tests/debian-packages.sh fonts-urw-base35 fonts-noto-core
	$(BIN)/python -m tests.docs.pictures

# On a machine with a network and the same Python; take the folder along, then: make start WHEELS=FOLDER
wheels: setup-run  ## Fetch the packages for a machine without a network into build/wheels
	$(BIN)/python -m pip download --quiet --no-deps --require-hashes --dest build/wheels \
		-r requirements/run.txt -r requirements/build.txt

clean:  ## Throw away what was built; tickets, keys and the environment stay
	rm -rf build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage

lock:  ## Write requirements/*.txt again from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		-c requirements/run.txt -o requirements/build.txt --group build
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml -o requirements/dev.txt --group build --group dev --extra semantic --extra analytics
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-deps --no-emit-index-url --no-header \
		-o requirements/bench.txt --group bench
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-deps --no-emit-index-url --no-header \
		-o requirements/mutants.txt --group mutants

# Git merges tickets by meaning in this clone; a copy without Git has nothing to merge.
MERGE_DRIVER = if [ -e .git ]; then $(BIN)/desk merge-driver --install; fi

setup-run: $(VENV)/.run
setup: $(VENV)/.dev

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@$(BIN)/python scripts/preflight.py install 400
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(MERGE_DRIVER)
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	@$(BIN)/python scripts/preflight.py install 1500
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(MERGE_DRIVER)
	@touch $@ $(VENV)/.run

# Debian's python3 has no ensurepip without python3-venv: install it where we may, else say so.
$(BIN)/python:
	@$(PYTHON) scripts/preflight.py python 50
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh tests/debian-packages.sh python3-venv
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }

# With everything that is needed in one sentence.
DEBIAN = sh tests/debian-packages.sh $$($(PYTHON) -c 'import ensurepip' 2>/dev/null || echo python3-venv)

debian:
	@$(DEBIAN) $$(cat tests/debian-packages.txt)

debian-mail:
	@$(DEBIAN) $$(grep -E 'dovecot|exim' tests/debian-packages.txt)
