// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.Locale;

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
 */
record Measurement(
        String engine,
        String kernel,
        int n,
        double load,
        double instantiate,
        double warmup,
        double execute,
        String outcome) {

    /** The outcome of a kernel that returned the right checksum every time. */
    static final String OK = "ok";

    private static final int COLUMNS = 8;

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
        if (columns.length != COLUMNS) {
            return null;
        }
        return new Measurement(
                columns[0],
                columns[1],
                Integer.parseInt(columns[2]),
                Double.parseDouble(columns[3]),
                Double.parseDouble(columns[4]),
                Double.parseDouble(columns[5]),
                Double.parseDouble(columns[6]),
                columns[7]);
    }

    /**
     * The measurement as a line of columns that are separated by tabs.
     *
     * @return the line, without its end
     */
    String toLine() {
        return String.format(
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
