# make demo    set up, then draft, pair and flag the sample texts
# make test    set up and run the tests
# make check   lint, types and tests
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check lint format clean

demo: $(READY)
	@mkdir -p out
	$(BIN)/sejajar align 'corpus/samples/*.id.txt' 'corpus/samples/*.en.txt' -o out/demo.tsv
	@echo
	@$(BIN)/sejajar show out/demo.tsv --only-flagged | head -n 40
	@echo
	@echo "All pairs: out/demo.tsv.  Go through them: $(BIN)/sejajar review out/demo.tsv"

test: $(READY)
	$(BIN)/pytest

check: lint test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# constraints.txt pins torch: a bare "torch" may bring gigabytes of GPU libraries.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf out build dist $(VENV)
