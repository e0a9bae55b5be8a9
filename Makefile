# Détente. `make demo` and `make test` are all that a new machine with Swift needs.

PREFIX ?= /usr/local
SWIFT ?= swift

# For `detente --version`.
ifndef DETENTE_COMMIT
DETENTE_COMMIT := $(shell scripts/commit)
endif
export DETENTE_COMMIT

# Build for the processor at hand. Results are the same to the last bit on any; only the speed differs.
# `make MARCH=` builds for any processor of the architecture.
MARCH ?= $(shell scripts/march)
# Swift takes both from what its C importer is told. Vectors of 512 bits are a third faster where there are any.
FLAGS = -c release $(if $(MARCH),-Xcc -march=$(MARCH)) $(if $(filter x86-64-v4,$(MARCH)),-Xcc -mprefer-vector-width=512)
BINARY = $(shell $(SWIFT) build $(FLAGS) --show-bin-path)/detente

.PHONY: demo test test-browser test-parallel test-slurm test-dask test-python test-r test-schema test-install \
	test-deb python-model gallery build lint docs install uninstall portable deb bench coverage fuzz libraries \
	test-libraries clean

## Build, and run the flagship scenario.
demo: build
	@$(BINARY) run scenarios/us-russia.yaml

## Run all tests.
test: test-libraries
	$(SWIFT) test $(FLAGS) --disable-testable-imports

## Open HTML reports in headless Chromium; installs it, and Python's selenium and axe-core in .venv-browser.
test-browser: build
	scripts/install-browser
	.venv-browser/bin/python Tests/Browser/test_pages.py "$(BINARY)" .build/browser

## The Python package in python/, with the built program: form, types, tests, the example notebook; in .venv-python.
test-python: build
	scripts/test-python "$(BINARY)"
	python3 Tests/Packaging/test_documents.py "$(BINARY)" python.md python "$(CURDIR)/.venv-python/bin/python"

## The code of docs/r.md, in R.
test-r: build
	scripts/install-test-tools
	python3 Tests/Packaging/test_documents.py "$(BINARY)" r.md r Rscript --vanilla

## Scenarios and results by the JSON Schemas, as editors read them.
test-schema: build
	scripts/install-python
	.venv-python/bin/pip install -q --disable-pip-version-check -r Tests/Packaging/requirements.txt
	.venv-python/bin/python Tests/Packaging/test_schema.py "$(BINARY)"

## Write the types of the Python results again, from `detente schema`.
python-model: build
	python3 python/tools/generate_model.py "$(BINARY)"

## Studies in parts with GNU parallel, one of whose tasks is killed; installs it.
test-parallel: build
	scripts/install-cluster
	Tests/Cluster/test_parallel.py "$(BINARY)"

## The same on a real Slurm of two nodes on loopback, tasks killed, a node dead, time limits: some ten minutes, as root.
test-slurm: build
	scripts/install-cluster slurm
	Tests/Cluster/test_slurm.py "$(BINARY)" $(TESTS)

## The same with Dask, in .venv-dask, one of whose workers is killed.
test-dask: build
	scripts/install-cluster dask
	.venv-dask/bin/python Tests/Cluster/test_dask.py "$(BINARY)"

## HTML reports of every kind, and pictures of them (screen, dark, telephone, paper), in .build/gallery.
gallery: build
	scripts/install-browser
	.venv-browser/bin/python scripts/gallery.py "$(BINARY)" .build/gallery

build: libraries
	$(SWIFT) build $(FLAGS) --product detente

## Format and house rules.
lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	scripts/house-rules

## The library's documentation, for `docc preview` or any web server. Needs DocC, which Swift's toolchain has.
docs: build
	scripts/documentation "$(dir $(BINARY))Modules" .build/documentation

## Install the program, its manual pages and its completions in PREFIX.
install: build
	scripts/install "$(BINARY)" "$(DESTDIR)$(PREFIX)"

uninstall:
	scripts/install --remove "$(DESTDIR)$(PREFIX)"

## Build without this machine's Swift libraries and for any processor of its kind: .build-portable/release/detente.
portable: libraries
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build-portable --product detente

## A Debian package of the portable program, in .build-portable.
deb: portable
	scripts/deb .build-portable/release/detente .build-portable

## Install the Debian package in a clean root without Swift, and compare its numbers with those of the build here.
test-deb: build deb
	scripts/install-test-tools
	scripts/test-deb "$$(ls -t .build-portable/detente_*.deb | head -n 1)" "$(BINARY)"

## Manual pages and completions, installed in a folder of their own and tried in bash, zsh and fish.
test-install: build
	scripts/install-test-tools
	python3 Tests/Packaging/test_install.py "$(BINARY)"

## The engine's benchmarks beside the hand-written rivals (see benchmarks/README.md).
bench: build
	benchmarks/compare.py --binary "$(BINARY)"
	benchmarks/scale.py --binary "$(BINARY)"
	benchmarks/counts.py

## Do the intervals cover? 2,000 seeds of 500 replicates, beside exact answers.
coverage: test-libraries
	DETENTE_COVERAGE_SEEDS=2000 $(SWIFT) test $(FLAGS) --disable-testable-imports --no-parallel --filter CoverageTests

SECONDS ?= 600
INPUTS ?= 30000

## New random scenarios for so many seconds, each by every way to its numbers; then so many damaged inputs. What differs
## is printed with its seed and the smallest scenario that still does. DETENTE_FUZZ_SEED=n begins at n.
fuzz: test-libraries
	DETENTE_FUZZ_SECONDS=$(SECONDS) $(SWIFT) test $(FLAGS) --disable-testable-imports --no-parallel --filter FuzzLoopTests
	DETENTE_FUZZ_INPUTS=$(INPUTS) $(SWIFT) test $(FLAGS) --disable-testable-imports --no-parallel --filter DamageTests.inTime

## The GNU Scientific Library, libgcrypt and SQLite, if they are missing.
libraries:
	@scripts/install-libraries

## The same, and GNU MPFR, the reference for the elementary functions, for the tests.
test-libraries:
	@scripts/install-libraries tests

clean:
	$(SWIFT) package clean
