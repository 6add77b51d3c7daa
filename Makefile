# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

# Needs python3 (3.11 or later, with venv), make and a package index; docs-check also Node.js and Chromium, and the tests
# of PySpark Java 17.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

BUILT := dist/docs
LOWEST := tests/test_frames.py tests/test_frames_scan.py tests/test_frames_maanden.py tests/test_fixed_names.py

.PHONY: demo test engines lowest lint format docs docs-check api wheel bench fuzz bevindingen bronnen cli privacy schema sbom soak mutation clean

demo: $(VENV)/.package  ## see the main job, on a synthetic list
	$(BIN)/cak-regeling voorbeeld

test: $(VENV)/.test  ## run the whole test suite
	$(BIN)/coverage run -m pytest --numprocesses=auto --dist=loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

engines: $(VENV)/.spark  ## search longer on every engine, and run PySpark in local mode (skipped, with the reason, without Java 17)
	$(BIN)/python -m pytest engines

lowest:  ## test what frames rest on with the lowest versions that are supported, in an environment of its own
	$(MAKE) VENV=$(VENV)-lowest $(VENV)-lowest/.lowest
	$(VENV)-lowest/bin/python -m pytest --override-ini=addopts= -q $(LOWEST)

lint: $(VENV)/.lint  ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/reuse lint --quiet
	$(BIN)/pyright

format: $(VENV)/.lint  ## put the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.docs  ## build the documentation into dist/docs; warnings are errors, and the reference must be complete
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env --write-all --builder html docs $(BUILT)
	$(BIN)/python docs/check.py $(BUILT)

docs-check: docs $(VENV)/.axe  ## look at the built pages in headless Chromium: are they accessible (WCAG 2.1 AA)?
	NODE_PATH=$(VENV)/axe/node_modules node docs/check.mjs $(BUILT)

bench: $(VENV)/.bench  ## time the library beside its peers, and print one table (about ten minutes)
	$(BIN)/python benchmarks/bench.py $(BENCH)

api: $(VENV)/.test  ## write the public surface of today into tests/api.txt
	$(BIN)/python -c 'from tests.api import SNAPSHOT, snapshot; SNAPSHOT.write_text(snapshot(), "utf-8")'

wheel: $(VENV)/.release  ## build the wheel and the sdist, and test them outside the tree, in clean environments
	rm -rf dist/packages
	$(BIN)/python -m build --quiet --outdir dist/packages
	$(BIN)/python tests/downstream/check.py dist/packages/*.whl dist/packages/*.tar.gz

bronnen: $(VENV)/.package  ## write the table of sources into docs/bronnen.md
	$(BIN)/python -c 'from pathlib import Path; from cak_regeling.regeling import bronnentabel; \
		page = Path("docs/bronnen.md"); head = page.read_text("utf-8").partition("<!-- table -->")[0]; \
		page.write_text(f"{head}<!-- table -->\n\n{bronnentabel()}\n", "utf-8")'

bevindingen: $(VENV)/.package  ## write the catalogue of what can be found in a list into docs/bevindingen.md
	$(BIN)/python -c 'import re; from pathlib import Path; from cak_regeling.lijst.catalogus import catalogus; \
		page = Path("docs/bevindingen.md"); text = page.read_text("utf-8"); \
		page.write_text(re.sub(r"(<!-- (nl|en) -->\n).*?(<!-- einde -->)", \
		lambda m: f"{m[1]}\n{catalogus(m[2])}\n\n{m[3]}", text, flags=re.S), "utf-8")'

cli: $(VENV)/.package  ## write the help of every command into docs/cli.md
	COLUMNS=80 $(BIN)/python -c 'import re; from pathlib import Path; from cak_regeling.cli import help_pages; \
		page = Path("docs/cli.md"); text = page.read_text("utf-8"); \
		page.write_text(re.sub(r"(<!-- (nl|en) -->\n).*?(<!-- einde -->)", \
		lambda m: f"{m[1]}\n{help_pages(m[2])}\n\n{m[3]}", text, flags=re.S), "utf-8")'

privacy: $(VENV)/.package  ## write the readings and rules into docs/privacy.md
	$(BIN)/python -c 'import re; from pathlib import Path; from cak_regeling.doelbinding import lezingen; \
		page = Path("docs/privacy.md"); text = page.read_text("utf-8"); \
		tables = {"argumenten": lezingen.argumenten(), "lezingen": lezingen.lezingentabel(), "regels": lezingen.regeltabel()}; \
		page.write_text(re.sub(r"(<!-- (argumenten|lezingen|regels) -->\n).*?(<!-- einde -->)", \
		lambda m: f"{m[1]}\n{tables[m[2]]}\n\n{m[3]}", text, flags=re.S), "utf-8")'

schema: $(VENV)/.package  ## write the JSON Schema of a kader file into docs/
	$(BIN)/python -c 'import json; from pathlib import Path; from cak_regeling import criteria, prioritering; \
		schema = prioritering.kader_schema(criteria.STANDAARD); \
		Path("docs/kader.schema.json").write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", "utf-8")'

soak: SECONDS ?= 300
soak: $(VENV)/.soak  ## try bad files for SECONDS, and say what was tried and found
	$(BIN)/python soak/run.py $(SECONDS)

sbom: $(VENV)/.package  ## write the list of parts that goes into the wheel
	$(BIN)/python sbom/make.py

mutation: $(VENV)/.mutation  ## change the code of the law a little, hundreds of times, and see whether a test notices
	rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/mutmut results

fuzz: SECONDS ?= 600
fuzz: $(VENV)/.fuzz  ## read what a coverage-guided fuzzer makes of the seeds, for SECONDS seconds
	mkdir -p .fuzz
	$(BIN)/python fuzz/read.py -max_total_time=$(SECONDS) -max_len=8000 -timeout=20 -print_final_stats=1 .fuzz fuzz/seeds

clean:
	rm -rf .fuzz $(VENV) $(VENV)-lowest dist mutants .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.package: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) must be 3.11 or later"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.axe: $(VENV)/.package
	npm install --silent --no-audit --no-fund --no-package-lock --prefix $(VENV)/axe axe-core@4 playwright-core@1
	@touch $@

$(VENV)/.%: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --group $*
	@touch $@
