// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The official suite: its modules are valid, and its invalid modules fail with its words. */
final class SuiteValidationTest {
    private static final Path ROOT = Path.of(System.getProperty("trifola.suites", ""), "spec");

    /** One folder is older than several memories and tables and than 64-bit limits. */
    private static final Features OLD =
            Features.ALL
                    .without(Feature.MULTI_MEMORY)
                    .without(Feature.REFERENCE_TYPES)
                    .without(Feature.MEMORY64);

    @Test
    void everyModuleIsWhatItsScriptSays() throws IOException {
        Path table = ROOT.resolve("COUNTS.tsv");
        assumeTrue(Files.exists(table), "no suites: set trifola.suites");
        List<String> lines = Files.readAllLines(table);
        List<String> columns = List.of(lines.getFirst().split("\t"));
        int column = columns.indexOf("assert_invalid");
        List<String> wrong = new ArrayList<>();
        int invalid = 0;
        int expected = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            String path = cells[0];
            boolean old = path.startsWith("proposals/threads/");
            ScriptCheck check = new ScriptCheck(path, old ? OLD : Features.ALL);
            check.run(Files.readString(ROOT.resolve(path)));
            wrong.addAll(check.wrong);
            invalid += check.invalid;
            expected += Integer.parseInt(cells[column]);
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(expected, invalid);
    }
}
