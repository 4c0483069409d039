#!/usr/bin/env bash
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Compares all engines in everything that users wait for, prints tables, and writes results.json,
# report.html and chart.svg. A run that was stopped goes on where it was. run.sh --help says more,
# as does README.md beside this file.

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

arguments=()
for argument in "$@"; do
    case $argument in
        --node=*) export NODE=${argument#*=} ;;
        *) arguments+=("$argument") ;;
    esac
done
mapfile -t command < <("$here/engine.sh" graalwasm program)
exec "${command[0]}" -cp "$here/target/compare-classes" org.trifola.benchmarks.Runner \
    --home="$here" ${arguments[@]+"${arguments[@]}"}
