// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results for programs: the circumstances, all numbers, and the means of their ratios. */
final class Json {
    private Json() {}

    /**
     * Writes JSON.
     *
     * @param machine on what was measured
     * @param results what was measured
     * @param base the engine that the means compare with
     * @return an object with {@code machine}, {@code base}, {@code numbers} and {@code means}
     */
    static String of(Machine machine, Results results, String base) {
        List<String> versions = new ArrayList<>();
        for (Map.Entry<String, String> engine : machine.engines().entrySet()) {
            versions.add(quoted(engine.getKey()) + ": " + quoted(engine.getValue()));
        }
        List<String> means = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            for (String engine : results.engines()) {
                for (String group : Tables.GROUPS) {
                    addMean(
                            means,
                            metric,
                            engine,
                            group,
                            results.ratios(metric, engine, base, group));
                }
            }
        }
        return "{\n\"machine\": {\"description\": "
                + quoted(machine.description())
                + ", \"date\": "
                + quoted(machine.date())
                + ", \"loadBefore\": "
                + quoted(machine.loadBefore())
                + ", \"loadAfter\": "
                + quoted(machine.loadAfter())
                + "},\n\"engines\": {"
                + String.join(", ", versions)
                + "},\n\"base\": "
                + quoted(base)
                + ",\n\"numbers\": [\n"
                + String.join(",\n", numbers(results))
                + "\n],\n\"means\": [\n"
                + String.join(",\n", means)
                + "\n]\n}\n";
    }

    private static void addMean(
            List<String> means, Metric metric, String engine, String group, List<Double> ratios) {
        if (!ratios.isEmpty()) {
            means.add(
                    String.format(
                            Locale.ROOT,
                            "{\"metric\": %s, \"engine\": %s, \"group\": %s, \"ratio\": %.5g, \"count\": %d}",
                            quoted(metric.label()),
                            quoted(engine),
                            quoted(group),
                            Statistics.geometricMean(ratios),
                            ratios.size()));
        }
    }

    private static List<String> numbers(Results results) {
        List<String> lines = new ArrayList<>();
        for (Results.Number number : results.numbers()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "{\"metric\": %s, \"engine\": %s, \"name\": %s, \"n\": %d, \"unit\": %s, \"value\": %.6g}",
                            quoted(number.metric().label()),
                            quoted(number.engine()),
                            quoted(number.name()),
                            number.n(),
                            quoted(number.metric().unit()),
                            number.value()));
        }
        return lines;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }
}
