# shellcheck shell=bash
# Sourced by the scripts beside it: where the tools are, and how this machine compiles to
# WebAssembly. It looks, sets and exports, but installs nothing: that is scripts/setup.

KETPAD_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Tools live in a cache of the person, not in the clone, so that a second clone is quick.
KETPAD_TOOLS=${KETPAD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/ketpad/tools}

# Where Debian's packages are found. Only tests of the set-up give another place.
KETPAD_SYSTEM=${KETPAD_SYSTEM:-}

TRUNK_VERSION=0.21.14
# The same number stands in Trunk.toml, for those who run plain `trunk`.
BINARYEN_VERSION=132.0.0
# The command line tool must be exactly as old as the crate, so the crate's pin is the source.
WASM_BINDGEN_VERSION=$(sed -nE 's/^wasm-bindgen *=.*"=([0-9.]+)".*/\1/p' "$KETPAD_ROOT/Cargo.toml")

TRUNK_DIR=$KETPAD_TOOLS/trunk-$TRUNK_VERSION
WASM_BINDGEN_DIR=$KETPAD_TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION
BINARYEN_DIR=$KETPAD_TOOLS/binaryen-$BINARYEN_VERSION

# Cargo writes its list of installed programs last: a folder whose list names the version holds
# a finished install, one without is what an interrupted install left behind.
cargo_tool_is_in() { # folder, program, package and version
    [[ -x $1/bin/$2 && -f $1/.crates.toml ]] && grep -qF "\"$3 " "$1/.crates.toml"
}
trunk_is_cached() { cargo_tool_is_in "$TRUNK_DIR" trunk "trunk $TRUNK_VERSION"; }
wasm_bindgen_is_cached() {
    cargo_tool_is_in "$WASM_BINDGEN_DIR" wasm-bindgen-test-runner "wasm-bindgen-cli $WASM_BINDGEN_VERSION"
}
binaryen_is_cached() { [[ -x $BINARYEN_DIR/node_modules/.bin/wasm-opt ]]; }

# Puts the finished tools of the cache before everything else: their versions are the tried ones.
use_cached_tools() {
    TOOL_PATH=
    if trunk_is_cached; then TOOL_PATH+=$TRUNK_DIR/bin:; fi
    if wasm_bindgen_is_cached; then TOOL_PATH+=$WASM_BINDGEN_DIR/bin:; fi
    if binaryen_is_cached; then TOOL_PATH+=$BINARYEN_DIR/node_modules/.bin:; fi
    [[ $PATH == "$TOOL_PATH"* ]] || export PATH=$TOOL_PATH$PATH
}
use_cached_tools

# How this machine compiles to WebAssembly, in WASM_RUST:
#   target  the active rustc has the wasm32-unknown-unknown target
#   source  Debian's rustc has it too once its standard library is compiled from source
#   none    neither
find_wasm_rust() {
    local libraries
    libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || libraries=
    if [[ -n $libraries ]] && compgen -G "$libraries/libstd-*.rlib" >/dev/null; then
        WASM_RUST=target
    elif [[ -x $KETPAD_SYSTEM/usr/bin/rustc && -x $KETPAD_SYSTEM/usr/bin/cargo &&
        -x $KETPAD_SYSTEM/usr/bin/wasm-ld-19 &&
        -f $KETPAD_SYSTEM/usr/lib/rustlib/src/rust/library/std/Cargo.toml ]]; then
        WASM_RUST=source
    else
        WASM_RUST=none
    fi
}

# The kinds of program that are made from the same source, by what they ask of a browser:
#   baseline  vectors, which all current browsers have
#   relaxed   vectors that may round a product and a sum once, together
#   threads   memory that several threads share, which pages have that are isolated from others;
#             and relaxed vectors, which the same browsers have
# The variable KETPAD_WASM names one; without it, it is the baseline.

# Where cargo builds programs of this kind.
wasm_target_dir() { # kind
    local target=${CARGO_TARGET_DIR:-$KETPAD_ROOT/target}
    if [[ $1 == baseline ]]; then echo "$target/wasm"; else echo "$target/wasm-$1"; fi
}

