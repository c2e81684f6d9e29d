# Capaian's commands; `make help` lists them. Each works from a clean clone, in any folder, and
# honours CARGO_TARGET_DIR.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

TARGET_DIR := $(if $(CARGO_TARGET_DIR),$(abspath $(CARGO_TARGET_DIR)),$(CURDIR)/target)
export CARGO_TARGET_DIR := $(TARGET_DIR)
# Where setup.sh puts the tools that it has to build; kept between clones.
export CAPAIAN_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/capaian/tools
export PATH := $(CURDIR)/tools/node_modules/.bin:$(CAPAIAN_TOOLS)/bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

PORT ?= 8080
WASM := --target wasm32-unknown-unknown --no-default-features
# The programs beside the page, whose rules are tested natively too. All native steps name them, so that one build is used.
BESIDE := --features scribe,presenter,packer
# By name: `--all-features` makes programs that no browser loads.
WASM_FEATURES := --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
  --enable-mutable-globals --enable-reference-types --enable-multivalue --enable-simd

.PHONY: help
help: ## list the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

.PHONY: run
run: build ## build the page and serve it on http://127.0.0.1:8080 (PORT=...)
	@node tools/serve.mjs --port $(PORT)

.PHONY: build
build: setup-build ## leave a deployable dist/
	trunk build --release

.PHONY: dev
dev: setup-build ## an unoptimised page in target/dev-dist, quick to rebuild, served like `make run`
	CARGO_TARGET_DIR=$(TARGET_DIR)/dev RUSTFLAGS="--cfg erase_components" \
	  trunk build --dist $(TARGET_DIR)/dev-dist
	@node tools/serve.mjs --root $(TARGET_DIR)/dev-dist --port $(PORT)

.PHONY: engine-js
engine-js: setup-build ## the engine alone, for any JavaScript, in target/engine-js
	cargo build --profile js --locked $(WASM) --features engine-js --bin engine_js
	wasm-bindgen --target web --no-typescript --remove-name-section --out-dir $(TARGET_DIR)/engine-js \
	  $(TARGET_DIR)/wasm32-unknown-unknown/js/engine_js.wasm
	wasm-opt -O3 --one-caller-inline-max-function-size=0 $(WASM_FEATURES) -o $(TARGET_DIR)/engine-js/engine_js_bg.wasm \
	  $(TARGET_DIR)/engine-js/engine_js_bg.wasm
	esbuild --minify --allow-overwrite --log-level=warning \
	  --outdir=$(TARGET_DIR)/engine-js engine_js=$(TARGET_DIR)/engine-js/engine_js.js \
	  split=src/face/split/split.js split_worker=src/face/split/split_worker.js

.PHONY: native
native: setup-rust ## the data officer's program, in target/native/capaian
	cargo build --profile native --locked

.PHONY: test
test: setup-test ## everything: check, native tests, wasm tests, sizes, three browsers
	$(MAKE) check
	$(MAKE) test-native
	$(MAKE) test-wasm
	$(MAKE) test-face
	$(MAKE) build
	$(MAKE) size
	$(MAKE) test-browser

.PHONY: check
check: setup-rust ## formatting and lints, natively and for the browser
	cargo fmt --check
	cargo clippy --locked --all-targets $(BESIDE) -- -D warnings
	cargo clippy --locked $(WASM) --features page,engine,analyst,scribe,presenter,exporter,guest,packer,importer,engine-js --lib --bins -- -D warnings

.PHONY: test-native
test-native: setup-rust ## rules, formulas, properties and oracles
	cargo test --locked $(BESIDE)

.PHONY: test-wasm
test-wasm: setup-test ## what needs a browser's own functions or vectors, in headless Chromium
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	CHROMEDRIVER="$$(command -v chromedriver)" \
	  cargo test --locked $(WASM) --features engine --test web

.PHONY: test-face
test-face: engine-js setup-test ## the engine's JavaScript face, against a loop over the rows
	node --test --test-reporter=spec --test-concurrency=1 tests/face/*.test.mjs

.PHONY: test-browser
test-browser: setup-test ## the page in dist/, driven in BROWSERS="chromium firefox webkit"
	cargo build --locked $(BESIDE)
	node tools/test-browser.mjs

.PHONY: size
size: setup-build ## sizes of dist/ as brotli sends them, against the budgets
	@node tools/size.mjs

.PHONY: bench
bench: setup-test build ## measure the budgets of DESIGN.md 8 that the page has to keep
	cargo build --profile native --locked
	cargo bench --profile native --locked --bench engine
	CAPAIAN=$(TARGET_DIR)/native/capaian node tools/bench.mjs
	$(MAKE) bench-peers
	$(MAKE) bench-own-file

.PHONY: bench-peers
bench-peers: setup-bench engine-js ## the engine against five peers in Chromium (ROUNDS=3), into benches/README.md
	node benches/browser/run.mjs --rows 1e5,1e6,1e7 --rounds $(or $(ROUNDS),3) --write benches/README.md

.PHONY: bench-own-file
bench-own-file: setup-test setup-bench build ## a person's own CSV and XLSX in Chromium (ROUNDS=3), into benches/README.md
	node benches/browser/own-file.mjs --rounds $(or $(ROUNDS),3) --write benches/README.md

.PHONY: lighthouse
lighthouse: setup-test ## Lighthouse on the page in dist/ as a phone meets it, median of RUNS=3; on a machine at rest
	node tools/lighthouse.mjs --runs $(or $(RUNS),3)

.PHONY: screenshots
screenshots: setup-test ## the page in dist/ at three sizes and two themes, into target/screenshots
	node tools/screenshots.mjs

.PHONY: oembed
oembed: setup-test ## after a build: what links and pictures of embeds need in dist/, for its address URL=https://...
	node tools/oembed.mjs --url $(URL)

.PHONY: fuzz
fuzz: ## feed damaged files to every reader for FUZZ_SECONDS=600 each, in TARGETS="csv xlsx ..."
	@tools/setup.sh fuzz
	for target in $(or $(TARGETS),csv xlsx sheet xls ods arrow records manifest minutes numbers dates); do \
	  mkdir -p fuzz/corpus/$$target; \
	  RUSTUP_TOOLCHAIN=nightly cargo fuzz run --release --target-dir $(TARGET_DIR)/fuzz $$target \
	    fuzz/corpus/$$target fuzz/seeds/$$target -- \
	    -max_total_time=$(or $(FUZZ_SECONDS),600) -timeout=20 -rss_limit_mb=4096 -max_len=65536; \
	done

.PHONY: setup-rust setup-build setup-test setup-bench
setup-rust:
	@tools/setup.sh rust
setup-build:
	@tools/setup.sh build
setup-test:
	@tools/setup.sh test
setup-bench:
	@tools/setup.sh bench
