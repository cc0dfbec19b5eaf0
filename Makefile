# Needs Python 3.11 or newer and make; everything else goes into .venv.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
JOBS ?= 2
DEMO ?= build/demo
FUZZ ?= 3

# What `make test-all` installs as root, where apt-get is the way to do so.
DEBIAN := chromium virtuoso-opensource-7-bin

# Engines that ours is held against, in an environment of their own.
RIVALS := build/rivals
COMPARED := $(RIVALS)/ready

# Tests start Python hundreds of times; unless it may keep what it has compiled, it compiles all each time.
unexport PYTHONDONTWRITEBYTECODE

CHOOSING := --quiet --universal --python-version 3.11 --fork-strategy fewest --upgrade --generate-hashes \
  --no-annotate --no-header --no-emit-index-url
locked = { echo "\# Made by $(2), with the hash of every file of theirs."; \
  sed -e "s/python_full_version < '3.15' and //" -e "s/ ; python_full_version < '3.15'//" build/lock/$(1); }

.DEFAULT_GOAL := help
.PHONY: help env demo test test-quick test-all test-wheel fuzz lint bench bench-long bench-rivals bench-servers bench-spark docs lock clean

help:  ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

env: $(READY)  ## make .venv from requirements.lock

demo: env  ## build the dossier, ask, draw and export, and say where things lie
	@$(BIN)/hillgraph demo $(DEMO)

test: lint  ## lint, types, rooms, and every test, in a browser if one is found
	@$(BIN)/python -m tests.browsers || $(BIN)/playwright install chromium || true
	$(BIN)/pytest -n $(JOBS) --dist worksteal

test-quick: env  ## the quick tests alone, for daily use
	$(BIN)/pytest -n $(JOBS) --dist worksteal -m "not slow"

test-all: lint debian  ## every test again with all that needs root installed, then from the built wheel
	@$(BIN)/python -m tests.browsers || $(BIN)/playwright install chromium || true
	HILLGRAPH_COMPLETE=$(CI) $(BIN)/pytest -n $(JOBS) --dist worksteal
	@$(MAKE) test-wheel

test-wheel: env  ## the quick tests again, from another folder, of what the wheel installs
	rm -rf build/wheel build/elsewhere && mkdir -p build/elsewhere
	$(BIN)/python -m hatchling build --target wheel --directory build/wheel
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --target build/wheel build/wheel/*.whl
	cd build/elsewhere && PYTHONPATH="$(CURDIR)/build/wheel" "$(CURDIR)/$(BIN)/pytest" -n $(JOBS) --dist worksteal -m "not slow" \
	  --config-file "$(CURDIR)/pyproject.toml" --rootdir "$(CURDIR)" "$(CURDIR)/tests"

fuzz: env  ## every reader under a fuzzer for FUZZ seconds each; what breaks one lies in build/fuzz
	@mkdir -p build/fuzz
	@test -d build/fuzz/library || $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps \
	  --target build/fuzz/library \
	  $$($(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["fuzz"])')
	@broken=""; for reader in $$($(BIN)/python -m tests.fuzzed); do \
	  PYTHONPATH="build/fuzz/library$${PYTHONPATH:+:$$PYTHONPATH}" $(BIN)/python -m tests.fuzz $$reader build/fuzz $(FUZZ) > build/fuzz/$$reader.log 2>&1 \
	    || broken="$$broken build/fuzz/$$reader.log"; \
	  sed -n "s/^stat::number_of_executed_units: */$$reader: documents read: /p" build/fuzz/$$reader.log; \
	done; \
	if [ -n "$$broken" ]; then echo "Broken, see:$$broken"; exit 1; fi

lint: env  ## ruff, mypy and import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: env  ## measure in some ten minutes, each figure against its floor, each ratio against the one kept
	$(BIN)/python -m benchmarks

bench-long: env  ## measure what takes longer: a year of filings, who signs next, growth, pictures
	$(BIN)/python -m benchmarks --long

bench-rivals: env $(COMPARED)  ## ask other engines the same of the same Congress
	@$(MAKE) debian DEBIAN=virtuoso-opensource-7-bin
	$(BIN)/python -m benchmarks.rivals --python $(RIVALS)/bin/python $(WRITE)

bench-servers: env  ## bring a Congress to SPARQL servers, and ask there
	@$(MAKE) debian DEBIAN=virtuoso-opensource-7-bin
	$(BIN)/python -m benchmarks.servers $(WRITE)

bench-spark: env $(COMPARED)  ## let Spark read the tables of one and of six Congresses, and compare
	@command -v java >/dev/null || $(MAKE) debian DEBIAN=default-jre-headless
	$(BIN)/python -m benchmarks.spark --python $(RIVALS)/bin/python

docs: env  ## write anew what is generated from the code and data/model.yml
	$(BIN)/python -m hillgraph.model.publish
	$(BIN)/python -m hillgraph.cli.docs

lock: env  ## choose versions anew and write requirements.lock
	$(BIN)/python -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/uv pip compile pyproject.toml --all-extras --group dev $(CHOOSING) --output-file build/lock/body
	build/lock/bin/uv pip compile --group rivals $(CHOOSING) --output-file build/lock/rivals
	@$(call locked,body,make lock: versions for Python 3.11 to 3.14) > requirements.lock
	@$(call locked,rivals,make lock for make bench-rivals and bench-spark: versions for Python 3.11 to 3.14) > benchmarks/rivals.lock

clean:  ## remove what was made here, .venv too
	rm -rf $(VENV) build dist benchmarks/results .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find graph tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: debian
debian:
	@missing=""; \
	if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then \
	  for package in $(DEBIAN); do \
	    dpkg-query --show --showformat '$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed \
	      || missing="$$missing $$package"; \
	  done; \
	fi; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ]; then echo "Not installed, as that needs root:$$missing"; exit 0; fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	apt-get update -qq && apt-get install -qq -y --no-install-recommends $$missing

$(COMPARED): benchmarks/rivals.lock | env
	@test -x $(RIVALS)/bin/python || $(BIN)/python -m venv $(RIVALS)
	$(RIVALS)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r benchmarks/rivals.lock
	@touch $(COMPARED)

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || { \
	  for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    "$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null \
	      && exec "$$python" -m venv $(VENV); \
	  done; \
	  echo "Python 3.11 to 3.14 with venv is needed (Debian: apt-get install python3-venv). Name one with: make PYTHON=..."; \
	  exit 1; }
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(READY)
