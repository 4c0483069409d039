// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.Locale;

/**
 * One number that was measured once.
 *
 * @param round the round, from 1
 * @param metric what was measured
 * @param engine the engine
 * @param name of which kernel, program or rate
 * @param n the argument of a kernel; else 0
 * @param value the number in the unit of the metric, or NaN if there is none
 * @param outcome {@code ok}, or why there is no number
 */
record Sample(
        int round, Metric metric, String engine, String name, int n, double value, String outcome) {

    private static final int COLUMNS = 7;

    /**
     * Reads what {@link #toLine} wrote.
     *
     * @param line one line
     * @return the sample, or null if the line is cut off
     */
    static Sample parse(String line) {
        String[] columns = line.split("\t");
        if (columns.length != COLUMNS) {
            return null;
        }
        return new Sample(
                Integer.parseInt(columns[0]),
                Metric.of(columns[1]),
                columns[2],
                columns[3],
                Integer.parseInt(columns[4]),
                Double.parseDouble(columns[5]),
                columns[6]);
    }

    /**
     * The sample as a line of columns that are separated by tabs.
     *
     * @return the line, without its end
     */
    String toLine() {
        return String.format(
                Locale.ROOT,
                "%d\t%s\t%s\t%s\t%d\t%.6g\t%s",
                round,
                metric.label(),
                engine,
                name,
                n,
                value,
                outcome.isBlank() ? "?" : outcome.replaceAll("\\s+", " "));
    }

    /**
     * Whether there is a number.
     *
     * @return whether it counts
     */
    boolean isOk() {
        return outcome.equals(Measurement.OK) && !Double.isNaN(value);
    }
}
