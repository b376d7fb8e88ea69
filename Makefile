# Nothing has to be installed to start but make and Python 3.11 to 3.13 with venv and pip.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
OUT ?= out

.DEFAULT_GOAL := help
.PHONY: help demo setup setup-dev test check lint types eval eval-data floors bench lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.ready ## read the example story, print the head of its brief, say what to type next
	@mkdir -p $(OUT)
	@$(BIN)/vedette read src/vedette/example/dogger-bank/pages --case $(OUT)/dogger-bank.case
	@$(BIN)/vedette brief $(OUT)/dogger-bank.case --format html --out $(OUT)/dogger-bank.html
	@echo
	@$(BIN)/vedette brief $(OUT)/dogger-bank.case --format text --out $(OUT)/dogger-bank.txt && head -n 40 $(OUT)/dogger-bank.txt
	@echo "..."
	@echo
	@echo "The case:  $(OUT)/dogger-bank.case"
	@echo "The brief: $(OUT)/dogger-bank.html (open it in a browser: every number opens the words it came from)"
	@echo "Next:      $(BIN)/vedette show $(OUT)/dogger-bank.case statements"
	@echo "           $(BIN)/vedette read YOUR-PAGES --case my.case && $(BIN)/vedette brief my.case"

setup: $(VENV)/.ready ## an environment from the pinned lock
setup-dev: $(VENV)/.ready-dev ## the same with what tests and checks need

$(VENV)/bin/python:
	@echo "Making an environment in $(VENV) (once, a minute or two)"
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "Vedette needs Python 3.11 to 3.13: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@$(PIP) --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

test: $(VENV)/.ready-dev ## the whole suite
	$(BIN)/python -m pytest

check: $(VENV)/.ready-dev lint types ## lint, types, import directions

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

eval: $(VENV)/.ready-dev ## quality on what ships, and on other annotated stories where they lie: make eval STORIES="a b"
	$(BIN)/python eval/evaluate.py $(STORIES)

eval-data: $(VENV)/.ready-dev ## quality on public sets that don't ship: make eval-data DATA=folder
	@test -n "$(DATA)" || { echo "make eval-data DATA=FOLDER (eval/README.md tells what lies in it)"; exit 2; }
	$(BIN)/python eval/pages.py --data $(DATA) --first 60
	$(BIN)/python eval/names.py $(DATA)/re3d/re3d.jsonl
	$(BIN)/python eval/attribution.py $(DATA)/polnear/polnear.jsonl --docs 60
	$(BIN)/python eval/coding.py plv $(DATA)/plover_plv/plover_plv.jsonl
	$(BIN)/python eval/coding.py gsr $(DATA)/plover_gsr/plover_gsr.jsonl
	$(BIN)/python eval/coding.py cameo $(DATA)/petrarch2/petrarch2.jsonl $(DATA)/universal_petrarch/universal_petrarch.jsonl
	$(BIN)/python eval/times.py $(DATA)/timebank/timebank.jsonl
	$(BIN)/python eval/casualties.py gva $(DATA)/gva/gva.jsonl
	$(BIN)/python eval/casualties.py muc4 $(DATA)/muc4/muc4.jsonl
	$(BIN)/python eval/places.py $(DATA)/lgl/lgl.jsonl
	$(BIN)/python eval/reconciling.py $(DATA) --sample 200

floors: $(VENV)/.ready-dev ## fail when quality sank below eval/floors.json
	$(BIN)/python eval/evaluate.py --gate

bench: $(VENV)/.ready-dev ## speed against the bare parser, start-up, memory
	$(BIN)/python bench/reading.py

lock: ## pin the dependencies again (needs pip-tools)
	pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --extra build --output-file requirements.lock pyproject.toml
	pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --extra build --extra dev --output-file requirements-dev.lock pyproject.toml

clean: ## remove the environment and what was made
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
