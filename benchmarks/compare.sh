#!/usr/bin/env bash
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Compares Trifola with GraalWasm and with node's engine on the kernels, and prints tables with
# ratios. See README.md beside this file.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")

usage() {
    cat >&2 <<'TEXT'
usage: benchmarks/compare.sh [OPTION]... [KERNEL]...
  --engines=LIST     of trifola, graalwasm, trifola-graal, graalwasm-graal, node, and of trifola:KEY=VALUE
                     (with a polyglot option; several are joined by "+"), separated by commas;
                     the first is what the others are compared with
                     (default: trifola,graalwasm,node)
  --graal            short for --engines=trifola,trifola-graal,graalwasm-graal,node --size=peak
  --size=SIZE        which rows of kernels/KERNELS.tsv: test, interpreter, first, peak (default: interpreter)
  --rounds=COUNT     how often each engine is started, in turns (default: 3)
  --iterations=COUNT the least number of calls of a kernel in a round (default: 5)
  --seconds=SECONDS  the least time spent in calls of a kernel in a round (default: 2)
  --node=COMMAND     the node to run (default: $NODE, or node); the kernels gc-* need node 22 or later
  --fork             a process for each kernel, so that its first call meets nothing warm
  --output=FILE      keep the measurements (default: a new file below benchmarks/target)
TEXT
    exit 2
}

engines=trifola,graalwasm,node
size=interpreter
rounds=3
iterations=5
seconds=2
node=${NODE:-node}
fork=false
output=
kernels=()
for argument in "$@"; do
    value=${argument#*=}
    case $argument in
        --engines=*) engines=$value ;;
        --graal) engines=trifola,trifola-graal,graalwasm-graal,node size=peak ;;
        --size=*) size=$value ;;
        --rounds=*) rounds=$value ;;
        --iterations=*) iterations=$value ;;
        --seconds=*) seconds=$value ;;
        --node=*) node=$value ;;
        --fork) fork=true ;;
        --output=*) output=$value ;;
        -*) usage ;;
        *) kernels+=("$argument") ;;
    esac
done

# Fetches engines to compare with into peers/target/$1.
fetch() {
    if ! compgen -G "$here/peers/target/$1/*.jar" > /dev/null; then
        mvn -q -B -f "$here/peers/pom.xml" "-P$1" dependency:copy-dependencies
    fi
}

# The class path of an engine.
class_path() {
    case $1 in
        trifola*)
            local lib
            lib=$(compgen -G "$root/launcher/target/trifola-*/lib" | head -1) || {
                echo "compare.sh: no distribution below launcher/target; build it with: ./trifola --version" >&2
                exit 1
            }
            # Only with Truffle's optimizing runtime does the Graal compiler do anything.
            case $1 in
                trifola-graal*) echo "$lib/*:$lib/graal/runtime/*" ;;
                *) echo "$lib/*" ;;
            esac
            ;;
        graalwasm*)
            echo "$here/peers/target/graalwasm/*"
            ;;
    esac
}

# Runs kernels in an engine: run ENGINE KERNEL...
run() {
    local engine=$1
    shift
    local arguments=(--kernels="$here/kernels" --engine="$engine" --size="$size"
        --iterations="$iterations" --seconds="$seconds")
    if [ "$engine" = node ]; then
        "$node" "$here/kernels.mjs" "${arguments[@]}" "$@"
        return
    fi
    local flags=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
        -Dpolyglot.engine.WarnInterpreterOnly=false -Xss16m)
    if [[ $engine == *-graal* ]]; then
        local jars=("$here"/peers/target/graal/*.jar)
        flags+=(-XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI
            --upgrade-module-path="$(IFS=:; echo "${jars[*]}")")
    fi
    if [[ $engine == *:* ]]; then
        local option
        IFS=+ read -ra options <<< "${engine#*:}"
        for option in "${options[@]}"; do
            arguments+=(--option="$option")
        done
    fi
    "$java" "${flags[@]}" -cp "$classes:$(class_path "$engine")" \
        org.trifola.benchmarks.Kernels "${arguments[@]}" "$@"
}

java=$("$root/launcher/src/main/dist/bin/trifola" --find-java)/bin/java
IFS=, read -ra engine_list <<< "$engines"
for engine in "${engine_list[@]}"; do
    case $engine in
        *graal*) fetch graalwasm ;;&
        *-graal*) fetch graal ;;
        trifola* | graalwasm* | node) ;;
        *) usage ;;
    esac
    class_path "$engine" > /dev/null
done

# The harness is a few classes that need nothing but the polyglot API, so it is compiled here: a
# comparison of other engines needs no build of Trifola.
classes=$here/target/compare-classes
fetch graalwasm
mkdir -p "$classes"
"$(dirname "$java")/javac" --release 25 -d "$classes" -cp "$here/peers/target/graalwasm/*" \
    "$here"/src/main/java/org/trifola/benchmarks/{Arguments,Kernel,Kernels,Measurement,Report}.java

output=${output:-$here/target/measurements-$(date +%Y%m%d-%H%M%S).tsv}
: > "$output"
if $fork && [ ${#kernels[@]} -eq 0 ]; then
    mapfile -t kernels < <(awk -F'\t' -v size="$size" '$2 == size { print $1 }' "$here/kernels/KERNELS.tsv")
fi
for ((round = 1; round <= rounds; round++)); do
    for engine in "${engine_list[@]}"; do
        echo "round $round of $rounds: $engine" >&2
        if $fork; then
            for kernel in "${kernels[@]}"; do
                run "$engine" "$kernel" >> "$output" || echo "  $kernel failed" >&2
            done
        else
            run "$engine" ${kernels[@]+"${kernels[@]}"} >> "$output" || echo "  a kernel failed" >&2
        fi
    done
done
echo "measurements: $output" >&2
"$java" -cp "$classes" org.trifola.benchmarks.Report "$output"
