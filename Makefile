# `make run` and `make test` are the two that a newcomer needs; both do their own set-up from a bare Python 3.11+.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench soak docs pictures tools clean

run: .venv/.installed
	$(BIN)/hiring-kit app --sample

test: .venv/.installed-for-tests .venv/oracle tools
	$(BIN)/python -m pytest -q -n auto --dist loadfile $(ARGS)

check: .venv/.installed-for-tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hiring-kit bank check

bench: .venv/.installed-for-tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,bench]'
	$(BIN)/python -m tests.bench --out docs

# Hours: the store under load and under kills. A short one: make soak ARGS='--cards 320 --rounds 2'
soak: .venv/.installed-for-tests tools
	$(BIN)/python -m tests.soak $(ARGS)

# What in docs/ is made from the files of the bank, and from the models that read them.
docs: .venv/.installed-for-tests
	$(BIN)/hiring-kit bank notes --out docs/field-notes.md
	$(BIN)/python -m tests.docs.formats > docs/questions.md

# The pictures of README.md and docs/, of the app as it is.
pictures: .venv/.installed-for-tests tools
	$(BIN)/python -m tests.pictures

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hiring Kit needs Python 3.11 or newer: make run PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing into .venv: a few minutes the first time, and about 900 MB."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/.installed-for-tests: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@ .venv/.installed

# A second solver that judges ours. It lives apart: it wants an older protobuf, and in one process with HiGHS it crashes.
.venv/oracle: | .venv/.installed-for-tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $@.part 'ortools==9.15.6755'
	mv $@.part $@

# What the tests run beside Python: a browser, Node.js for keys in JavaScript, qpdf and poppler for PDFs.
tools: .venv/.installed-for-tests
	@$(BIN)/python -m tests.tools

clean:
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
