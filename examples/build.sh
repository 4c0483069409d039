#!/bin/sh
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Rebuilds every binary of this folder that is made from C. The committed binaries are exactly what
# this makes with the packages clang-14, lld-14, wasi-libc and libclang-rt-14-dev-wasm32 of Debian 12.
# The name section stays in, so that backtraces are readable.

set -eu
cd "$(dirname "$0")"

clang=${CLANG:-clang-14}

for name in args cat copy sort many; do
    echo "$clang $name.c"
    "$clang" --target=wasm32-wasi -std=c11 -O2 -Wall -Wextra -Werror \
        -Wl,--gc-sections -Wl,--strip-debug -Wl,-z,stack-size=65536 -o "$name.wasm" "$name.c"
    chmod a-x "$name.wasm"
done