# What rustc is told for this kind of program, one flag a line.
wasm_kind_flags() { # kind
    case $1 in
        # As .cargo/config.toml has it, which these flags stand in for.
        baseline) echo -Ctarget-feature=+simd128 ;;
        relaxed) echo -Ctarget-feature=+simd128,+relaxed-simd ;;
        threads)
            echo -Ctarget-feature=+simd128,+relaxed-simd,+atomics,+bulk-memory,+mutable-globals
            # Shared memory has to say beforehand how far it may grow: 4 GiB is all there is.
            printf -- '-Clink-arg=--%s\n' shared-memory import-memory max-memory=4294967296 \
                export=__wasm_init_tls export=__tls_size export=__tls_align export=__tls_base \
                export=__heap_base
            ;;
    esac
}

# The features of the crate that the worker's program of this kind has.
wasm_kind_features() { # kind
    if [[ $1 == threads ]]; then echo worker,threads; else echo worker; fi
}

# The source of the standard library of the active rustc, if it is there. With threads the
# library has to be compiled, too, since no ready one is made for them.
rust_source() {
    local library
    library=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library
    [[ -f $library/std/Cargo.toml ]]
}

# Whether this machine can make this kind of program.
can_make_wasm() { # kind
    find_wasm_rust
    case $WASM_RUST in
        source) true ;;
        target) [[ $1 != threads ]] || rust_source ;;
        *) false ;;
    esac
}

# The variables of a WebAssembly build, in the array WASM_ENV. They are not exported: a native
# build keeps the machine's own cargo and its own target directory, so the two never fight.
set_wasm_env() {
    local kind=${KETPAD_WASM:-baseline}
    WASM_ENV=(CARGO_TARGET_DIR="$(wasm_target_dir "$kind")")
    # The program names the places in its source where it can stop. What is published shall say
    # nothing about the folders of the machine that built it, so these begin with a package.
    local flags=(
        --remap-path-prefix="$KETPAD_ROOT"=ketpad
        --remap-path-prefix="${CARGO_HOME:-$HOME/.cargo}/registry/src"=crates
    )
    mapfile -t -O "${#flags[@]}" flags < <(wasm_kind_flags "$kind")
    if [[ $WASM_RUST == target && $kind == threads ]]; then
        WASM_ENV+=(RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD="std,panic_abort")
    fi
    if [[ $WASM_RUST == source ]]; then
        # -Z build-std is an unstable flag, which RUSTC_BOOTSTRAP opens in a stable compiler.
        # panic_unwind and test are what `cargo test` needs beside std.
        WASM_ENV+=(
            PATH="$TOOL_PATH$KETPAD_SYSTEM/usr/bin:$PATH"
            RUSTC_BOOTSTRAP=1
            CARGO_UNSTABLE_BUILD_STD="std,panic_abort,panic_unwind,test"
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
        )
        flags+=(--remap-path-prefix="$KETPAD_SYSTEM/usr/lib/rustlib/src"=std)
    fi
    # Separated as cargo wants it, so that the names of folders may have spaces.
    WASM_ENV+=(CARGO_ENCODED_RUSTFLAGS="$(IFS=$'\x1f' && printf %s "${flags[*]}")")
}

# A browser for the tests: CHROME and CHROMEDRIVER win, then what is on PATH.
find_chrome() {
    local name
    if [[ -n ${CHROME:-} ]]; then return; fi
    for name in chromium chromium-browser google-chrome-stable google-chrome chrome; do
        if CHROME=$(command -v "$name"); then
            export CHROME
            return
        fi
    done
    unset CHROME
    return 1
}
find_chromedriver() {
    if [[ -n ${CHROMEDRIVER:-} ]]; then return; fi
    if CHROMEDRIVER=$(command -v chromedriver); then
        export CHROMEDRIVER
        return
    fi
    unset CHROMEDRIVER
    return 1
}
