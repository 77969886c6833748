# make run: a workshop on this computer.  make test: everything that can be tested here.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
ARGS ?=
BIN := .venv/bin
HASH = $(shell cksum < $(1) | cut -d ' ' -f 1)
RUNTIME := .venv/.installed-$(call HASH,requirements.txt)
DEVELOPMENT := .venv/.installed-dev-$(call HASH,requirements-dev.txt)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes
CHROMIUM := /usr/bin/chromium
.DEFAULT_GOAL := run
.PHONY: run test stories lock peers check messages screenshot screenshots

.venv/bin/python:
	$(PYTHON) -m venv .venv

$(RUNTIME): requirements.txt | .venv/bin/python
	$(PIP) -r requirements.txt
	@rm -f .venv/.installed-*
	@touch $@

$(DEVELOPMENT): requirements-dev.txt | .venv/bin/python
	$(PIP) -r requirements-dev.txt
	@rm -f .venv/.installed-*
	@touch $@ $(RUNTIME)

run: $(RUNTIME)
	$(BIN)/python manage.py start --demo $(ARGS)

test: $(DEVELOPMENT)
	$(BIN)/python -m pytest -n auto -p no:playwright --ignore=tests/stories $(ARGS)
	@if [ -x $(CHROMIUM) ]; then $(MAKE) --no-print-directory stories; \
	elif [ -n "$$STORIES_REQUIRED" ]; then echo "The stories need $(CHROMIUM): install the package chromium." >&2; exit 1; \
	else echo "NOT RUN: the browser stories. They need $(CHROMIUM) (apt-get install chromium)."; fi

stories: $(DEVELOPMENT)
	$(BIN)/python -m pytest tests/stories

lock: $(DEVELOPMENT)
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q requirements.in -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-deps --no-emit-index-url --no-header -q requirements-bench.in -o requirements-bench.txt
	$(BIN)/python manage.py advisories --refresh

# The peer of `bench consensus`, in a folder of its own: it would ask for an older numpy here.
peers: $(DEVELOPMENT)
	$(PIP) --no-deps --upgrade --target .peers -r requirements-bench.txt
	@echo "Now: PYTHONPATH=.peers $(BIN)/python manage.py bench consensus"

check: $(DEVELOPMENT)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check
	$(BIN)/python manage.py advisories

messages: $(DEVELOPMENT)
	$(BIN)/python manage.py messages

screenshots: $(DEVELOPMENT)
	SCREENSHOTS=screenshots/whole-room $(BIN)/python -m pytest tests/stories/test_whole_room.py

screenshot: $(DEVELOPMENT)
	$(BIN)/python docs/screenshot.py
