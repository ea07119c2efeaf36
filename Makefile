# `make site` builds the site, `make test` runs the tests; both set up .venv from the lock files first.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: site test serve check lint types lock clean

site: .venv/site.stamp
	$(BIN)/briefwright build

serve: .venv/site.stamp
	$(BIN)/briefwright serve

check: .venv/site.stamp
	$(BIN)/briefwright check

test: .venv/dev.stamp lint types
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest -n 2

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/lint-imports

types: .venv/dev.stamp
	$(BIN)/mypy

.venv/site.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

.venv/dev.stamp: requirements-dev.lock .venv/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	touch $@

# Needs the command `uv`; the lock files are the same for every system and Python from 3.11 on.
LOCK = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --quiet
lock:
	$(LOCK) --group lock --output-file requirements.lock
	$(LOCK) --group lock --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf site .site.* .briefwright docs/sources docs/data docs/search .cache
