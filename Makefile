# make demo    set up, then draft, pair and flag the sample texts
# make test    set up and run the tests
# make check   lint, types and tests
# make ask     ask the service whatever its OpenAPI page allows, and more (docs/serve.md)
# make fuzz    look for inputs that break a parser or a stage, EXAMPLES of each (docs/robustness.md)
# make audit   known vulnerabilities of what is installed, from PyPI
# make advisories   the same of the newest releases, where PyPI's mirror answers for these only
# make dist    wheel and source archive; installed into an empty environment they pass the demo
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# constraints.txt pins torch: a bare "torch" may bring gigabytes of GPU libraries.
INSTALL := $(BIN)/pip install --quiet --no-compile --constraint constraints.txt --editable
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What is installed uncompiled is compiled at its first use, once, if this is not set.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: ready demo test ask check fuzz audit advisories dist lint format clean

ready: $(READY)

demo: $(BIN)/sejajar
	@mkdir -p out
	$(BIN)/sejajar align 'corpus/samples/*.id.txt' 'corpus/samples/*.en.txt' -o out/demo.tsv
	@echo
	@$(BIN)/sejajar show out/demo.tsv --only-flagged | head -n 40
	@echo
	@echo "All pairs: out/demo.tsv.  Go through them: $(BIN)/sejajar review out/demo.tsv"

# What a module or class sets up is set up once: its tests stay in one process.
test: $(READY)
	$(BIN)/pytest -n 2 --dist loadscope

ask: $(READY)
	SEJAJAR_TEST_OPENAPI=200 $(BIN)/pytest tests/serve/test_openapi.py

check: lint test

EXAMPLES ?= 2000
fuzz: $(READY)
	SEJAJAR_FUZZ_EXAMPLES=$(EXAMPLES) nice -n 15 $(BIN)/pytest tests/fuzz

audit: $(READY)
	$(BIN)/pip install --quiet pip-audit
	$(BIN)/pip-audit --local --skip-editable

advisories: $(READY)
	$(BIN)/python benchmarks/advisories.py

dist: $(READY)
	rm -rf dist out/empty
	$(BIN)/pip install --quiet build
	$(BIN)/python -m build --no-isolation
	$(PYTHON) -m venv out/empty
	out/empty/bin/pip install --quiet --constraint constraints.txt dist/*.whl
	cd out/empty && HF_HUB_OFFLINE=1 bin/sejajar demo

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(READY): $(BIN)/sejajar
	$(INSTALL) '.[dev]'
	@touch $@

$(BIN)/sejajar: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(INSTALL) '.[all]'

clean:
	rm -rf out build dist $(VENV)
