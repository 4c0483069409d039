#!/bin/sh
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Rebuilds every kernel. The committed binaries are exactly what this makes with the packages
# clang-14, lld-14 and wabt of Debian 12, and with the wasm-as of the npm package binaryen@132 for
# the kernels gc-*, eh-* and tail-*, whose instructions that wabt does not know.

set -eu
cd "$(dirname "$0")"

clang=${CLANG:-clang-14}

wasm_as=${WASM_AS:-wasm-as}

# clang would run it on what lld made.
if command -v wasm-opt > /dev/null; then
    echo "build.sh: wasm-opt must not be in PATH; say WASM_AS=.../wasm-as instead" >&2
    exit 2
fi

# Compiles a kernel: compile SOURCE MODULE [OPTION]...
compile() {
    source=$1
    module=$2
    shift 2
    "$clang" --target=wasm32 -nostdlib -ffreestanding -std=c11 -O2 -Wall -Wextra -Werror \
        -fno-builtin -fno-math-errno -ffp-contract=off -mbulk-memory "$@" \
        -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=65536 \
        -o "$module.wasm" "$source"
}

for source in *.c; do
    compile "$source" "${source%.c}"
    if grep -q '"vector.h"' "$source"; then
        compile "$source" "simd-${source%.c}" -msimd128
    fi
done
for source in *.wat; do
    case $source in
        gc-* | eh-* | tail-*) "$wasm_as" -all -g -o "${source%.wat}.wasm" "$source" ;;
        *) wat2wasm --debug-names -o "${source%.wat}.wasm" "$source" ;;
    esac
done
chmod a-x ./*.wasm
