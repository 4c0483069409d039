#!/bin/sh
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Rebuilds inventory.wasm: build-kotlin.sh FOLDER, which receives the compiler and what it makes
# on the way. The committed binary is exactly what this makes with Kotlin 2.4.10 on a JDK 25.

set -eu
if [ $# -ne 1 ]; then
    echo "usage: build-kotlin.sh FOLDER" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
work=$(cd "$1" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

mvn -q -B -f "$here/kotlin.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"

kotlin() {
    "$java" --enable-native-access=ALL-UNNAMED -cp "$work/lib/*" \
        org.jetbrains.kotlin.cli.js.KotlinWasmCompiler -Xwasm-target=wasm-wasi \
        -libraries "$work/lib/kotlin-stdlib-wasm-wasi-2.4.10.klib" -ir-output-name inventory "$@"
}

# The source becomes a library first, from which the program is linked.
kotlin -ir-output-dir "$work/klib" -Xir-produce-klib-dir "$here/inventory.kt"
kotlin -ir-output-dir "$work/out" -Xir-produce-js -Xir-dce -Xinclude="$work/klib" \
    -Xwasm-use-new-exception-proposal=true
cp "$work/out/inventory.wasm" "$here/inventory.wasm"
