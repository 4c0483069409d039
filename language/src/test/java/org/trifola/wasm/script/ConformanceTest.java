// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The tables of docs/CONFORMANCE.md are those of the engine; {@code -Dbless} writes them. */
final class ConformanceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("trifola.root", ".."), "docs/CONFORMANCE.md");

    @Test
    void featuresAreThoseOfTheEngine() throws IOException {
        StringBuilder table = new StringBuilder("| name | what it is | phase |\n|---|---|---|\n");
        for (Feature feature : Feature.values()) {
            if (feature == Feature.CORE) {
                continue;
            }
            assertTrue(Features.ALL.has(feature), feature.option());
            table.append("| `").append(feature.option()).append("` | ");
            table.append(feature.description()).append(" | ");
            table.append(feature.phase()).append(" |\n");
        }
        check("features", table.toString());
    }

    @Test
    void numbersAreThoseOfTheSuite() throws IOException {
        Map<String, int[]> folders = new TreeMap<>();
        int[] all = new int[2];
        for (Suites.Entry entry : Suites.all()) {
            Path path = Path.of(entry.path());
            int depth = path.startsWith("proposals") ? 2 : 1;
            int[] counts =
                    folders.computeIfAbsent(path.subpath(0, depth).toString(), f -> new int[2]);
            for (int[] sum : new int[][] {counts, all}) {
                sum[0]++;
                sum[1] += entry.count("assertions");
            }
        }
        StringBuilder table =
                new StringBuilder("| folder | scripts | assertions |\n|---|--:|--:|\n");
        folders.forEach((folder, counts) -> row(table, "`" + folder + "`", counts));
        row(table, "all", all);
        check("suite", table.toString());
    }

    private static void row(StringBuilder table, String name, int[] counts) {
        table.append(String.format("| %s | %d | %d |%n", name, counts[0], counts[1]));
    }

    private static void check(String mark, String table) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + mark + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end -->", from);
        if (System.getProperty("bless") != null) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertEquals(table, page.substring(from, to), "run the test with -Dbless");
        }
    }
}
