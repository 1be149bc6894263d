# One command each: `make demo` shows the main job on the bundled sample, `make test` runs the tests.
# Both set up what they need in .venv first, from the lock files, with hashes checked.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: demo test faults check lint types docs pictures floors browser lock audit sbom release clean help

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: locks/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r locks/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: locks/dev.txt $(VENV)/.run
	$(PIP) install --require-hashes -r locks/dev.txt
	@touch $@

demo: $(VENV)/.run  ## build, show and draw the bundled sample
	@mkdir -p demo
	$(BIN)/onrecord build sample -o demo/sample.onrecord || test $$? -eq 3
	$(BIN)/onrecord show demo/sample.onrecord
	$(BIN)/onrecord forecast next demo/sample.onrecord --on 2023-09-12
	$(BIN)/onrecord forecast score demo/sample.onrecord
	$(BIN)/onrecord page demo/sample.onrecord -o demo/sample.html

test: $(VENV)/.dev  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

faults: $(VENV)/.dev  ## kill, at a hundred moments each, whatever writes a record, and fill the disk under it
	ONRECORD_FAULTS=100 $(BIN)/python -m pytest -n auto --dist load -m faults

check: lint types docs floors  ## lint, types, docs and accuracy floors

lint: $(VENV)/.dev  ## ruff, and the order of the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev  ## mypy --strict
	$(BIN)/mypy

docs: $(VENV)/.dev  ## build the documentation strictly, into site/
	$(BIN)/zensical build --clean --strict

pictures: $(VENV)/.dev  ## take the pictures of the documentation anew, with Chromium
	$(BIN)/python docs/pictures.py

floors: $(VENV)/.dev  ## accuracy must not get worse; skips sticks whose data is missing
	$(BIN)/python benchmarks/floors.py

audit: $(VENV)/.dev  ## known vulnerabilities in what is pinned; says so where the advisories cannot be reached
	$(BIN)/python .ci/audit.py locks/run.txt locks/dev.txt

sbom: $(VENV)/.dev  ## the bill of materials (CycloneDX), into dist/
	$(BIN)/python .ci/release.py --sbom

release: $(VENV)/.dev  ## wheel, source archive, bill of materials and checksums, into dist/, from a clean tree
	$(BIN)/python .ci/release.py

# Debian has PyICU, and nothing here needs what SQLAlchemy brings for mypy.
UNNEEDED := $(addprefix --no-emit-package ,pyicu mypy mypy-extensions ast-serialize librt pathspec)

lock: $(VENV)/.run  ## write the lock files anew
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra serve locks/run.in pyproject.toml -o locks/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --all-extras --group dev -c locks/run.txt locks/run.in pyproject.toml -o locks/dev.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --python-platform linux $(UNNEEDED) locks/ftm.in -o locks/ftm.txt

# Training: own environment, steps kept under training/made, each made anew only if what it rests on is newer.
DATA ?= ../shared
TRAIN := .venv-train/bin/python
MADE := training/made
# A heap that keeps what it has: torch's large blocks would else be given back to the system and fetched again each step.
export MALLOC_TRIM_THRESHOLD_ ?= 4000000000
export MALLOC_MMAP_THRESHOLD_ ?= 33554432
export MALLOC_TOP_PAD_ ?= 268435456

.PHONY: train
train: $(MADE)/fitted  ## train the reader anew from annotated reports, about two hours on two cores

.venv-train/.done: locks/train.txt locks/run.txt
	$(PYTHON) -m venv .venv-train
	$(TRAIN) -m pip install --quiet --require-hashes -r locks/run.txt
	$(TRAIN) -m pip install --quiet --no-deps --no-build-isolation -e .
	$(TRAIN) -m pip install --quiet $$(grep -v '^#\|gt-all' locks/train.txt)
	$(TRAIN) -m pip install --quiet --no-deps $$(grep gt-all locks/train.txt)
	@touch $@

$(MADE)/readings.pkl: .venv-train/.done training/reader/parse.py
	@mkdir -p $(MADE)
	$(TRAIN) training/reader/parse.py $(DATA)/train $(DATA)/gold $@

$(MADE)/rows.pkl: $(MADE)/readings.pkl training/reader/data.py
	$(TRAIN) training/reader/data.py $< --train $(DATA)/train --gold $(DATA)/gold -o $@

# Two legs: most of the way at a high rate, then on from there down to nothing. A leg that is done is not run again.
TRAINING := OMP_NUM_THREADS=2 $(TRAIN) training/reader/train.py $(MADE)/rows.pkl --parts train,gold,pool --home 0.25

$(MADE)/first/reader.pt: $(MADE)/rows.pkl training/reader/train.py training/reader/network.py training/reader/losses.py
	$(TRAINING) $(MADE)/first --epochs 3 --end 0.6

$(MADE)/second/reader.pt: $(MADE)/first/reader.pt
	$(TRAINING) $(MADE)/second --start $< --epochs 5 --rate 1.6e-4 --seed 11

$(MADE)/exported: $(MADE)/second/reader.pt training/reader/export.py
	$(TRAIN) training/reader/export.py $< src/onrecord/knowledge/models
	@touch $@

$(MADE)/fitted: $(MADE)/exported training/reader/fit.py training/reader/where.py
	$(TRAIN) training/reader/fit.py $(MADE)/readings.pkl --train $(DATA)/train --held $(MADE)/second/held.json -o src/onrecord/knowledge/models
	$(TRAIN) training/reader/where.py $(MADE)/readings.pkl --train $(DATA)/train -o src/onrecord/knowledge/models
	@touch $@

clean:  ## remove what the targets made
	rm -rf $(VENV) demo site dist .cache .mypy_cache .ruff_cache .pytest_cache
