# `make` alone shows what there is. The only thing that must already be on the machine: Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run chat setup setup-dev check test bench evaluate benchmark lock

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup ## start the bot: on Telegram when TELEGRAM_BOT_TOKEN is set, otherwise as a chat in this terminal
	@$(BIN)/python run_bot.py

chat: setup ## chat in this terminal
	@$(BIN)/python run_bot.py chat

setup: .venv/.installed

setup-dev: .venv/.installed-dev

.venv/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig (make run PYTHON=python3.12 kiest er een)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "De bibliotheken worden klaargezet (een halve minuut, enkel de eerste keer) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

check: setup-dev ## format, lint, types, import layers, and every rule the knowledge must keep
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python run_bot.py check

test: setup-dev ## all tests
	$(BIN)/python -m pytest

bench: setup-dev ## the figures of the README, measured on this machine
	$(BIN)/python -m tests.bench

evaluate: setup ## how well the bot understands, with a report in reports/
	$(BIN)/python run_bot.py evaluate

benchmark: setup-dev ## the matcher beside others on public question sets: make benchmark DIR=folder
	@test -n "$(DIR)" || { echo "Zeg waar de sets staan: make benchmark DIR=map"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-peers.txt
	$(BIN)/python run_bot.py evaluate --benchmark "$(DIR)"

lock: setup-dev ## renew requirements*.txt from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.txt pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --group dev -c requirements.txt -o requirements-dev.txt pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --group peers -c requirements.txt -o requirements-peers.txt pyproject.toml
