// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.trifola.wasm.syntax.Features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The official scripts: the folder {@code spec} below the property {@code trifola.suites}. */
public final class Suites {
    private Suites() {}

    /**
     * A script of the suites.
     *
     * @param path its path below {@code spec}
     * @param counts how many commands it has, by the name of the column
     */
    public record Entry(String path, Map<String, Integer> counts) {
        /** The script. */
        public String text() throws IOException {
            return Files.readString(root().resolve(path));
        }

        /** How many commands it has of a kind, by the name of the column. */
        public int count(String column) {
            return counts.getOrDefault(column, 0);
        }

        /** What must be on. */
        public Features features() {
            return Features.parse(ScriptFeatures.of(root().resolve(path)));
        }

        /** Compares how many commands of each kind were run with the table. */
        public void checkCounts(ScriptResult result) {
            for (CommandKind kind : CommandKind.values()) {
                assertEquals(count(kind.text()), result.count(kind), path + " " + kind.text());
            }
            assertEquals(count("assertions"), result.assertions(), path);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** The folder of the scripts. */
    public static Path root() {
        return Path.of(System.getProperty("trifola.suites", ""), "spec");
    }

    /** All scripts that the table of the suites lists; without the suites the test is skipped. */
    public static List<Entry> all() {
        Path table = root().resolve("COUNTS.tsv");
        assumeTrue(Files.exists(table), "no suites: set trifola.suites");
        try {
            List<String> lines = Files.readAllLines(table);
            String[] columns = lines.getFirst().split("\t");
            List<Entry> entries = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t");
                Map<String, Integer> counts = new TreeMap<>();
                for (int i = 1; i < cells.length; i++) {
                    counts.put(columns[i], Integer.valueOf(cells[i]));
                }
                entries.add(new Entry(cells[0], counts));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
