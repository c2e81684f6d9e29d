#!/usr/bin/env bash
# Installs what is missing, at pinned versions: `setup.sh build` for `make build` and
# `make run`, `setup.sh test` for everything `make test` needs. What is there is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

WASM_BINDGEN=0.2.129 # = wasm-bindgen in Cargo.lock; the two must be equal
TRUNK=0.21.14        # 0.22 needs a newer rustc than rust-toolchain.toml names
GECKODRIVER=0.37.1

say() { printf 'setup: %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }

need() { # command, what to install when it is missing
  have "$1" || { say "$1 is missing. Install $2, then run the same command again."; exit 1; }
}

wasm_target() {
  local installed
  installed=$(rustup target list --installed)
  grep -qx wasm32-unknown-unknown <<<"$installed" || {
    say "adding the wasm32-unknown-unknown target"
    rustup target add wasm32-unknown-unknown
  }
}

cargo_tool() { # command, crate, version
  local found
  found=$("$1" --version 2>/dev/null | head -n 1 || true)
  case " $found " in *" $3 "*) return ;; esac
  say "installing $2 $3 (a few minutes, once)"
  # A target folder given for the project must not collect the tools' builds.
  env -u CARGO_TARGET_DIR cargo install "$2" --version "$3" --locked --force
}

npm_tools() { # further arguments of npm ci
  local stamp="tools/node_modules/.capaian-$1"
  if [ -e "$stamp" ] && [ "$stamp" -nt tools/package-lock.json ]; then return; fi
  say "installing the npm tools of tools/package-lock.json ($1)"
  if [ "$1" = build ]; then
    (cd tools && npm ci --ignore-scripts --omit=dev --no-audit --no-fund)
  else
    (cd tools && npm ci --ignore-scripts --no-audit --no-fund)
    touch tools/node_modules/.capaian-build
  fi
  touch "$stamp"
}

debian_packages() {
  local missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  say "installing Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

browsers() {
  if have apt-get && have dpkg-query; then
    debian_packages chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth \
      libreoffice-calc-nogui fonts-dejavu-core fonts-liberation python3-venv
    return
  fi
  local wanted=0
  for tool in chromium chromedriver firefox-esr WebKitWebDriver xvfb-run soffice python3; do
    have "$tool" || { say "missing: $tool"; wanted=1; }
  done
  [ $wanted = 0 ] && return
  cat <<'TEXT'
setup: this system has no apt. The tests need, on PATH:
  chromium and chromedriver      Chromium and its WebDriver, of one version
  firefox-esr                    Firefox 140 or newer
  WebKitWebDriver                WebKitGTK 2.50's driver, with its MiniBrowser
                                 (set WEBKIT_MINIBROWSER to its path)
  xvfb-run                       a display for WebKit
  soffice                        LibreOffice Calc, which writes the import fixtures
  python3 with venv              the DuckDB oracle
`make build` and `make run` need none of these.
TEXT
  exit 1
}

oracles() {
  local venv=tools/.venv
  if [ -e "$venv/.ready" ] && [ "$venv/.ready" -nt tools/requirements.txt ]; then return; fi
  say "installing the oracles of tools/requirements.txt into $venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r tools/requirements.txt
  touch "$venv/.ready"
}

need rustup "Rust from https://rustup.rs"
need cc "a C compiler (Debian: apt-get install build-essential)"
need node "Node.js 20 or newer"
need npm "npm, which comes with Node.js"
wasm_target
cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN"
cargo_tool trunk trunk "$TRUNK"
case "${1:-build}" in
  build) npm_tools build ;;
  test)
    npm_tools test
    cargo_tool geckodriver geckodriver "$GECKODRIVER"
    browsers
    oracles
    ;;
  *) echo "usage: setup.sh build|test" >&2; exit 2 ;;
esac
