# `make run` starts the app, `make test` proves it; both do their own set-up. On Windows: see README.md.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check

# Compiled once and kept: `make test` starts some hundred processes, and two thousand modules are not compiled in each.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := run
.PHONY: setup run test soak bench mutation audit lint format screenshots drawing clean
.DELETE_ON_ERROR:

setup: $(VENV)/run.stamp

run: setup
	@$(PY) -m scripts.check_port $(PORT)
	$(PY) -m lib build --alle
	@echo "Zonekompas åbner på http://127.0.0.1:$(PORT). Stop med Ctrl-C."
	$(PY) -m streamlit run server.py --server.port $(PORT)

test: $(VENV)/chromium.stamp $(VENV)/npm.stamp $(VENV)/postgres.stamp
	@$(MAKE) --no-print-directory lint & lint=$$!; $(PY) -m lib build && wait $$lint
	$(PY) -m pytest -n 3 --dist loadgroup -m "not soak and not bench"

soak: $(VENV)/chromium.stamp $(VENV)/libreoffice.stamp $(VENV)/postgres.stamp
	$(PY) -m pytest -m soak

# All of it takes half an hour on a quiet machine; BENCH_FLAGS="--dele sider,spoergsmaal" measures some parts anew.
bench: $(VENV)/chromium.stamp $(VENV)/bench.stamp
	$(PY) -m tests.bench $(BENCH_FLAGS)

# Hours for all of it; MUTATION_FLAGS="--dele goals,law" tries a part. What was tried is kept in .mutation/ and goes on.
mutation: $(VENV)/dev.stamp $(VENV)/mutation.stamp
	nice -n 19 $(PY) -m tests.mutation $(MUTATION_FLAGS)

# Asks outside services whether vulnerabilities are known; AUDIT_FLAGS=--tolerant where they may be out of reach.
audit: $(VENV)/audit.stamp
	$(VENV)/audit/bin/python -m scripts.audit $(AUDIT_FLAGS)

lint: $(VENV)/chromium.stamp
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy --strict lib/domain

format: $(VENV)/dev.stamp
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

screenshots: $(VENV)/chromium.stamp
	$(PY) -m scripts.screenshots
	$(PY) -m scripts.guide_pictures
	$(PY) -m scripts.design_pictures

# docs/house.svg, from the imports; a test fails when it is not the newest.
drawing: setup
	$(PY) -m scripts.house_drawing

clean:
	rm -rf $(VENV) .mutation data/warehouse static/vendor .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(PY):
	@$(PYTHON) scripts/check_python.py
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(PY)
	$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# The second solver wants another protobuf than Streamlit: an environment of its own, for the measurements alone.
$(VENV)/bench.stamp: requirements-bench.txt | $(PY)
	$(PY) -m venv $(VENV)/bench
	$(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

# What makes the mutants brings a terminal program along that nothing else needs.
$(VENV)/mutation.stamp: requirements-mutation.txt | $(PY)
	$(PY) -m venv $(VENV)/mutation
	$(VENV)/mutation/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-mutation.txt
	@touch $@

$(VENV)/audit.stamp: requirements-audit.txt | $(PY)
	$(PY) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-audit.txt
	@touch $@

# The tests' sign-in provider and the rules of accessibility: no part of the program.
$(VENV)/npm.stamp: tests/oidc/package-lock.json tests/accessibility/package-lock.json scripts/node.py $(VENV)/dev.stamp
	$(PY) -m scripts.node
	@touch $@

$(VENV)/chromium.stamp: scripts/chromium.py $(VENV)/dev.stamp
	$(PY) -m scripts.chromium
	@touch $@

$(VENV)/libreoffice.stamp: scripts/libreoffice.py $(VENV)/dev.stamp
	$(PY) -m scripts.libreoffice
	@touch $@

$(VENV)/postgres.stamp: scripts/postgres.py $(VENV)/dev.stamp
	$(PY) -m scripts.postgres
	@touch $@
