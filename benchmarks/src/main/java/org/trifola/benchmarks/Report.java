// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Makes tables, in Markdown, of the measurements of several engines.
 *
 * <p>{@code execute} is the fastest call of all rounds; the others are the median of the rounds.
 * The ratio says how many times the time of the first engine another one takes.
 */
public final class Report {
    /** A column of the measurements, and how its values of several rounds become one. */
    private record Metric(String name, ToDoubleFunction<Measurement> value, boolean fastest) {}

    private static final List<Metric> METRICS =
            List.of(
                    new Metric("execute", Measurement::execute, true),
                    new Metric("warmup", Measurement::warmup, false),
                    new Metric("load", Measurement::load, false),
                    new Metric("instantiate", Measurement::instantiate, false));

    private final List<Measurement> measurements;
    private final List<String> engines;
    private final List<String> kernels;

    /**
     * A report.
     *
     * @param measurements the measurements of all engines and rounds
     */
    Report(List<Measurement> measurements) {
        this.measurements = measurements;
        Set<String> engineNames = new LinkedHashSet<>();
        Set<String> kernelNames = new LinkedHashSet<>();
        for (Measurement measurement : measurements) {
            engineNames.add(measurement.engine());
            kernelNames.add(measurement.kernel());
        }
        engines = List.copyOf(engineNames);
        kernels = List.copyOf(kernelNames);
    }

    /**
     * Prints the tables for files of measurements.
     *
     * @param args the files
     * @throws IOException if one of them cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        for (String file : args) {
            for (String line : Files.readAllLines(Path.of(file))) {
                Measurement measurement = Measurement.parse(line);
                if (measurement != null) {
                    measurements.add(measurement);
                }
            }
        }
        new Report(measurements).print(System.out);
    }

    /**
     * Prints a table for each measure, then the failures.
     *
     * @param out where to
     */
    void print(PrintStream out) {
        for (Metric metric : METRICS) {
            printTable(out, metric);
        }
        for (Measurement measurement : measurements) {
            if (!measurement.isOk()) {
                out.println(
                        measurement.engine()
                                + " / "
                                + measurement.kernel()
                                + " failed: "
                                + measurement.outcome());
            }
        }
    }

    private void printTable(PrintStream out, Metric metric) {
        StringBuilder head = new StringBuilder("| " + metric.name() + " / case, ms |");
        StringBuilder rule = new StringBuilder("|---|");
        for (String engine : engines) {
            head.append(' ').append(engine).append(" |");
            rule.append("---:|");
            if (!engine.equals(engines.get(0))) {
                head.append(" ratio |");
                rule.append("---:|");
            }
        }
        out.println(head);
        out.println(rule);
        for (String kernel : kernels) {
            out.println(row(metric, kernel));
        }
        out.println(means(metric));
        out.println();
    }

    private String row(Metric metric, String kernel) {
        StringBuilder row = new StringBuilder("| " + metric.name() + " / " + kernel + " |");
        double base = value(metric, engines.get(0), kernel);
        for (int i = 0; i < engines.size(); i++) {
            double value = value(metric, engines.get(i), kernel);
            row.append(number(value));
            if (i > 0) {
                row.append(number(value / base));
            }
        }
        return row.toString();
    }

    /** The geometric means of the ratios over the kernels that both engines ran. */
    private String means(Metric metric) {
        StringBuilder row = new StringBuilder("| geometric mean | |");
        for (String engine : engines.subList(1, engines.size())) {
            double sum = 0;
            int count = 0;
            for (String kernel : kernels) {
                double ratio =
                        value(metric, engine, kernel) / value(metric, engines.get(0), kernel);
                if (!Double.isNaN(ratio)) {
                    sum += Math.log(ratio);
                    count++;
                }
            }
            row.append(" |").append(number(Math.exp(sum / count)));
        }
        return row.toString();
    }

    /** A cell with three digits that count. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return " – |";
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, " %." + decimals + "f |", value);
    }

    /** The value of all rounds, or NaN if there is none. */
    private double value(Metric metric, String engine, String kernel) {
        double[] values =
                measurements.stream()
                        .filter(m -> m.isOk() && m.engine().equals(engine))
                        .filter(m -> m.kernel().equals(kernel))
                        .mapToDouble(metric.value())
                        .toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        return values[metric.fastest() ? 0 : values.length / 2];
    }
}
