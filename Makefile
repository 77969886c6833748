# make run: a workshop on this computer.  make test: everything that can be tested here.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
ARGS ?=
BIN := .venv/bin
HASH = $(shell cksum < $(1) | cut -d ' ' -f 1)
RUNTIME := .venv/.installed-$(call HASH,requirements.txt)
DEVELOPMENT := .venv/.installed-dev-$(call HASH,requirements-dev.txt)
BIOME := $(BIN)/biome
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes
CHROMIUM := /usr/bin/chromium
# A Python that Django 6 runs on, and the part of the suite that it is tried with: no servers, browsers, decoders, files and tools.
PYTHON6 ?= $(shell for python in python3.13 python3.14 python3.12 "$$HOME"/.pyenv/versions/3.1[2-9]*/bin/python3 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$$python" && break; done)
DJANGO6 := Django>=6.1,<6.2
BIN6 := .venv-django6/bin
FAST := tests --ignore-glob='tests/test_*.py' --ignore-glob='*/documents/*' \
	$(addprefix --ignore=tests/,stories benchmarks demo painting imaging live management placeness)
.DEFAULT_GOAL := run
.PHONY: run development test suite left-out test-services needs-services suite-services stories-services stories page-stories room-stories lock peers check scripts django6 messages screenshot screenshots room-screenshots

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

development: $(DEVELOPMENT)

suite: $(DEVELOPMENT)
	$(BIN)/python -m pytest -n auto -p no:playwright --ignore=tests/stories $(ARGS)

test: suite
	@if [ -x $(CHROMIUM) ]; then $(MAKE) --no-print-directory stories; \
	else echo "NOT RUN: the browser stories. They need $(CHROMIUM) (apt-get install chromium)."; fi
	@$(MAKE) --no-print-directory left-out

# What `make test` does not run, a line each.
left-out:
	@for what in "the suite on PostgreSQL and Redis" "the whole room on many processes" "outages of servers and processes"; do \
		echo "NOT RUN: $$what. For that: .ci/with-services make test-services (postgresql, redis-server, caddy)."; done

# Stories that look at every page, and wait for nothing, go side by side; the others one after the other.
PAGES := tests/stories/test_access.py tests/stories/test_layout.py
stories: page-stories room-stories

page-stories: $(DEVELOPMENT)
	$(BIN)/python -m pytest -n 2 $(PAGES)

room-stories: $(DEVELOPMENT)
	$(BIN)/python -m pytest tests/stories $(addprefix --ignore=,$(PAGES))

# What needs servers: `.ci/with-services make test-services` starts them, and stops them again.
ON_SERVICES = DATABASE_URL="$$PLACENESS_TEST_POSTGRESQL" BUS_URL="$$PLACENESS_TEST_REDIS" CACHE_URL="$$PLACENESS_TEST_REDIS"
test-services: suite-services stories-services

suite-services stories-services: needs-services $(DEVELOPMENT)
needs-services:
	@test -n "$$PLACENESS_TEST_POSTGRESQL" -a -n "$$PLACENESS_TEST_REDIS" -a -n "$$PLACENESS_TEST_S3" || \
		{ echo "This needs servers: .ci/with-services make test-services" >&2; exit 1; }

suite-services:
	$(ON_SERVICES) $(BIN)/python -m pytest -n auto -p no:playwright --ignore=tests/stories $(ARGS)

stories-services:
	$(ON_SERVICES) MEDIA_URL="$$PLACENESS_TEST_S3" PLACENESS_STORIES=many $(BIN)/python -m pytest \
		tests/stories/test_whole_room.py tests/stories/test_outage_processes.py tests/stories/test_outage_servers.py

lock: $(DEVELOPMENT)
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-deps --no-emit-index-url --no-header -q requirements-bench.in -o requirements-bench.txt
	echo "$(DJANGO6)" > .venv/django6.txt
	$(BIN)/uv pip compile --universal --python-version 3.12 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q --override .venv/django6.txt pyproject.toml requirements-django6.in -o requirements-django6.txt
	$(BIN)/python manage.py advisories --refresh

# The peer of `bench consensus`, in a folder of its own: it would ask for an older numpy here.
peers: $(DEVELOPMENT)
	$(PIP) --no-deps --upgrade --target .peers -r requirements-bench.txt
	@echo "Now: PYTHONPATH=.peers $(BIN)/python manage.py bench consensus"

check: $(DEVELOPMENT)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --check --quiet templates
	$(BIN)/djlint --lint --quiet templates
	@$(MAKE) --no-print-directory scripts
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check
	$(BIN)/python manage.py advisories
	@$(MAKE) --no-print-directory django6

# Scripts and styles, by a program whose wheel exists for Linux on x86-64 only. `.venv/bin/biome format --write` formats them.
scripts:
	@if [ -x "$(BIOME)" ]; then "$(BIOME)" check --error-on-warnings; \
	else echo "NOT RUN: the checks of scripts and styles. They need biome, which pip installs on Linux on x86-64."; fi

# The fast part of the suite on the newest Django, in an environment of its own, where a Python for it is found.
django6:
	@python6='$(PYTHON6)'; \
	if [ -n "$$python6" ]; then $(MAKE) --no-print-directory django6-tests PYTHON6="$$python6"; \
	else echo "NOT RUN: the fast part of the suite on Django 6. It needs Python 3.12 or newer (python3.13 on the PATH, or pyenv)."; fi

.PHONY: django6-tests
django6-tests: .venv-django6/.installed-$(call HASH,requirements-django6.txt)
	$(BIN6)/python -m pytest -q -n auto -p no:cacheprovider $(FAST)

.venv-django6/.installed-%: requirements-django6.txt
	test -x $(BIN6)/python || "$(PYTHON6)" -m venv .venv-django6
	$(BIN6)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements-django6.txt
	@rm -f .venv-django6/.installed-*
	@touch $@

messages: $(DEVELOPMENT)
	$(BIN)/python manage.py messages

# Every screen in both languages and four sizes, in screenshots/screens. `room-screenshots`: each device of a whole room
# at each step, in screenshots/whole-room.
screenshots: $(DEVELOPMENT)
	$(BIN)/python -m tests.screens screenshots/screens

room-screenshots: $(DEVELOPMENT)
	SCREENSHOTS=screenshots/whole-room $(BIN)/python -m pytest tests/stories/test_whole_room.py

screenshot: $(DEVELOPMENT)
	$(BIN)/python docs/screenshot.py
