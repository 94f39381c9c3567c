# `make run` starts the app, `make test` proves it; both do their own set-up. On Windows: see README.md.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := run
.PHONY: setup run test soak bench audit lint format screenshots clean
.DELETE_ON_ERROR:

setup: $(VENV)/run.stamp

run: setup
	$(PY) -m lib build
	$(PY) -m streamlit run server.py --server.port $(PORT)

test: $(VENV)/chromium.stamp $(VENV)/oidc.stamp $(VENV)/postgres.stamp
	@$(MAKE) --no-print-directory lint & lint=$$!; $(PY) -m lib build && wait $$lint
	$(PY) -m pytest -n 2 --dist loadgroup -m "not soak and not bench"

soak: $(VENV)/chromium.stamp $(VENV)/libreoffice.stamp $(VENV)/postgres.stamp
	$(PY) -m pytest -m soak

bench: $(VENV)/chromium.stamp $(VENV)/bench.stamp
	$(PY) -m tests.bench

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

clean:
	rm -rf $(VENV) data/warehouse static/vendor .pytest_cache .ruff_cache .mypy_cache .hypothesis

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

$(VENV)/audit.stamp: requirements-audit.txt | $(PY)
	$(PY) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-audit.txt
	@touch $@

# The provider that the tests of sign-in run: no part of the program.
$(VENV)/oidc.stamp: tests/oidc/package-lock.json scripts/node.py $(VENV)/dev.stamp
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
