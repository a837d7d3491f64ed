# Two commands matter: `make run` and `make test`. A stamp file in .venv tells what is installed, so repeats are quick.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
WORKERS_OF_TESTS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
# An activated environment or a foreign PYTHONPATH must not leak into ours.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: help
help: ## show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: $(BIN)/.base fonts ## database, web server and demonstration at 127.0.0.1:8000 (PORT= changes it)
	@exec $(BIN)/xinfang run

.PHONY: setup
setup: $(BIN)/.base fonts ## make .venv with the pinned dependencies and the xinfang command

.PHONY: fonts
fonts: $(BIN)/.base ## fetch a free Chinese serif for letters where the machine has none
	@if ! $(BIN)/python -m xinfang.documents.fonts 2>/dev/null; then \
	  echo "本机没有中文宋体，正在取得免费字体……"; \
	  $(BIN)/pip install --quiet --no-deps --require-hashes -r requirements/fonts.txt; \
	  $(BIN)/python -m xinfang.documents.fonts; \
	fi

$(BIN)/python:
	@python=""; \
	for each in python3.11 python3 python; do \
	  if "$$each" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then python=$$each; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "需要 Python 3.11，本机没有找到（Debian 12：apt-get install python3.11 python3.11-venv）。" >&2; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip' 2>/dev/null; then echo "Python 缺少 venv 组件（Debian 12：apt-get install python3.11-venv）。" >&2; exit 1; fi; \
	rm -rf .venv; echo "正在建立 .venv……"; "$$python" -m venv .venv

$(BIN)/.base: requirements/base.txt pyproject.toml | $(BIN)/python
	@echo "正在安装依赖……"
	@$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements/base.txt
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.dev: requirements/dev.txt $(BIN)/.base
	@echo "正在安装检查和测试用的依赖……"
	@$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

.PHONY: test
test: $(BIN)/.dev fonts chromium check coverage ## every check and every test, quickest first
	$(BIN)/pytest -m "not browser" -n $(WORKERS_OF_TESTS)
	$(BIN)/pytest -m browser

# The law by named tests alone: walks at random, every day of two decades and whole tables times roles reach no branch
# more and take minutes under measurement.
LONG_TESTS_OF_LAW := $(patsubst %,--ignore=tests/law/test_%.py,walks walks_inherit long_walks fold_total offers due_command law_map golden correct_always)
LONG_PROPERTIES := not each_start_day and not ends_of_time and not any_rule and not change_nothing and not no_statutory_due_later and not any_calendar

.PHONY: coverage
coverage: $(BIN)/.dev ## the branches of the law that its tests reach; fails below the figure of pyproject.toml
	$(BIN)/pytest -q tests/law tests/cases/test_cases.py $(LONG_TESTS_OF_LAW) -k "$(LONG_PROPERTIES)" -n $(WORKERS_OF_TESTS) \
	  --cov=xinfang.law --cov-branch --cov-report=term-missing:skip-covered

.PHONY: real
real: $(BIN)/.base ## import, replay and verify the real messages in SHARED= on a database of their own
	@test -n "$(SHARED)" || { echo "请写明文件夹：make real SHARED=DIR" >&2; exit 2; }
	@$(BIN)/xinfang real "$(SHARED)"

.PHONY: year
year: $(BIN)/.base ## play a year of the real messages in SHARED=, a notice in its middle, on a database of their own
	@test -n "$(SHARED)" || { echo "请写明文件夹：make year SHARED=DIR" >&2; exit 2; }
	@$(BIN)/xinfang year "$(SHARED)"

# Reading the settings must not make keys in a checkout that is only being checked.
.PHONY: check
check: export SECRET_KEY := for checks alone
check: $(BIN)/.dev ## the checks alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet src
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run --settings xinfang.config.settings

.PHONY: law-map
law-map: $(BIN)/.dev ## write docs/law-to-code.md from docs/law-map.toml
	@PYTHONPATH=tests $(BIN)/python -m law.law_map

.PHONY: chromium
chromium:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "正在安装 chromium……"; apt-get update -q >/dev/null; DEBIAN_FRONTEND=noninteractive apt-get install -qy chromium >/dev/null; \
	else echo "浏览器测试需要 Chromium：请安装 Debian 的 chromium 软件包（apt-get install chromium）。" >&2; exit 1; fi

.PHONY: lock
lock: $(BIN)/.base ## renew requirements/*.txt from requirements/*.in
	@$(BIN)/pip install --quiet uv
	@for each in base dev fonts; do \
	  (cd requirements && ../$(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links --output-file $$each.txt $$each.in); \
	done

-include assets.mk
