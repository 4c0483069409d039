// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@link Runner}.
 *
 * @param home the folder of the benchmarks
 * @param output where results are kept, and where a stopped run goes on
 * @param document what is written for readers, or null: Markdown, with its chart beside it
 * @param engines the engines
 * @param kernels the names of the kernels; all if empty
 * @param programs programs of the caller's
 * @param rounds how often everything is measured
 * @param seconds how long a kernel is called at least
 * @param minutes when to end, with what there is
 * @param timeout when to end a single process, in seconds
 */
record RunnerOptions(
        Path home,
        Path output,
        Path document,
        List<String> engines,
        List<String> kernels,
        List<CallersProgram> programs,
        int rounds,
        double seconds,
        double minutes,
        long timeout) {

    /**
     * A program that is not part of this repository.
     *
     * @param name its name in the tables
     * @param folder what it may use under the same name, or an empty string
     * @param words its file and its arguments
     */
    record CallersProgram(String name, String folder, List<String> words) {
        static CallersProgram parse(String text) {
            List<String> parts = List.of(text.split("\\|", -1));
            if (parts.size() < 3) {
                throw new IllegalArgumentException("not NAME|FOLDER|FILE|ARGUMENT...: " + text);
            }
            return new CallersProgram(
                    parts.get(0), parts.get(1), List.copyOf(parts.subList(2, parts.size())));
        }
    }

    /** How to call the program. */
    static final String USAGE =
            """
            usage: benchmarks/run.sh [OPTION]... [KERNEL]...
              --quick            one round of few kernels and engines, within ten minutes
              --engines=LIST     of trifola, trifola-graal, trifola-interpreter, endive, graalwasm,
                                 graalwasm-graal, wasmtime and node, separated by commas
                                 (default: all); the last is what the others are compared with
              --program=NAME|FOLDER|FILE|ARGUMENT...
                                 a WASI program, and a folder that it may use, or nothing; may be
                                 repeated
              --rounds=COUNT     how often everything is measured, in turns (default: 3)
              --seconds=SECONDS  how long each kernel is called in a round (default: 5)
              --minutes=MINUTES  when to end, with what there is (default: 150)
              --timeout=SECONDS  when to end a single process (default: 300)
              --node=COMMAND     the node to run (default: $NODE, or node)
              --output=FOLDER    where results are kept; a run that was stopped goes on there
                                 (default: benchmarks/target/run)
              --document=FILE    the document to write the figures into, with its chart beside it
            """;

    private static final List<String> ENGINES =
            List.of(
                    "trifola",
                    "trifola-graal",
                    "trifola-interpreter",
                    "endive",
                    "graalwasm",
                    "graalwasm-graal",
                    "wasmtime",
                    "node");

    private static final List<String> QUICK_ENGINES =
            List.of("trifola", "trifola-graal", "endive", "wasmtime", "node");

    private static final List<String> QUICK_KERNELS =
            List.of(
                    "fib",
                    "sieve",
                    "matmul",
                    "qsort",
                    "nbody",
                    "dispatch",
                    "bigvm",
                    "hash64",
                    "json",
                    "lz",
                    "table",
                    "simd-chacha",
                    "simd-search",
                    "gc-trees",
                    "gc-map",
                    "eh-throw",
                    "tail-machine");

    /** What the arguments have said so far. */
    private static final class Builder {
        private Path home = Path.of("benchmarks");
        private Path output;
        private Path document;
        private List<String> engines;
        private final List<String> kernels = new ArrayList<>();
        private final List<CallersProgram> programs = new ArrayList<>();
        private boolean quick;
        private int rounds = -1;
        private double seconds = -1;
        private double minutes = -1;
        private long timeout = -1;

        private void accept(String argument) {
            if (!argument.startsWith("--")) {
                kernels.add(argument);
                return;
            }
            int equals = argument.indexOf('=');
            String value = argument.substring(equals + 1);
            switch (equals < 0 ? argument : argument.substring(0, equals)) {
                case "--quick" -> quick = true;
                case "--home" -> home = Path.of(value);
                case "--output" -> output = Path.of(value);
                case "--document" -> document = Path.of(value);
                case "--engines" -> engines = List.of(value.split(","));
                case "--program" -> programs.add(CallersProgram.parse(value));
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--minutes" -> minutes = Double.parseDouble(value);
                case "--timeout" -> timeout = Long.parseLong(value);
                default -> throw new IllegalArgumentException("unknown option: " + argument);
            }
        }

        private RunnerOptions build() {
            if (quick && kernels.isEmpty()) {
                kernels.addAll(QUICK_KERNELS);
            }
            if (engines == null) {
                engines = quick ? QUICK_ENGINES : ENGINES;
            }
            return new RunnerOptions(
                    home,
                    output == null ? home.resolve(quick ? "target/quick" : "target/run") : output,
                    document,
                    engines,
                    List.copyOf(kernels),
                    List.copyOf(programs),
                    rounds < 0 ? quick ? 1 : 3 : rounds,
                    seconds < 0 ? quick ? 1 : 5 : seconds,
                    minutes < 0 ? quick ? 9 : 150 : minutes,
                    timeout < 0 ? quick ? 30 : 300 : timeout);
        }
    }

    /**
     * Parses the arguments of {@code main}.
     *
     * @param arguments the arguments
     * @return what they say
     * @throws IllegalArgumentException if one is unknown or has a wrong value
     */
    static RunnerOptions parse(String[] arguments) {
        Builder builder = new Builder();
        for (String argument : arguments) {
            builder.accept(argument);
        }
        return builder.build();
    }

    /**
     * The engine that the others are compared with.
     *
     * @return its name
     */
    String base() {
        return engines.get(engines.size() - 1);
    }
}
