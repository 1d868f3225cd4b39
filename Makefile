# Every habit of the house is a target; `make` lists them.

# What can be chosen: make run PORT=9000 SIMULATOR=off LOCAL_DIR=/var/tmp/portal
PORT ?= 8080
LOCAL_DIR ?= .local
SIMULATOR ?= on
RATE ?=
BACKFILL ?=
NOW ?=
export PORT LOCAL_DIR SIMULATOR RATE BACKFILL NOW

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
UV_VERSION := 0.13.9
UV := .tools/bin/uv
# Our own interpreter, never a downloaded one; the environment lies in .venv.
UV_SYNC := UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy $(UV) sync --frozen --inexact --python $(PYTHON)
RUN_GROUPS := identity dashboard billing catalog helpdesk assistant gateway local web
BIN := .venv/bin
# Of the tests of the house, those that start servers.
SLOW := migrations sql_prepares recipes
WEB := gateway/web

##@ Run

.PHONY: run
run: .venv/.run-ready ## start everything on this machine (PORT= SIMULATOR=off RATE= NOW= LOCAL_DIR=)
	@exec $(BIN)/python -m deploy.local up

.PHONY: stop
stop: .venv/.run-ready ## end what `make run` started elsewhere; the data stay
	@$(BIN)/python -m deploy.local stop

.PHONY: reset
reset: .venv/.run-ready ## end it and delete its data
	@$(BIN)/python -m deploy.local reset

.PHONY: code
code: .venv/.run-ready ## print the present sign-in code of a demo account (USER=importateur)
	@$(BIN)/python -m deploy.local code "$(USER)"

##@ Check

.PHONY: test
test: .venv/.dev-ready chromium apache lint types arch web ## everything that must pass, from a fresh machine on
	@$(BIN)/pytest -q tests || { \
		echo "*** Once more, alone, what failed: a test that passes now is unsteady and must be mended. ***"; \
		$(BIN)/pytest -q --last-failed --last-failed-no-failures none tests; }

.PHONY: test-fast
test-fast: .venv/.dev-ready ## the rules: no server, no browser
	$(BIN)/pytest -q tests/architecture $(SLOW:%=--ignore=tests/architecture/test_%.py) \
		$(wildcard tests/services/*/test_rules*.py) $(wildcard tests/services/*/rules)

.PHONY: conformance
conformance: .venv/.dev-ready chromium apache ## Portnet ID with relying parties that nobody here wrote
	$(BIN)/pytest -q -rs tests/conformance

.PHONY: lint
lint: .venv/.dev-ready ## style of the Python code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: .venv/.dev-ready ## types of the Python code
	$(BIN)/mypy

.PHONY: arch
arch: .venv/.dev-ready ## who may import whom
	$(BIN)/lint-imports --no-cache

.PHONY: bench
bench: .venv/.dev-ready ## measure the promises of docs/benchmarks.md
	$(BIN)/python -m tests.bench

##@ Write

.PHONY: fmt
fmt: .venv/.dev-ready ## format and fix the Python code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: schema
schema: .venv/.dev-ready ## write services/*/schema.sql from the migrations
	$(BIN)/python -m deploy.local.schema

.PHONY: docs
docs: .venv/.dev-ready ## write docs/generated from the code
	$(BIN)/python -m shared.contracts.catalogue
	$(BIN)/python -m docs.generate

.PHONY: openapi
openapi: .venv/.dev-ready ## write gateway/openapi.json from the services, and the client's types
	$(BIN)/python -m deploy.local.openapi
	cd $(WEB) && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent api

.PHONY: web
web: .venv/.dev-ready ## check, build and test the web client
	@$(BIN)/python -m deploy.local.web
	cd $(WEB) && PATH="$(CURDIR)/$(BIN):$$PATH" npm test

##@ Help

.PHONY: help
help: python ## this list
	@$(PYTHON) -c 'import re; \
	[print("\n" + title if title else f"  make {name:<11} {text}") for title, name, text in \
	re.findall(r"^(?:##@ (.+)|([a-z-]+):.*?## (.+))$$", open("Makefile").read(), re.M)]'
	@echo

# What the targets above stand on.

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; none was found on the PATH."; exit 1; }

$(UV): | python
	@echo "installing uv $(UV_VERSION) into .tools (once)"
	@$(PYTHON) -m venv .tools || { echo "Python's venv module is missing (Debian: apt-get install python3-venv)."; exit 1; }
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@touch $@

.venv/.run-ready: pyproject.toml uv.lock $(UV)
	@echo "installing the Python packages (first time: about a minute)"
	@$(UV_SYNC) --quiet --no-default-groups $(RUN_GROUPS:%=--group %)
	@touch $@

.venv/.dev-ready: pyproject.toml uv.lock $(UV)
	@echo "installing the Python packages (first time: about a minute)"
	@$(UV_SYNC) --quiet --group dev
	@touch $@ .venv/.run-ready

.PHONY: chromium
chromium:
	@if [ -x "$${CHROMIUM:-/usr/bin/chromium}" ]; then exit 0; fi; \
	if [ -n "$$CHROMIUM" ]; then echo "CHROMIUM=$$CHROMIUM is not a program."; exit 1; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Chromium for the browser journeys (apt-get, once)"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; } \
			|| echo "apt-get could not install it"; \
	fi; \
	if [ -x /usr/bin/chromium ]; then exit 0; fi; \
	if [ "$$CI" = true ]; then echo "No Chromium: the browser journeys cannot run, and in CI they must."; exit 1; fi; \
	echo "*** NO CHROMIUM: THE BROWSER JOURNEYS WILL BE SKIPPED. Install it, or say CHROMIUM=/path/to/it. ***"

APACHE_OIDC := /usr/lib/apache2/modules/mod_auth_openidc.so

.PHONY: apache
apache:
	@if [ -e $(APACHE_OIDC) ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Apache with mod_auth_openidc for the conformance tests (apt-get, once)"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends apache2 libapache2-mod-auth-openidc >/dev/null; } \
			|| echo "apt-get could not install it"; \
	fi; \
	if [ -e $(APACHE_OIDC) ]; then exit 0; fi; \
	if [ "$$CI" = true ]; then echo "No Apache with mod_auth_openidc: its conformance tests cannot run, and in CI they must."; exit 1; fi; \
	echo "*** NO APACHE WITH mod_auth_openidc: ITS CONFORMANCE TESTS WILL BE SKIPPED. Install libapache2-mod-auth-openidc. ***"
