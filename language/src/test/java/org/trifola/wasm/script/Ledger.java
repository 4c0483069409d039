// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.trifola.wasm.script.ScriptResult.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands of the suites that are known to fail: one a line, {@code path:line} or a whole
 * {@code path}, a tab, the reason. What is listed must fail, and what fails must be listed.
 */
public final class Ledger {
    private static final Path FILE =
            Path.of(
                    System.getProperty("trifola.root", ".."),
                    "language/src/test/resources/expected-failures.txt");

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** Reads the list. */
    public Ledger() throws IOException {
        for (String line : Files.readAllLines(FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\t", 2);
                assertEquals(2, cells.length, "no reason: " + line);
                reasons.put(cells[0], cells[1]);
            }
        }
    }

    /** The paths that are listed as a whole or in part. */
    public List<String> paths() {
        return reasons.keySet().stream().map(key -> key.split(":")[0]).distinct().toList();
    }

    /** Compares what failed in a script with what is listed for it. */
    public void check(ScriptResult result) {
        List<String> unexpected = new ArrayList<>();
        boolean whole = reasons.containsKey(result.path());
        for (Failure failure : result.failures()) {
            String key = result.path() + ":" + failure.line();
            if (!whole && !reasons.containsKey(key)) {
                unexpected.add(key + ": " + failure.kind().text() + ": " + failure.text());
            }
        }
        for (String key : reasons.keySet()) {
            if (key.split(":")[0].equals(result.path()) && !fails(key, result)) {
                unexpected.add(key + " passes: take it out of " + FILE);
            }
        }
        assertEquals("", String.join("\n", unexpected));
    }

    private static boolean fails(String key, ScriptResult result) {
        return key.equals(result.path())
                ? result.failed() > 0
                : result.failures().stream()
                        .anyMatch(f -> key.equals(result.path() + ":" + f.line()));
    }
}
