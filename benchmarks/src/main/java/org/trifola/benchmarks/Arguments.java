// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line of {@link Kernels}.
 *
 * @param folder where the kernels and their table are
 * @param engine the name that the measurements carry
 * @param size which rows of the table to run
 * @param n the argument to use instead of the table's, without a checksum to compare; or -1
 * @param iterations the least number of calls of each kernel, the first included
 * @param seconds how long to call each kernel at least
 * @param calls how many calls to report one by one; none if 0
 * @param subjectName the class of the engine, if it is not the one of the polyglot API
 * @param options options for the polyglot engine
 * @param names the kernels to run; all if empty
 */
record Arguments(
        Path folder,
        String engine,
        String size,
        int n,
        int iterations,
        double seconds,
        int calls,
        String subjectName,
        Map<String, String> options,
        List<String> names) {

    /** How to call the program. */
    static final String USAGE =
            "usage: Kernels [--kernels=FOLDER] [--engine=NAME] [--size=SIZE] [--n=N]"
                    + " [--iterations=COUNT] [--seconds=SECONDS] [--calls=COUNT]"
                    + " [--subject=CLASS] [--option=KEY=VALUE]... [KERNEL]...";

    /**
     * Parses the arguments of {@code main}.
     *
     * @param arguments the arguments
     * @return what they say
     * @throws IllegalArgumentException if one is unknown or has a wrong value
     */
    static Arguments parse(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> options = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                names.add(argument);
                continue;
            }
            String[] parts = argument.substring(2).split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("no value: " + argument);
            }
            if (parts[0].equals("option")) {
                String[] option = parts[1].split("=", 2);
                options.put(option[0], option.length == 2 ? option[1] : "true");
            } else {
                values.put(parts[0], parts[1]);
            }
        }
        Arguments parsed =
                new Arguments(
                        Path.of(take(values, "kernels", "benchmarks/kernels")),
                        take(values, "engine", "engine"),
                        take(values, "size", "interpreter"),
                        Integer.parseInt(take(values, "n", "-1")),
                        Integer.parseInt(take(values, "iterations", "3")),
                        Double.parseDouble(take(values, "seconds", "0")),
                        Integer.parseInt(take(values, "calls", "0")),
                        take(values, "subject", ""),
                        options,
                        names);
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option: --" + String.join(", --", values.keySet()));
        }
        return parsed;
    }

    private static String take(Map<String, String> values, String key, String otherwise) {
        String value = values.remove(key);
        return value == null ? otherwise : value;
    }

    /**
     * Whether a row of the table is to be run.
     *
     * @param kernel the row
     * @return whether its size and its name are asked for
     */
    boolean wants(Kernel kernel) {
        return kernel.size().equals(size) && (names.isEmpty() || names.contains(kernel.name()));
    }

    /**
     * Starts the engine.
     *
     * @return the engine
     * @throws IllegalArgumentException if there is no such class
     */
    Subject subject() {
        if (subjectName.isEmpty()) {
            return new PolyglotSubject(options);
        }
        try {
            return (Subject) Class.forName(subjectName).getConstructor().newInstance();
        } catch (ReflectiveOperationException error) {
            throw new IllegalArgumentException("no engine " + subjectName, error);
        }
    }
}
