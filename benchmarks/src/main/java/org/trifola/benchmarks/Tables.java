// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The tables of a comparison. */
final class Tables {
    /** The groups of kernels, and what readers call them. */
    static final List<String> GROUPS = List.of("scalar", "simd", "gc", "eh", "tail");

    private static final List<String> GROUP_NAMES =
            List.of("scalar", "SIMD", "GC", "exceptions", "tail calls");

    private static final List<Metric> KERNEL_METRICS =
            List.of(Metric.STEADY, Metric.FIRST, Metric.SETTLE, Metric.PROCESS, Metric.CPU);

    private static final List<Metric> OTHER_METRICS =
            List.of(
                    Metric.START,
                    Metric.LOAD,
                    Metric.PROGRAM,
                    Metric.HOST_CALL,
                    Metric.GUEST_CALL,
                    Metric.INSTANTIATE,
                    Metric.INSTANCE_SIZE,
                    Metric.CPU);

    private static final List<List<String>> PAIRS =
            List.of(
                    List.of("trifola", "endive"),
                    List.of("trifola-graal", "graalwasm-graal"),
                    List.of("trifola-interpreter", "graalwasm"),
                    List.of("trifola-graal", "trifola"));

    private final Results results;
    private final String base;
    private final List<String> engines;
    private final List<Table> tables = new ArrayList<>();

    private Tables(Results results, String base) {
        this.results = results;
        this.base = base;
        engines = new ArrayList<>(results.engines());
        engines.remove(base);
    }

    /**
     * Makes the tables.
     *
     * @param results what was measured
     * @param base the engine that the others are compared with
     * @return the tables that have something to show
     */
    static List<Table> of(Results results, String base) {
        Tables maker = new Tables(results, base);
        maker.addSummary();
        maker.addPairs();
        maker.addTwins();
        for (Metric metric : KERNEL_METRICS) {
            maker.addRatios(metric);
        }
        maker.addNumbers();
        maker.tables.removeIf(Table::isEmpty);
        return maker.tables;
    }

    /**
     * What readers call a group of kernels.
     *
     * @param group the group
     * @return its name
     */
    static String groupName(String group) {
        return GROUP_NAMES.get(GROUPS.indexOf(group));
    }

    private Table table(String title, String first, List<String> columns) {
        List<String> head = new ArrayList<>(List.of(first));
        head.addAll(columns);
        Table table = new Table(title, head);
        tables.add(table);
        return table;
    }

    /** What is no kernel. */
    private List<String> namesOfPrograms(Metric metric) {
        List<String> names = new ArrayList<>(results.names(metric));
        names.removeAll(results.names(Metric.PROCESS));
        return names;
    }

    private void addSummary() {
        Table table = table("Times as a multiple of " + base + "'s", "", engines);
        for (Metric metric : KERNEL_METRICS) {
            for (String group : GROUPS) {
                List<String> row = new ArrayList<>();
                row.add(metric.label() + ", " + groupName(group) + " (geometric mean)");
                for (String engine : engines) {
                    row.add(mean(metric, engine, base, group));
                }
                addUnlessEmpty(table, row);
            }
        }
        for (Metric metric : OTHER_METRICS) {
            for (String name : namesOfPrograms(metric)) {
                List<String> row = new ArrayList<>();
                row.add(label(metric, name));
                for (String engine : engines) {
                    row.add(Statistics.threeDigits(results.ratio(metric, engine, base, name)));
                }
                addUnlessEmpty(table, row);
            }
        }
    }

    private static String label(Metric metric, String name) {
        return metric.label().equals(name) ? name : metric.label() + ", " + name;
    }

    private static void addUnlessEmpty(Table table, List<String> row) {
        Table alone = new Table("", row);
        alone.add(row);
        if (!alone.isEmpty()) {
            table.add(row);
        }
    }

    /** A geometric mean, with the number of kernels where the base ran more. */
    private String mean(Metric metric, String engine, String other, String group) {
        List<Double> ratios = results.ratios(metric, engine, other, group);
        if (ratios.isEmpty()) {
            return Statistics.threeDigits(Double.NaN);
        }
        String text = Statistics.threeDigits(Statistics.geometricMean(ratios));
        int all = results.ratios(metric, other, other, group).size();
        return ratios.size() == all ? text : text + " (" + ratios.size() + " of " + all + ")";
    }

    private void addPairs() {
        List<List<String>> pairs = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (List<String> pair : PAIRS) {
            if (results.engines().containsAll(pair)) {
                pairs.add(pair);
                columns.add(pair.get(0) + " / " + pair.get(1));
            }
        }
        Table table =
                table(
                        "Pairs of engines: the time of one as a multiple of the other's",
                        "",
                        columns);
        for (Metric metric : KERNEL_METRICS) {
            for (String group : GROUPS) {
                List<String> row = new ArrayList<>();
                row.add(metric.label() + ", " + groupName(group) + " (geometric mean)");
                for (List<String> pair : pairs) {
                    row.add(mean(metric, pair.get(0), pair.get(1), group));
                }
                addUnlessEmpty(table, row);
            }
        }
        for (Metric metric : OTHER_METRICS) {
            for (String name : namesOfPrograms(metric)) {
                List<String> row = new ArrayList<>();
                row.add(label(metric, name));
                for (List<String> pair : pairs) {
                    double ratio = results.ratio(metric, pair.get(0), pair.get(1), name);
                    row.add(Statistics.threeDigits(ratio));
                }
                addUnlessEmpty(table, row);
            }
        }
    }

    /** The kernels that were built with and without SIMD. */
    private void addTwins() {
        List<String> all = new ArrayList<>(results.engines());
        for (Metric metric : List.of(Metric.STEADY, Metric.PROCESS)) {
            Table table =
                    table("With SIMD as a multiple of without, " + metric.label(), "kernel", all);
            for (String name : results.names(metric)) {
                String twin = name.replaceFirst("^simd-", "");
                if (twin.equals(name)) {
                    continue;
                }
                List<String> row = new ArrayList<>(List.of(twin));
                for (String engine : all) {
                    row.add(
                            Statistics.threeDigits(
                                    value(metric, engine, name) / value(metric, engine, twin)));
                }
                table.add(row);
            }
        }
    }

    /** The number of the greatest argument. */
    private double value(Metric metric, String engine, String name) {
        return results.value(metric, engine, name, results.greatest(metric, engine, engine, name));
    }

    private void addRatios(Metric metric) {
        List<String> columns = new ArrayList<>(List.of(base + ", " + metric.unit()));
        columns.addAll(engines);
        Table table =
                table("Kernels, " + metric.label() + ": " + metric.meaning(), "kernel", columns);
        for (String name : results.names(metric)) {
            List<String> row = new ArrayList<>(List.of(name));
            row.add(Statistics.threeDigits(value(metric, base, name)));
            for (String engine : engines) {
                row.add(Statistics.threeDigits(results.ratio(metric, engine, base, name)));
            }
            addUnlessEmpty(table, row);
        }
    }

    private void addNumbers() {
        List<String> all = new ArrayList<>(results.engines());
        Table table = table("Numbers", "", all);
        List<Metric> metrics = new ArrayList<>(OTHER_METRICS);
        metrics.add(Metric.MEMORY);
        for (Metric metric : metrics) {
            for (String name : namesOfPrograms(metric)) {
                List<String> row = new ArrayList<>();
                row.add(label(metric, name) + ", " + metric.unit());
                for (String engine : all) {
                    row.add(Statistics.threeDigits(value(metric, engine, name)));
                }
                addUnlessEmpty(table, row);
            }
        }
    }
}
