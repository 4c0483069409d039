#!/bin/sh
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Rebuilds every kernel. The committed binaries are exactly what this makes with the packages
# clang-14, lld-14 and wabt of Debian 12.

set -eu
cd "$(dirname "$0")"

clang=${CLANG:-clang-14}

for source in *.c; do
    "$clang" --target=wasm32 -nostdlib -ffreestanding -std=c11 -O2 -Wall -Wextra -Werror \
        -fno-builtin -fno-math-errno -ffp-contract=off -mbulk-memory \
        -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=65536 \
        -o "${source%.c}.wasm" "$source"
done
for source in *.wat; do
    wat2wasm --debug-names -o "${source%.wat}.wasm" "$source"
done
chmod a-x ./*.wasm
