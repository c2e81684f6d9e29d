#!/usr/bin/env bash
# Installs what is missing, at pinned versions, and skips what is there:
#   setup.sh rust    the Rust toolchain, for native builds and lints
#   setup.sh build   also what `make build` and `make run` need
#   setup.sh test    also what `make test` needs: browsers, drivers, oracles
#   setup.sh bench   also the engine's peers, which `make bench` compares it with
#   setup.sh fuzz    a nightly compiler and cargo-fuzz, for `make fuzz` alone
# Programs that it has to compile go to CAPAIAN_TOOLS, shared by all clones, and replace nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

WASM_BINDGEN=0.2.129 # = wasm-bindgen in Cargo.lock; the two must be equal
TRUNK=0.21.14        # 0.22 needs a newer rustc than rust-toolchain.toml names
GECKODRIVER=0.37.1
CARGO_FUZZ=0.13.2
TOOLS=${CAPAIAN_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/capaian/tools}
PATH=$TOOLS/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH

say() { printf 'setup: %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }

need() { # command, what to install when it is missing
  have "$1" || { say "$1 is missing. Install $2, then run the same command again."; exit 1; }
}

rust() {
  need rustup "Rust from https://rustup.rs"
  need cc "a C compiler (Debian and Ubuntu: apt-get install build-essential)"
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  # By hand, since some machines have rustup's automatic installs off.
  cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 || {
    say "installing Rust $channel"
    rustup toolchain install "$channel" --profile minimal --component clippy,rustfmt
  }
  grep -qx wasm32-unknown-unknown <<<"$(rustup target list --installed)" || {
    say "adding the wasm32-unknown-unknown target"
    rustup target add wasm32-unknown-unknown
  }
}

node_and_npm() {
  need node "Node.js 20 or newer"
  need npm "npm, which comes with Node.js"
  node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || {
    say "Node.js $(node --version) is too old. Install 20 or newer, then run the same command again."
    exit 1
  }
}

cargo_tool() { # command, crate, version
  local found
  found=$("$1" --version 2>/dev/null | head -n 1 || true)
  case " $found " in *" $3 "*) return ;; esac
  say "installing $2 $3 into $TOOLS (a few minutes, once)"
  # A target folder given for the project must not collect the tools' builds.
  env -u CARGO_TARGET_DIR cargo install "$2" --version "$3" --locked --root "$TOOLS"
}

npm_tools() { # build or test
  local stamp="tools/node_modules/.capaian-$1"
  if [ -e "$stamp" ] && [ ! tools/package-lock.json -nt "$stamp" ]; then return; fi
  say "installing the npm tools of tools/package-lock.json ($1)"
  local omit=()
  [ "$1" = test ] || omit=(--omit=dev)
  (cd tools && npm ci --ignore-scripts --no-audit --no-fund "${omit[@]}")
  touch "$stamp" tools/node_modules/.capaian-build
}

peers() {
  local folder=benches/browser stamp=benches/browser/node_modules/.capaian
  if [ -e "$stamp" ] && [ ! "$folder/package-lock.json" -nt "$stamp" ]; then return; fi
  say "installing the npm packages of $folder/package-lock.json"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund)
  touch "$stamp"
}

wanted() { [[ " ${BROWSERS:-chromium firefox webkit} " == *" $1 "* ]]; }
any_of() { for tool in "$@"; do have "$tool" && return; done; return 1; }

browsers() {
  local packages=()
  any_of chromium chromium-browser google-chrome || packages+=(chromium)
  have chromedriver || packages+=(chromium-driver)
  if wanted firefox; then any_of firefox-esr firefox || packages+=(firefox-esr); fi
  if wanted webkit; then
    have WebKitWebDriver || packages+=(webkit2gtk-driver)
    have xvfb-run || packages+=(xvfb xauth)
  fi
  fc-list 2>/dev/null | grep -q DejaVuSans.ttf || packages+=(fontconfig fonts-dejavu-core)
  have soffice || packages+=(libreoffice-calc-nogui)
  # The server of deploy/, with the modules that its configuration asks for.
  if ! have nginx && [ ! -x /usr/sbin/nginx ]; then packages+=(nginx-light); fi
  [ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] ||
    packages+=(libnginx-mod-http-brotli-filter libnginx-mod-http-brotli-static)
  python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
  [ ${#packages[@]} -eq 0 ] && return

  if have apt-get; then
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    say "installing Debian packages: ${packages[*]}"
    # Without a run level of services, none of them is started.
    "${as_root[@]}" apt-get update -qq
    if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
      apt-get install -y -qq --no-install-recommends "${packages[@]}"; then return; fi
  fi
  cat <<TEXT
setup: not found: ${packages[*]} (Debian's names). The tests need, on PATH:
  chromium (or google-chrome) and chromedriver, of one version
  firefox 140 or newer (or firefox-esr)
  WebKitWebDriver 2.50 or newer, WebKitGTK's driver, and xvfb-run, a display for it
      (its MiniBrowser elsewhere than on Debian: set WEBKIT_MINIBROWSER to its path)
  soffice, LibreOffice Calc, which writes the workbook that the import test opens
  nginx with its brotli modules, which serves the page as deploy/ says
  python3 with venv, for the oracles
Without one of the browsers: make test BROWSERS="chromium firefox".
TEXT
  exit 1
}

oracles() {
  local venv=tools/.venv
  if [ -e "$venv/.ready" ] && [ ! tools/requirements.txt -nt "$venv/.ready" ]; then return; fi
  say "installing the oracles of tools/requirements.txt into $venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r tools/requirements.txt
  touch "$venv/.ready"
}

build() {
  rust
  node_and_npm
  cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN"
  cargo_tool trunk trunk "$TRUNK"
  # Trunk builds with cargo's --offline, so the crates must be there.
  cargo fetch --locked --quiet
}

tests() {
  build
  npm_tools test
  cargo_tool geckodriver geckodriver "$GECKODRIVER"
  browsers
  oracles
}

case "${1:-build}" in
  rust) rust ;;
  build)
    build
    npm_tools build
    ;;
  test) tests ;;
  bench)
    tests
    peers
    ;;
  fuzz)
    rust
    rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal
    cargo_tool cargo-fuzz cargo-fuzz "$CARGO_FUZZ"
    ;;
  *)
    echo "usage: setup.sh rust|build|test|bench|fuzz" >&2
    exit 2
    ;;
esac
