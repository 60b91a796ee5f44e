# Finmaskig. Two commands are enough: `make demo` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000
export PUBLIC_PORT ?= 8001

.PHONY: help demo test check fix fuzz bench lock pictures clean

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.runtime ## Fill an invented database and serve it (PORT, PUBLIC_PORT)
	@$(BIN)/finmaskig demo --port $(PORT) --public-port $(PUBLIC_PORT)

test: $(VENV)/.dev chromium ## Run all tests on SQLite, in a browser too
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.dev chromium ## Everything CI runs; shows all failures, not the first
	@.ci/check

fix: $(VENV)/.dev ## Repair what can be repaired: format, imports, templates, texts, generated pages
	@$(BIN)/ruff check --fix --quiet src tests benchmarks .ci; $(BIN)/ruff format src tests benchmarks .ci
	@git ls-files -z 'src/**/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 || true
	@$(BIN)/python -m finmaskig.config.generated write
	@$(BIN)/python .ci/texts.py

fuzz: $(VENV)/.dev ## The property tests with many more examples
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n auto --dist worksteal -m "not browser"

bench: $(VENV)/.dev ## Speed and memory, as ratios within one run
	@$(BIN)/python -m benchmarks

pictures: $(VENV)/.dev chromium ## Take the screenshots of the README
	@$(BIN)/python -m tests.journeys.pictures

lock: $(VENV)/.uv ## Compile the lock files from requirements*.in
	@for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 \
	    --custom-compile-command "make lock" $$name.in -o $$name.lock; done

clean: ## Remove the environment and all state
	rm -rf $(VENV) var

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Finmaskig needs Python 3.11 or newer. Set PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python lacks the venv module. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.uv: | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet uv || echo "uv could not be fetched; using pip."
	@touch $@

$(VENV)/.runtime: requirements.lock pyproject.toml $(VENV)/.uv
	@.ci/install requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml $(VENV)/.uv
	@.ci/install requirements-dev.lock
	@touch $@ $(VENV)/.runtime

.PHONY: chromium
chromium:
	@.ci/chromium
