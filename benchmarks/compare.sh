#!/usr/bin/env bash
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Compares Trifola with GraalWasm and with node's engine on the kernels, and prints tables with
# ratios. See README.md beside this file.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

usage() {
    cat >&2 <<'TEXT'
usage: benchmarks/compare.sh [OPTION]... [KERNEL]...
  --engines=LIST     of trifola, trifola-graal, trifola-interpreter, endive, graalwasm, graalwasm-graal,
                     node, and of trifola:KEY=VALUE (with a polyglot option; several are joined by "+"),
                     separated by commas; the first is what the others are compared with
                     (default: trifola,graalwasm,node)
  --graal            short for --engines=trifola,trifola-graal,graalwasm-graal,node --size=peak
  --size=SIZE        which rows of kernels/KERNELS.tsv: test, interpreter, first, peak (default: interpreter)
  --rounds=COUNT     how often each engine is started, in turns (default: 3)
  --iterations=COUNT the least number of calls of a kernel in a round (default: 5)
  --seconds=SECONDS  the least time spent in calls of a kernel in a round (default: 2)
  --node=COMMAND     the node to run (default: $NODE, or node); some kernels need node 25 or later
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

# Runs kernels in an engine: run ENGINE KERNEL...
run() {
    local engine=$1 command
    shift
    mapfile -t command < <(NODE=$node "$here/engine.sh" "$engine" kernels)
    "${command[@]}" --kernels="$here/kernels" --engine="$engine" --size="$size" \
        --iterations="$iterations" --seconds="$seconds" "$@"
}

mapfile -t command < <("$here/engine.sh" graalwasm program)
java=${command[0]}
IFS=, read -ra engine_list <<< "$engines"
for engine in "${engine_list[@]}"; do
    "$here/engine.sh" "$engine" kernels > /dev/null || usage
done

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
"$java" -cp "$here/target/compare-classes" org.trifola.benchmarks.Report "$output"
