#!/usr/bin/env bash
# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0

# Tells how to run something in an engine: prints the words of the command, one a line, and fetches
# the engine before if need be.
#
#   engine.sh ENGINE kernels    the harness of kernels; its options follow
#   engine.sh ENGINE rates      the harness of rates; likewise
#   engine.sh ENGINE program [FOLDER]
#                               a WASI program that may use the folder under the same name; the
#                               program's file and arguments follow
#   engine.sh ENGINE version    says what it is, instead
#   engine.sh ENGINE prepare    makes what the engine keeps from its first start for later ones
#
# ENGINE is trifola, trifola-graal, trifola-interpreter, graalwasm, graalwasm-graal, endive, wasmtime
# or node; trifola:KEY=VALUE+KEY=VALUE is Trifola with polyglot options. The variable NODE names
# another node than the one in the path. Wasmtime is the one within the npm package of wizer, which
# runs programs and throws away what it made of them; it has no harness.

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
launcher=$root/launcher/src/main/dist/bin/trifola
classes=$here/target/compare-classes
stack=16m

fail() {
    echo "engine.sh: $1" >&2
    exit 1
}

# Fetches what is to be compared with into peers/target/$1.
fetch() {
    if ! compgen -G "$here/peers/target/$1/*.jar" > /dev/null; then
        mvn -q -B -f "$here/peers/pom.xml" "-P$1" dependency:copy-dependencies >&2
    fi
}

distribution() {
    local launcher
    launcher=$(compgen -G "$root/launcher/target/trifola-*/bin/trifola" | head -1) ||
        fail 'no distribution below launcher/target; build it with: ./trifola --version'
    dirname "$(dirname "$launcher")"
}

# Prints the harness's class path in an engine.
class_path() {
    local lib
    case $1 in
        trifola*)
            lib=$(distribution)/lib
            # Only with Truffle's optimizing runtime does the Graal compiler do anything.
            case $1 in
                trifola-graal*) echo "$classes:$lib/*:$lib/graal/runtime/*" ;;
                *) echo "$classes:$lib/*" ;;
            esac
            ;;
        graalwasm*) echo "$classes:$here/peers/target/graalwasm/*" ;;
        endive) echo "$classes:$here/peers/target/endive-classes:$here/peers/target/endive/*" ;;
    esac
}

# Prints the command of a Java harness: java_command ENGINE CLASS.
java_command() {
    local engine=$1
    printf '%s\n' "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Dpolyglot.engine.WarnInterpreterOnly=false "-Xss$stack"
    if [[ $engine == *-graal* ]]; then
        local jars=("$here"/peers/target/graal/*.jar)
        printf '%s\n' -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI \
            "--upgrade-module-path=$(IFS=:; echo "${jars[*]}")"
    fi
    printf '%s\n' -cp "$(class_path "$engine")" "$2"
    if [ "$kind" = program ]; then
        echo "$folder"
        return
    fi
    echo "--engine=$engine"
    case $engine in
        endive) echo "--subject=org.trifola.benchmarks.endive.EndiveSubject" ;;
        trifola-interpreter) echo "--option=wasm.TranslateAfter=-1" ;;
        *:*) tr '+' '\n' <<< "${engine#*:}" | sed 's/^/--option=/' ;;
    esac
}

# Prints the command of the launcher, which the words of a program follow.
launcher_command() {
    local home
    home=$(distribution)
    echo "$home/bin/trifola"
    case $1 in
        trifola-graal*) echo --graal ;;
        trifola-interpreter) echo --option=wasm.TranslateAfter=-1 ;;
        *:*) tr '+' '\n' <<< "${1#*:}" | sed 's/^/--option=/' ;;
    esac
    if [ -n "$folder" ]; then
        echo "--dir=$folder"
    fi
}

# The harness is a few classes that need nothing but the polyglot API, so it is compiled here: a
# comparison of other engines needs no build of Trifola.
compile() {
    local sources=("$here"/src/main/java/org/trifola/benchmarks/*.java)
    local made=$classes/made
    if [ ! -e "$made" ] || [ -n "$(find "${sources[@]}" -newer "$made")" ]; then
        mkdir -p "$classes"
        "$java_home/bin/javac" --release 25 -d "$classes" -cp "$here/peers/target/graalwasm/*" "${sources[@]}"
        touch "$made"
    fi
    if [ "$engine" = endive ] && [ ! -d "$here/peers/target/endive-classes" ]; then
        "$java_home/bin/javac" --release 25 -nowarn -d "$here/peers/target/endive-classes" \
            -cp "$classes:$here/peers/target/endive/*" "$here"/peers/endive/org/trifola/benchmarks/endive/*.java
    fi
}

engine=$1
kind=$2
folder=${3:-}
node=${NODE:-node}
if [ "$engine" = node ]; then
    case $kind in
        kernels | rates) printf '%s\n' "$node" "$here/$kind.mjs" --engine=node ;;
        program) printf '%s\n' "$node" --no-warnings "$here/program.mjs" "$folder" ;;
        version) echo "node $("$node" --version), V8 $("$node" -p process.versions.v8)" ;;
    esac
    exit
fi
if [ "$engine" = wasmtime ]; then
    wizer=$here/peers/target/wasmtime/node_modules/@bytecodealliance/wizer-linux-x64/wizer
    [ -x "$wizer" ] || npm install --silent --no-fund --prefix "$here/peers/target/wasmtime" \
        @bytecodealliance/wizer-linux-x64@10.0.0 >&2
    case $kind in
        program) printf '%s\n' "$wizer" --allow-wasi --wasm-bulk-memory true ${folder:+--dir} \
            ${folder:+"$folder"} -f _start -o /dev/null ;;
        version) echo 'Wasmtime 36.0.2, in wizer 10.0.0' ;;
        prepare) ;;
        *) fail "Wasmtime has no $kind" ;;
    esac
    exit
fi
java_home=$("$launcher" --find-java)
java=$java_home/bin/java
fetch graalwasm
case $engine in
    *-graal*) fetch graal ;;
    endive) fetch endive ;;
    trifola* | graalwasm) ;;
    *) fail "no engine $engine" ;;
esac
compile
case $kind:$engine in
    kernels:*) java_command "$engine" org.trifola.benchmarks.Kernels ;;
    rates:*) java_command "$engine" org.trifola.benchmarks.Rates ;;
    program:trifola*) launcher_command "$engine" ;;
    program:endive) java_command "$engine" org.trifola.benchmarks.endive.EndiveProgram ;;
    program:*) java_command "$engine" org.trifola.benchmarks.Program ;;
    prepare:trifola*) "$(distribution)/bin/trifola" --make-cache >&2 ;;
    version:trifola-graal*) "$(distribution)/bin/trifola" --graal --version | paste -sd, | sed 's/, */, /g' ;;
    version:trifola*) "$(distribution)/bin/trifola" --version | paste -sd, | sed 's/, */, /g' ;;
    version:graalwasm*) echo "GraalWasm 25.0.2" ;;
    version:endive) echo "Endive 1.0.0, compiled" ;;
esac
