# Briefing Workbook: every task in one place. `make help` prints the list.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3.11
PYTHON := $(if $(shell command -v $(PYTHON) 2>/dev/null),$(PYTHON),python3)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help setup report notebooks benchmark benchmark-speed benchmark-reconcile test check fix lab lock clean

help: ## list the tasks
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-19s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv from the hashed lock (done by the other tasks when needed)

$(READY): requirements.lock pyproject.toml
	@echo "setting up .venv from requirements.lock (some minutes the first time)"
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@rm -rf .venv
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --python $(PYTHON) --seed .venv && \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e . ; \
	fi
	@touch $@

report: $(READY) ## run the notebooks on both briefings; write data/tables and reports
	@$(BIN)/workbook report

test: $(READY) ## lint, layers, unit tests, notebooks compared cell by cell
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/pytest

check: $(READY) ## lint and layers only; changes nothing
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

benchmark: $(READY) ## how well the reader reads: scores of labelled briefings and phrases
	@$(BIN)/python benchmarks/phrases.py

benchmark-speed: $(READY) ## how fast the reader reads, and how that grows (minutes)
	@$(BIN)/python benchmarks/extract.py

benchmark-reconcile: $(READY) ## how many planted slips the checks find, and how long they take (minutes)
	@$(BIN)/python benchmarks/planted.py && $(BIN)/python benchmarks/reconcile.py

notebooks: $(READY) ## make the notebooks' outputs and README's table and charts anew
	@$(BIN)/workbook notebooks

fix: $(READY) ## format the code and mend what lint can mend
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

lab: $(READY) ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab notebooks

lock: ## renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --group lab --group test --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet --upgrade -o requirements.lock

clean: ## remove what can be made again (.venv, reports)
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache reports/*.html reports/*.csv reports/*.xlsx
