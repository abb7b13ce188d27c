# Short names for the scripts, which do the work and can be called directly just as well.

PORT ?= 8080
SECONDS ?= 300

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench fuzz conformance dist clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing for all of the below
	@scripts/setup

run: ## set up, build, and serve the page; PORT=8080
	@scripts/run $(PORT)

test: ## set up, and run every test: native, WebAssembly, real browser
	@scripts/test

check: ## set up, and check format and lints, native and WebAssembly
	@scripts/check

bench: ## set up, and measure the release build against its budgets
	@scripts/bench

fuzz: ## try random texts as programs; SECONDS=300, needs nightly Rust
	@scripts/fuzz $(SECONDS)

conformance: ## compare circuits and JSON with Qiskit, both ways; installs Qiskit into target/
	@scripts/conformance

dist: ## set up, and build the static site into dist/
	@scripts/dist

clean: ## remove what was built; installed tools stay
	@rm -rf target dist tests/e2e/node_modules www/editor/node_modules
