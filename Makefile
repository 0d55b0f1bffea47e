# make report [STORY=path]   a report of a story, in reports/
# make lab                   JupyterLab on the first notebook
# make test                  all tests; make check: style and types
# make notebooks             run the notebooks and save them with their outputs
# make bench [CORPUS=path]   time it beside other summarizers; tables go into the README, that of speed without CORPUS
# make course                write what the notebooks ask of a student, and the session with its clock, into docs/teaching.md
# make semantic              install the extra that compares meanings, a small neural encoder
# make extras                install what reads .docx files; voila, which shows the explorer without JupyterLab; and Dask
# make robustness            try all that newslib must withstand, and write the counts into docs/ and README.md
# make fuzz [SECONDS=60]     look for inputs that break what parses, so long for each target (Linux)
# make audit                 ask whether a weakness is known in what the locks name; needs the network
# make dependencies          write docs/dependencies.md: every package of the locks, with its licence
# make lock                  resolve the dependencies again
# Each but lock, which needs uv and the network, sets up .venv, or a .venv-... of its own, on first use: with uv where it
# is installed, else with venv and pip.

VENV ?= .venv
STORY ?= data/stories/blinken-kyiv.txt
BIN := $(VENV)/bin
BENCH := $(VENV)-bench
AUDIT := $(VENV)-audit
ALL := $(VENV)-all
LOCKS := requirements.txt requirements-test.txt requirements-semantic.txt requirements-extras.txt \
	benchmarks/requirements.txt requirements-audit.txt .ci/requirements.txt tests/fuzzing/requirements.txt
UV := $(shell command -v uv 2>/dev/null)
ifdef UV
create = uv venv --quiet --allow-existing --python ">=3.11,<3.14" "$(VENV)"
install = uv pip install --quiet --python "$(BIN)/python"
else
create = python3 -m venv "$(VENV)"
install = "$(BIN)/python" -m pip install --quiet --disable-pip-version-check
endif

.PHONY: report lab test check notebooks bench course semantic extras lock install-test audit dependencies robustness fuzz
report: $(VENV)/.ready
	"$(BIN)/newslib" report "$(STORY)"

lab: $(VENV)/.ready
	"$(BIN)/newslib" lab

test: $(VENV)/.ready-test
	"$(BIN)/python" -m pytest -n 2 --dist loadgroup

check: $(VENV)/.ready-test
	"$(BIN)/ruff" format --check .
	"$(BIN)/ruff" check .
	"$(BIN)/mypy"

fuzz: $(VENV)/.ready-test
	$(install) --require-hashes -r tests/fuzzing/requirements.txt
	for target in bytes page archive document markdown story facts pair; do \
		"$(BIN)/python" -m tests.fuzzing $$target --seconds $(or $(SECONDS),60) || exit 1; \
	done

robustness: $(VENV)/.ready-test
	"$(BIN)/python" -m tests.robustness

notebooks: $(VENV)/.ready
	"$(BIN)/newslib" refresh

course: $(VENV)/.ready-test
	"$(BIN)/python" -m benchmarks.course
	"$(BIN)/python" -m benchmarks.session

bench: $(BENCH)/.ready
	"$(BENCH)/bin/python" -m benchmarks.startup
	"$(BENCH)/bin/python" -m benchmarks.splitting
	"$(BENCH)/bin/python" -m benchmarks.quality $(if $(CORPUS),--corpus "$(CORPUS)")
	"$(BENCH)/bin/python" -m benchmarks.facts
	"$(BENCH)/bin/python" -m benchmarks.ledger --readme README.md --csv data/ledger.csv
	"$(BENCH)/bin/python" -m benchmarks.near_duplicates --readme README.md
	"$(BENCH)/bin/python" -m benchmarks.corpus --readme README.md
	"$(BENCH)/bin/python" -m benchmarks.speed $(if $(CORPUS),--corpus "$(CORPUS)",--readme README.md)

install-test: $(VENV)/.ready-test

semantic: $(VENV)/.ready-semantic

extras: $(VENV)/.ready-extras

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group test -c requirements.txt -o requirements-test.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --extra semantic -c requirements.txt pyproject.toml \
		-o requirements-semantic.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --extra corpus --extra docx --extra voila -c requirements.txt pyproject.toml \
		-o requirements-extras.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group bench -c requirements.txt -o benchmarks/requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group ci -c requirements.txt -o .ci/requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group audit -c requirements.txt -o requirements-audit.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group fuzz -c requirements.txt -o tests/fuzzing/requirements.txt

audit: $(AUDIT)/.ready
	for lock in $(LOCKS); do \
		"$(AUDIT)/bin/pip-audit" --require-hashes --disable-pip --progress-spinner off -r $$lock || failed=1; \
	done; exit $${failed:-0}

dependencies: $(ALL)/.ready
	"$(ALL)/bin/python" -m tests.robustness.dependencies

$(VENV)/.ready: requirements.txt pyproject.toml
	@echo "Setting up $(VENV), once: seconds with uv, two to four minutes without" >&2
	$(create)
	$(install) --require-hashes -r requirements.txt
	$(install) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready requirements-test.txt
	$(install) --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.ready-semantic: $(VENV)/.ready requirements-semantic.txt
	$(install) --require-hashes -r requirements-semantic.txt
	@touch $@

$(VENV)/.ready-extras: $(VENV)/.ready requirements-extras.txt
	$(install) --require-hashes -r requirements-extras.txt
	@touch $@

$(BENCH)/.ready: override VENV := $(BENCH)
$(BENCH)/.ready: BIN := $(BENCH)/bin
$(BENCH)/.ready: requirements.txt benchmarks/requirements.txt pyproject.toml
	$(create)
	$(install) --require-hashes -r requirements.txt
	$(install) --require-hashes -r benchmarks/requirements.txt
	$(install) --no-deps --no-build-isolation -e .
	@touch $@

$(AUDIT)/.ready: override VENV := $(AUDIT)
$(AUDIT)/.ready: BIN := $(AUDIT)/bin
$(AUDIT)/.ready: requirements-audit.txt
	$(create)
	$(install) --require-hashes -r requirements-audit.txt
	@touch $@

$(ALL)/.ready: override VENV := $(ALL)
$(ALL)/.ready: BIN := $(ALL)/bin
$(ALL)/.ready: $(LOCKS)
	$(create)
	for lock in $(LOCKS); do $(install) --require-hashes -r $$lock || exit 1; done
	@touch $@
