// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what was measured: tables on standard output, a page, a picture, JSON, the document. */
final class Reports {
    /** What stands around the figures of a document whose other text is written by hand. */
    private static final String BEGIN = "<!-- begin of figures: written by benchmarks/run.sh -->";

    private static final String END = "<!-- end of figures -->";

    private static final String STYLE =
            "body{font-family:sans-serif;margin:2em;max-width:75em}"
                    + "table{border-collapse:collapse}"
                    + "td,th{border:1px solid #ddd;padding:2px 8px;text-align:right}"
                    + "td:first-child,th:first-child{text-align:left}";

    private Reports() {}

    /**
     * Writes all of them.
     *
     * @param options where to
     * @param machine on what was measured
     * @param results what was measured
     * @throws IOException if a file cannot be written
     */
    static void write(RunnerOptions options, Machine machine, Results results) throws IOException {
        String base = options.base();
        List<Table> tables = Tables.of(results, base);
        String chart = new Chart(results, base).draw();
        Path output = options.output();
        Files.writeString(output.resolve("chart.svg"), chart);
        Files.writeString(output.resolve("report.html"), html(machine, results, tables, chart));
        Files.writeString(output.resolve("results.json"), Json.of(machine, results, base));
        System.out.print(markdown(machine, results, tables));
        System.err.println("also: " + output + "/report.html, results.json, chart.svg");
        Path document = options.document();
        if (document != null) {
            String name = document.getFileName().toString().replaceFirst("\\.md$", ".svg");
            String picture = name.toLowerCase(java.util.Locale.ROOT);
            Files.writeString(document.resolveSibling(picture), chart);
            String figures =
                    "![Geometric means](" + picture + ")\n\n" + markdown(machine, results, tables);
            Files.writeString(document, replaced(Files.readString(document), figures));
        }
    }

    /**
     * A document with other figures.
     *
     * @param document its text
     * @param figures what to put between the marks
     * @return the text with them
     * @throws IllegalArgumentException if it has no marks
     */
    static String replaced(String document, String figures) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no place for figures: " + BEGIN + " … " + END);
        }
        return document.substring(0, begin)
                + BEGIN
                + "\n"
                + figures.strip()
                + "\n"
                + document.substring(end);
    }

    private static List<String> circumstances(Machine machine, Results results) {
        List<String> lines = new ArrayList<>();
        lines.add("Measured on " + machine.date() + " UTC: " + machine.description() + ".");
        lines.add(
                "Load of the machine (threads that want to run, mean of a minute): "
                        + machine.loadBefore()
                        + " before the first measurement, "
                        + machine.loadAfter()
                        + " after the last. Rounds: "
                        + results.rounds()
                        + ".");
        for (Map.Entry<String, String> engine : machine.engines().entrySet()) {
            lines.add(engine.getKey() + ": " + engine.getValue());
        }
        return lines;
    }

    private static String markdown(Machine machine, Results results, List<Table> tables) {
        StringBuilder text = new StringBuilder();
        for (String line : circumstances(machine, results)) {
            text.append("- ").append(line).append('\n');
        }
        text.append('\n');
        for (Table table : tables) {
            text.append(table.toMarkdown());
        }
        if (!results.failures().isEmpty()) {
            text.append("### What did not run\n\n");
            results.failures()
                    .forEach(
                            (what, why) ->
                                    text.append("- ")
                                            .append(what)
                                            .append(": ")
                                            .append(shortened(why))
                                            .append('\n'));
        }
        return text.toString();
    }

    private static String shortened(String reason) {
        int most = 120;
        String text = reason.replace('|', '/').replace('<', '(').replace('>', ')');
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static String html(Machine machine, Results results, List<Table> tables, String chart) {
        StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n");
        text.append("<meta charset=\"utf-8\">\n<title>Trifola: performance</title>\n");
        text.append("<style>").append(STYLE).append("</style>\n<h1>Performance</h1>\n<ul>\n");
        for (String line : circumstances(machine, results)) {
            text.append("<li>").append(Table.escape(line)).append("</li>\n");
        }
        text.append("</ul>\n").append(chart);
        for (Table table : tables) {
            text.append(table.toHtml());
        }
        text.append("<h3>What did not run</h3>\n<ul>\n");
        results.failures()
                .forEach(
                        (what, why) ->
                                text.append("<li>")
                                        .append(Table.escape(what + ": " + why))
                                        .append("</li>\n"));
        return text.append("</ul>\n</html>\n").toString();
    }
}
