#!/usr/bin/env bash
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Measures by JMH: jmh.sh ENGINE [OPTION OF JMH]..., where ENGINE is one of the polyglot API that
# engine.sh knows, such as trifola, trifola-graal or graalwasm.

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ $# -eq 0 ]; then
    echo 'usage: benchmarks/jmh.sh ENGINE [OPTION OF JMH]...' >&2
    exit 2
fi
mvn -q -B -f "$here/../pom.xml" -pl benchmarks -Pquick,jmh process-classes
mapfile -t command < <("$here/engine.sh" "$1" kernels)
shift
# The flags up to the class path are the engine's; JMH hands them to the processes that it starts.
flags=()
for ((i = 0; i < ${#command[@]}; i++)); do
    if [ "${command[i]}" = -cp ]; then
        exec "${flags[@]}" "-Dbenchmarks.folder=$here" \
            -cp "$here/target/classes:$here/target/jmh/*:${command[i + 1]}" org.openjdk.jmh.Main "$@"
    fi
    flags+=("${command[i]}")
done
