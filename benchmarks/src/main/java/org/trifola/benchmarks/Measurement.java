// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What one process measured of one kernel. Times are in milliseconds.
 *
 * @param engine the name under which the engine takes part
 * @param kernel the kernel
 * @param n the argument of its export {@code run}
 * @param load from bytes to a module
 * @param instantiate from the module to an instance
 * @param warmup the first call of {@code run} in that process
 * @param execute the fastest call
 * @param outcome {@code ok}, or what went wrong
 * @param calls the calls one by one, as many as were asked for
 */
record Measurement(
        String engine,
        String kernel,
        int n,
        double load,
        double instantiate,
        double warmup,
        double execute,
        String outcome,
        List<Double> calls) {

    /** The outcome of a kernel that returned the right checksum every time. */
    static final String OK = "ok";

    private static final int COLUMNS = 8;

    /** A measurement without calls of its own has no more columns. */
    private static final int COLUMNS_WITH_CALLS = 9;

    /**
     * A measurement of times only.
     *
     * @param engine the name under which the engine takes part
     * @param kernel the kernel
     * @param n the argument of its export {@code run}
     * @param load from bytes to a module
     * @param instantiate from the module to an instance
     * @param warmup the first call of {@code run} in that process
     * @param execute the fastest call
     * @param outcome {@code ok}, or what went wrong
     */
    Measurement(
            String engine,
            String kernel,
            int n,
            double load,
            double instantiate,
            double warmup,
            double execute,
            String outcome) {
        this(engine, kernel, n, load, instantiate, warmup, execute, outcome, List.of());
    }

    /**
     * The same with more.
     *
     * @param times the calls one by one
     * @return a measurement with them
     */
    Measurement withCalls(List<Double> times) {
        return new Measurement(
                engine, kernel, n, load, instantiate, warmup, execute, outcome, times);
    }

    /**
     * The measurement of a kernel that gave no result.
     *
     * @param engine the engine
     * @param kernel the kernel
     * @param reason what went wrong
     * @return a measurement without times
     */
    static Measurement failed(String engine, Kernel kernel, String reason) {
        double none = Double.NaN;
        String oneLine = reason.replaceAll("\\s+", " ");
        return new Measurement(engine, kernel.name(), kernel.n(), none, none, none, none, oneLine);
    }

    /**
     * Reads what {@link #toLine} wrote.
     *
     * @param line one line
     * @return the measurement, or null if the line is something else
     */
    static Measurement parse(String line) {
        String[] columns = line.split("\t");
        if (columns.length != COLUMNS && columns.length != COLUMNS_WITH_CALLS) {
            return null;
        }
        Measurement measurement =
                new Measurement(
                        columns[0],
                        columns[1],
                        Integer.parseInt(columns[2]),
                        Double.parseDouble(columns[3]),
                        Double.parseDouble(columns[4]),
                        Double.parseDouble(columns[5]),
                        Double.parseDouble(columns[6]),
                        columns[7]);
        if (columns.length == COLUMNS) {
            return measurement;
        }
        List<Double> calls = new ArrayList<>();
        for (String call : columns[8].split(",")) {
            calls.add(Double.valueOf(call));
        }
        return measurement.withCalls(calls);
    }

    /**
     * The measurement as a line of columns that are separated by tabs.
     *
     * @return the line, without its end
     */
    String toLine() {
        String line =
                String.format(
                        Locale.ROOT,
                        "%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%s",
                        engine,
                        kernel,
                        n,
                        load,
                        instantiate,
                        warmup,
                        execute,
                        outcome);
        if (calls.isEmpty()) {
            return line;
        }
        StringJoiner times = new StringJoiner(",");
        for (double call : calls) {
            times.add(String.format(Locale.ROOT, "%.3f", call));
        }
        return line + "\t" + times;
    }

    /**
     * Whether the kernel returned the right checksum every time.
     *
     * @return whether the times count
     */
    boolean isOk() {
        return outcome.equals(OK);
    }
}
