#!/bin/sh
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Rebuilds the small modules of the runner, with wabt; hello.wasm is of the example of that name.

set -eu
cd "$(dirname "$0")"

wat2wasm --debug-names -o rates.wasm rates.wat
wat2wasm --debug-names -o hello.wasm ../../examples/hello.wat
