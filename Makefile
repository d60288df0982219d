# make demo   set up, read the examples, show the ledger, open the workbench on it
# make test   set up, run every test
# make check  what a committer runs: tests, lint, types
# make clean  remove the environment and the demo's ledger

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= demo-ledger

.PHONY: demo test lint types check clean

$(BIN)/sayso: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Sayso needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(BIN)/sayso
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(BIN)/sayso
	@mkdir -p $(DEMO)
	$(BIN)/sayso read examples --ledger $(DEMO)/examples.sayso
	$(BIN)/sayso overview --ledger $(DEMO)/examples.sayso
	@# The workbench runs until Ctrl-C, so only where somebody is there to press it.
	@if [ -t 0 ] && [ -t 1 ]; then \
		exec $(BIN)/sayso open $(DEMO)/examples.sayso; \
	else \
		echo "Look at it in the browser with: $(BIN)/sayso open $(DEMO)/examples.sayso"; \
	fi

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

check: lint types test

clean:
	rm -rf $(VENV) $(DEMO)
