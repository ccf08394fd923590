# Deskbook: what people and CI run. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export DO_NOT_TRACK := 1
export PYTHONPATH := $(CURDIR)/scripts
# Where the environment forbids compiled files, each of the hundreds of processes of a test run compiles all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help start test check unit cover slow exhaustive bench release mutants lint types layers deps docs cog build pictures clean lock setup setup-run debian

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

start: setup-run  ## Check the sample library, build both sites, serve them on localhost
	@echo 'To use desk in another terminal: cd "$(CURDIR)" && . $(BIN)/activate'
	$(BIN)/desk check
	$(BIN)/desk serve --build

test: setup debian lint types layers deps docs cover slow  ## Pass every gate and every test (.ci/run calls this)
	@cat build/test/closing-line

check: setup lint types layers deps docs  ## The quick gates only: style, types, layers, dependencies, documents
	$(BIN)/desk check

unit: setup  ## The unit suite, as quickly as it goes
	$(BIN)/python -m pytest -n 2 -m "not slow and not exhaustive" -q

cover: setup  ## The unit suite, with 100 % branch coverage of the pure layers
	@mkdir -p build/test
	$(BIN)/python -m pytest -n 2 -m "not slow and not exhaustive" --cov --cov-report=term-missing:skip-covered \
		--junit-xml=build/test/unit.xml
	$(BIN)/python -m coverage report --fail-under=100 --precision=2 > /dev/null

slow: setup debian  ## The end-to-end parts: real browser, real servers, many processes
	@mkdir -p build/test
	$(BIN)/python -m pytest -n 2 -m slow --junit-xml=build/test/slow.xml
	@$(BIN)/python tests/closing_line.py build/test/unit.xml build/test/slow.xml > build/test/closing-line

# Property tests with many more examples, and the cases of which the unit suite runs a sample.
exhaustive: setup  ## All cases of the tests that the unit suite runs a sample of
	@mkdir -p build/test
	$(BIN)/python -m pytest -n 2 -m "(exhaustive or hypothesis) and not slow" --hypothesis-profile=deep -q \
		--junit-xml=build/test/exhaustive.xml
	@$(BIN)/python tests/closing_line.py $(wildcard build/test/unit.xml build/test/slow.xml) build/test/exhaustive.xml \
		| tee build/test/closing-line

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
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(MERGE_DRIVER)
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(MERGE_DRIVER)
	@touch $@ $(VENV)/.run

# Debian's python3 has no ensurepip without python3-venv: install it where we may, else say so.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Deskbook needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh tests/debian-packages.sh python3-venv
	$(PYTHON) -m venv $(VENV)

debian:
	@sh tests/debian-packages.sh $$(cat tests/debian-packages.txt)
