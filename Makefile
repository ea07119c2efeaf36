# `make site` builds the site, `make test` runs the tests; both set up .venv from the lock files first.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: site test serve demo check lint types lock clean test-long fuzz coverage mutation package

site: .venv/site.stamp
	$(BIN)/briefwright build

serve: .venv/site.stamp
	$(BIN)/briefwright serve

# An invented case: every source is written for it, and shows the way from a claim to the saved copy of its source.
demo: .venv/site.stamp
	$(BIN)/briefwright --project demo build
	@echo "serve it with: $(BIN)/python -m http.server --directory demo/site"

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

# Before a release: as many kills, faults and places as SECURITY asks for, and each hostile project. Takes an hour.
test-long: .venv/dev.stamp
	BRIEFWRIGHT_LONG=1 $(BIN)/pytest tests/crash tests/hostile/test_strangers.py -n 2

# Tools that only these two need stand in a lock file of their own; Linux on x86-64 has them.
SECONDS ?= 60
.venv/deep.stamp: requirements-deep.lock .venv/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-deep.lock
	touch $@

fuzz: .venv/deep.stamp
	$(BIN)/python -m fuzz.run $(SECONDS)

# A file at a time: where a test meets the end of Python's stack, the rest of its process is not measured.
coverage: .venv/deep.stamp
	$(BIN)/coverage erase
	-find tests -name 'test_*.py' | sort | BRIEFWRIGHT_WORKERS=1 xargs -n 1 \
		$(BIN)/coverage run --parallel-mode --branch --source=briefwright -m pytest -q -n 0 -m "not browser"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered

# How many of so many small changes of the program the tests notice.
MUTANTS ?= 60
mutation: .venv/dev.stamp
	$(BIN)/python -m tests.mutation.run $(MUTANTS)

package: .venv/dev.stamp
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m hatchling build
	$(BIN)/python build_scripts/sbom.py requirements.lock > dist/sbom.cdx.json

clean:
	rm -rf site .site.* .briefwright docs/sources docs/data docs/search .cache
	rm -rf demo/site demo/.site.* demo/.briefwright demo/docs/sources demo/docs/data demo/docs/search
