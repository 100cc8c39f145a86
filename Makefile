# Keppin. `make demo` shows the main job; `make test` runs every test; `make check` is what CI asks first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8055

.PHONY: help setup setup-dev demo test check format bench lock screenshot clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/runtime: requirements.txt pyproject.toml
	@echo "keppin: setting up $(VENV) (pinned, checked by hash)"
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "keppin: Python 3.11, 3.12 or 3.13 is needed; name one with make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-warn-script-location --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/runtime
	@echo "keppin: adding the developer's tools"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-warn-script-location --require-hashes -r requirements-dev.txt
	@touch $@

setup: $(VENV)/runtime ## make .venv with everything pinned, so that .venv/bin/keppin works

setup-dev: $(VENV)/dev

demo: $(VENV)/runtime ## the desk on a small Slack of its own, in your browser
	@$(BIN)/keppin demo --port $(PORT)

test: $(VENV)/dev ## all tests, on SQLite and PostgreSQL, in a real browser
	@tests/setup-browser
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(ARGS)

check: $(VENV)/dev ## format, lint, types, import contracts
	@$(BIN)/ruff format $(if $(CI),--check,) .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/dev ## figures as ratios, measured in one run
	@$(BIN)/python -m tests.bench

screenshot: $(VENV)/dev ## take the README's pictures of the real demo
	@tests/setup-browser
	@$(BIN)/python -m tests.screenshot

lock: ## resolve the requirements files anew
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --group build pyproject.toml -o requirements.txt
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --group build --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
