# Two words do everything: `make demo` shows the program, `make test` proves it. `make check` is all that CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install install-postgres install-dev demo test check lint types imports quality bench chaos lock clean

install: .venv/.runtime
install-postgres: .venv/.postgres
install-dev: .venv/.dev

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Communique needs Python 3.11 or newer: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.runtime: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/.postgres: .venv/.runtime requirements-postgres.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-postgres.lock
	touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

demo: install
	$(BIN)/communique demo

test: install-dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev
	$(BIN)/mypy

imports: install-dev
	$(BIN)/lint-imports

quality: install-dev
	$(BIN)/python -m tests.quality

bench: install-dev
	$(BIN)/python -m tests.bench

chaos: install-dev
	$(BIN)/python -m tests.chaos

check: lint types imports test

lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --group build --extra postgres pyproject.toml -c requirements.lock -o requirements-postgres.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --group build --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv .demo-home demo.html
